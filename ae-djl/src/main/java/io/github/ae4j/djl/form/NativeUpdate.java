package io.github.ae4j.djl.form;

/** The numbers of one update in the optimizer's own units; they hold for the decision written last. */
public sealed interface NativeUpdate {
  /** Rate of the gradient itself beside the moment; 0 without. */
  double own();

  /** The same for parameters at a proportion of the rate. */
  NativeUpdate at(double proportion);

  /**
   * SGD's, whose buffer holds the learning rate: B = momentum B + rate g, theta -= B + own g.
   *
   * @param rate share of the gradient that enters the buffer, parameter/gradient
   * @param momentum share of the buffer that stays
   * @param decay coupled weight decay
   * @param own rate of the gradient beside the buffer; 0 without
   */
  record Sgd(double rate, double momentum, double decay, double own) implements NativeUpdate {
    @Override
    public Sgd at(double proportion) {
      return proportion == 1.0
          ? this
          : new Sgd(proportion * rate, momentum, decay, proportion * own);
    }
  }

  /**
   * Adam's: theta -= (rate m + own g)/(sqrt v + epsilon).
   *
   * @param rate with the correction for bias in it
   * @param beta1 share of the first moment that stays
   * @param beta2 share of the second moment that stays
   * @param epsilon beside the uncorrected root, in the gradient's unit
   * @param decay weight decay: of the gradient, or decoupled and then times the rate
   * @param decoupled whether it is decoupled, as AdamW's is
   * @param own rate of the gradient beside the moment, with the correction of the root in it; 0 without
   */
  record Adam(
      double rate,
      double beta1,
      double beta2,
      double epsilon,
      double decay,
      boolean decoupled,
      double own)
      implements NativeUpdate {
    @Override
    public Adam at(double proportion) {
      return proportion == 1.0
          ? this
          : new Adam(proportion * rate, beta1, beta2, epsilon, decay, decoupled, proportion * own);
    }

    /** Weight decay that belongs to the gradient. */
    public double coupled() {
      return decoupled ? 0.0 : decay;
    }

    /** Share of the parameters that decoupled decay takes in this update. */
    public double lost() {
      return decoupled ? rate * decay : 0.0;
    }
  }
}
