package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;

import io.github.ae4j.vector.VectorUpdate;
import java.util.List;
import java.util.Objects;

/**
 * The updaters whose rate stands outside their moments: Sgd, Adam, AMSGrad, Nadam, AdaMax, RmsProp,
 * AdaGrad, AdaDelta.
 *
 * <pre>
 *   native:     m = b1 m + (1-b1) g,   theta -= r s_t n/(root + e)
 *               n = m,  for Nadam b1 m + (1-b1) g with the new m;  root as in {@link Preconditioner}
 *               s_t = sqrt(1-b2^t)/(1-b1^t)   Adam, AMSGrad;   1/(1-b1^t)   Nadam, AdaMax;   else 1
 *   canonical:  theta -= alpha (mu m + (1-mu) g)/c' / (root/R + eps),   c' = mu c + (1-mu)
 *   so          r = alpha R/(c' s_t),   e = eps R,   b1 = mu, for Nadam sqrt mu
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>r, e</td><td>native learning rate and epsilon</td><td>parameter, gradient</td></tr>
 * <tr><td>c</td><td>accumulated weight of m before the step</td><td>1</td></tr>
 * <tr><td>R</td><td>sqrt of the accumulated weight of a mean of squares; 1 where it is none</td><td>1</td></tr>
 * <tr><td>t</td><td>iteration + 1, as ND4J counts</td><td>steps</td></tr>
 * </table>
 *
 * <p>Nadam looks ahead: with the new m put in, n = b1^2 m + (1-b1^2) g, so that its mu is b1^2. ND4J
 * corrects neither the v of Nadam nor that of RmsProp for its bias; here it is. An epsilon that is not
 * steered stays native, and that of AdaDelta is native always. Sgd, RmsProp and AdaGrad have mu = 0.
 */
final class MomentForm extends NativeForm {
  MomentForm(UpdaterKind kind, List<Segment> segments) {
    super(kind, segments);
  }

  @Override
  double readNative(String coefficient) {
    double value = native0(coefficient);
    return coefficient.equals(MOMENTUM) && kind.looksAhead() ? value * value : value;
  }

  @Override
  void start(int updates) {
    cell(Cell.WEIGHT, hasMomentum() ? 1.0 - Math.pow(native0(MOMENTUM), updates) : 0.0);
    cell(
        Cell.SECOND_WEIGHT, kind.averagesSquares() ? 1.0 - Math.pow(native0(BETA2), updates) : 0.0);
  }

  @Override
  void translate(int iteration) {
    double first = firstDecay();
    double mu = kind.looksAhead() ? first * first : first;
    double direction = hasMomentum() ? accumulated(mu, cell(Cell.WEIGHT)) : 1.0;
    double second = has(BETA2) ? secondDecay() : 0.0;
    accumulate(first, second);
    double root = rootWeight();
    if (hasMomentum()) {
      writeNative(MOMENTUM, first);
    }
    if (has(BETA2)) {
      writeNative(BETA2, second);
    }
    if (steers(EPSILON)) {
      writeNative(EPSILON, cell(Cell.EPSILON) * root);
    }
    if (has(LEARNING_RATE)) {
      double own = nativeCorrection(iteration, first, second);
      writeNative(LEARNING_RATE, rate(cell(Cell.ALPHA) * share() * root / (direction * own)));
    }
  }

  /** Numbers of ND4J's own Adam, from the native values just written. */
  VectorUpdate.Adam adam(Segment segment, int iteration) {
    double first = decay(native0(MOMENTUM));
    double second = decay(native0(BETA2));
    double rate =
        Objects.requireNonNull(kind.fields.get(LEARNING_RATE)).read(segment.configs().get(0));
    double corrected = rate * nativeCorrection(iteration, first, second);
    double own = cell(Cell.ALPHA) * (1.0 - share()) * rootWeight() * segment.relativeRate();
    return new VectorUpdate.Adam(corrected, first, second, native0(EPSILON), 0.0, 0.0, own);
  }

  private double firstDecay() {
    return hasMomentum()
        ? decay(kind.looksAhead() ? Math.sqrt(cell(Cell.MU)) : cell(Cell.MU))
        : 0.0;
  }

  private void accumulate(double first, double second) {
    if (hasMomentum()) {
      cell(Cell.WEIGHT, accumulated(first, cell(Cell.WEIGHT)));
    }
    if (kind.averagesSquares()) {
      cell(Cell.SECOND_WEIGHT, accumulated(second, cell(Cell.SECOND_WEIGHT)));
    }
  }

  /** R, once the step's squares are in. */
  private double rootWeight() {
    return kind.averagesSquares() ? Math.sqrt(cell(Cell.SECOND_WEIGHT)) : 1.0;
  }

  /** s_t as ND4J computes it, in the parameters' data type. */
  private double nativeCorrection(int iteration, double first, double second) {
    return switch (kind) {
      case ADAM, AMSGRAD ->
          rounded(Math.sqrt(rounded(1.0 - power(second, iteration))))
              / (1.0 - power(first, iteration));
      case NADAM, ADAMAX -> 1.0 / (1.0 - power(first, iteration));
      default -> 1.0;
    };
  }

  private double power(double decay, int iteration) {
    return rounded(Math.pow(decay, iteration + 1.0));
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }

  @Override
  void made(int iteration, int epoch) {
    accumulate(hasMomentum() ? native0(MOMENTUM) : 0.0, has(BETA2) ? native0(BETA2) : 0.0);
  }

  @Override
  double momentumScale(double relativeRate) {
    return 1.0;
  }

  @Override
  void settle() {
    if (has(LEARNING_RATE)) {
      writeNative(LEARNING_RATE, rate(cell(Cell.ALPHA)));
    }
    if (steers(EPSILON)) {
      writeNative(EPSILON, cell(Cell.EPSILON));
    }
  }
}
