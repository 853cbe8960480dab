package io.github.ae4j.djl.form;

/**
 * w of the step at hand, over native states: w = factor/(sqrt(v + share g^2) + epsilon), with v the second moment's
 * buffer; with an empty one w = factor/(|g| + epsilon).
 *
 * @param share of this step's squares beside the second moment
 * @param epsilon in the gradient's unit
 * @param factor what the quotient is multiplied by
 */
public record Preconditioner(double share, double epsilon, double factor) {
  /** That of an optimizer without one. */
  public static final Preconditioner NONE = new Preconditioner(0.0, 0.0, 1.0);
}
