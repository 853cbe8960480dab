package io.github.ae4j.nd4j.form;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.vector.VectorUpdate;
import java.util.List;

/**
 * The updaters whose rate stands outside their moments: Sgd, Adam, AMSGrad, Nadam, AdaMax, RmsProp,
 * AdaGrad, AdaDelta.
 *
 * <pre>
 *   native:     m = b1 m + (1-b1) g,   theta -= r s_t n/(root + e)
 *               n = m,  for Nadam b1 m + (1-b1) g with the new m;  root as in {@code Preconditioner}
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
 *
 * <p>Adam's m may be weighted by the rates, see {@link RateWeightedMoment}: only its update is made here. It is
 * a mean then, of weight 1. ND4J, which divides it by 1 - b1^t once it goes on alone, is left a b1 for which that
 * is at least 0.99.
 */
public final class MomentForm extends NativeForm {
  /** Most of a moment's weight that ND4J may think missing where it goes on with a mean. */
  private static final double MISSING = 0.01;

  private final RateWeightedMoment moment = new RateWeightedMoment();

  MomentForm(UpdaterKind kind, List<Segment> segments) {
    super(kind, segments);
  }

  @Override
  double readNative(String coefficient) {
    double value = values.read(coefficient);
    return coefficient.equals(MOMENTUM) && kind.looksAhead() ? value * value : value;
  }

  @Override
  void start(int updates) {
    double first = kind.hasMomentum() ? values.read(MOMENTUM) : 1.0;
    double second = kind.averagesSquares() ? values.read(BETA2) : 1.0;
    cells.weights().first(MomentWeights.afterSteps(first, updates));
    cells.weights().second(MomentWeights.afterSteps(second, updates));
  }

  /** As if the rate had been what it is all the while. */
  @Override
  void weighByRates() {
    double weight = cells.weights().first();
    double mu = firstDecay();
    if (weight > 0.0) {
      values.divide(kind.first(), weight);
      cells.weights().first(1.0);
    }
    cells.set(Cell.RATES, weight * cells.get(Cell.ALPHA) * mu / (1.0 - mu));
  }

  @Override
  public void translate(int iteration) {
    if (isWeighted()) {
      translateWeighted(iteration);
    } else {
      translateEqual(iteration);
    }
  }

  private void translateWeighted(int iteration) {
    double mu = firstDecay();
    double second = secondDecay();
    MomentWeights weights = cells.weights();
    moment.settle(
        cells.get(Cell.RATES), cells.get(Cell.ALPHA), mu, share(), cells.get(Cell.RATE_MEMORY));
    cells.set(Cell.RATES, moment.weight());
    weights.first(1.0);
    weights.second(MomentWeights.after(second, weights.second()));
    values.write(
        MOMENTUM, precision.decay(Math.min(mu, Math.pow(MISSING, 1.0 / (iteration + 1.0)))));
    values.write(BETA2, second);
    values.write(LEARNING_RATE, precision.rate(cells.get(Cell.ALPHA)));
    if (steers(EPSILON)) {
      values.write(EPSILON, cells.get(Cell.EPSILON) * rootWeight());
    }
  }

  private void translateEqual(int iteration) {
    double first = firstDecay();
    double second = kind.has(BETA2) ? secondDecay() : 0.0;
    double direction = directionWeight(first);
    accumulate(first, second);
    if (kind.hasMomentum()) {
      values.write(MOMENTUM, first);
    }
    if (kind.has(BETA2)) {
      values.write(BETA2, second);
    }
    if (steers(EPSILON)) {
      values.write(EPSILON, cells.get(Cell.EPSILON) * rootWeight());
    }
    if (kind.has(LEARNING_RATE)) {
      writeRate(direction * nativeCorrection(iteration, first, second));
    }
  }

  private void writeRate(double divisor) {
    double rate = cells.get(Cell.ALPHA) * share() * rootWeight() / divisor;
    values.write(LEARNING_RATE, precision.rate(rate));
  }

  /** c', before the step's gradient is in. */
  private double directionWeight(double first) {
    double mu = kind.looksAhead() ? first * first : first;
    return kind.hasMomentum() ? MomentWeights.after(mu, cells.weights().first()) : 1.0;
  }

  /** Numbers of ND4J's own Adam, from the values just translated. */
  public VectorUpdate.Adam adam(Segment segment, int iteration) {
    return isWeighted() ? weightedAdam(segment) : equalAdam(segment, iteration);
  }

  private VectorUpdate.Adam weightedAdam(Segment segment) {
    double unit = rootWeight() * segment.relativeRate();
    return new VectorUpdate.Adam(
        unit * moment.alongMoment(),
        precision.decay(moment.beta()),
        precision.decay(values.read(BETA2)),
        values.read(EPSILON),
        0.0,
        0.0,
        unit * moment.alongGradient());
  }

  private VectorUpdate.Adam equalAdam(Segment segment, int iteration) {
    double first = precision.decay(values.read(MOMENTUM));
    double second = precision.decay(values.read(BETA2));
    double rate = values.read(segment, LEARNING_RATE);
    double corrected = rate * nativeCorrection(iteration, first, second);
    double own = cells.get(Cell.ALPHA) * (1.0 - share()) * rootWeight() * segment.relativeRate();
    return new VectorUpdate.Adam(corrected, first, second, values.read(EPSILON), 0.0, 0.0, own);
  }

  private double firstDecay() {
    double mu = cells.get(Cell.MU);
    return kind.hasMomentum() ? precision.decay(kind.looksAhead() ? Math.sqrt(mu) : mu) : 0.0;
  }

  private void accumulate(double first, double second) {
    MomentWeights weights = cells.weights();
    if (kind.hasMomentum()) {
      weights.first(MomentWeights.after(first, weights.first()));
    }
    if (kind.averagesSquares()) {
      weights.second(MomentWeights.after(second, weights.second()));
    }
  }

  /** R, once the step's squares are in. */
  private double rootWeight() {
    return kind.averagesSquares() ? Math.sqrt(cells.weights().second()) : 1.0;
  }

  /** s_t as ND4J computes it, in the parameters' data type. */
  private double nativeCorrection(int iteration, double first, double second) {
    return switch (kind) {
      case ADAM, AMSGRAD ->
          precision.round(Math.sqrt(precision.round(1.0 - power(second, iteration))))
              / (1.0 - power(first, iteration));
      case NADAM, ADAMAX -> 1.0 / (1.0 - power(first, iteration));
      default -> 1.0;
    };
  }

  private double power(double decay, int iteration) {
    return precision.round(Math.pow(decay, iteration + 1.0));
  }

  @Override
  public void made(int iteration, int epoch) {
    accumulate(
        kind.hasMomentum() ? values.read(MOMENTUM) : 0.0,
        kind.has(BETA2) ? values.read(BETA2) : 0.0);
  }

  @Override
  public double momentumScale(double relativeRate) {
    return 1.0;
  }

  @Override
  public void settle() {
    if (kind.has(LEARNING_RATE)) {
      values.write(LEARNING_RATE, precision.rate(cells.get(Cell.ALPHA)));
    }
    if (steers(EPSILON)) {
      values.write(EPSILON, cells.get(Cell.EPSILON));
    }
  }
}
