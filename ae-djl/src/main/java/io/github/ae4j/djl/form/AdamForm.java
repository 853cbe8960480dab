package io.github.ae4j.djl.form;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.vector.VectorSums;
import java.util.Map;
import java.util.Set;

/**
 * Adam. DJL corrects the learning rate for bias by the count of updates t, which is right for constant
 * betas only, and adds epsilon to the uncorrected root:
 *
 * <pre>
 *   native:     theta -= r s_t m/(sqrt v + e),  s_t = sqrt(1-b2^t)/(1-b1^t)
 *   canonical:  theta -= alpha (m/c)/(sqrt(v/c2) + eps),  c = b1 c + (1-b1),  c2 = b2 c2 + (1-b2)
 *   so          r = alpha (sqrt c2/c)/s_t,   e = eps sqrt c2
 *   shared:     alpha nu stands for alpha in r, and theta -= alpha (1-nu) sqrt c2 g/(sqrt v + e) beside it
 *   by rates:   m^ = m/c, b1 = b/(c + b (1-c)),  nu (1-mu)(W_+alpha) stands for alpha in r
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>r, e</td><td>native learning rate, epsilon</td><td>parameter, gradient</td></tr>
 * <tr><td>c, c2</td><td>accumulated weights of m and v</td><td>1</td></tr>
 * <tr><td>b1, b2</td><td>the betas, as the floats that DJL uses</td><td>1</td></tr>
 * <tr><td>b, W_</td><td>of {@link io.github.ae4j.adapter.RateWeightedMoment}</td><td>1, parameter</td></tr>
 * </table>
 *
 * <p>An epsilon that is not steered stays native. A moment weighted by the rates has c = 1 from its first step on, but
 * where the optimizer brought one along. DJL, which takes it for one of the weight 1-b1^t once it goes on alone after t
 * updates, is left the b1 for which that is c, or .99 where c is greater, and mu at most: 0.63 for a mean after 10
 * updates, 0.955 after 100.
 */
class AdamForm extends NativeForm {
  private static final Set<String> RULE =
      Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, BETA2, EPSILON);

  /** Keeps the share of g^2 finite, in statistics only. */
  private static final double LEAST_DECAY = 1e-9;

  /** Most of a moment's weight that DJL may think missing where it goes on with a mean. */
  private static final double MISSING = 0.01;

  /** Keeps the decoupled decay finite. */
  private static final double LEAST_SHARE = 1e-6;

  AdamForm(Optimizer optimizer) {
    super(
        optimizer,
        Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY, BETA2, EPSILON, WEIGHT_DECAY));
  }

  @Override
  public final boolean hasMomentum() {
    return true;
  }

  @Override
  public final boolean preconditions() {
    return true;
  }

  @Override
  final double readNative(String coefficient) {
    return switch (coefficient) {
      case LEARNING_RATE -> fixed(coefficient).getNewValue("", fields.updates());
      case MOMENTUM -> fields.momentum();
      case MOMENTUM_SHARE -> {
        fixed(coefficient);
        yield 1.0;
      }
      case BETA2 -> fields.beta2();
      case EPSILON -> fields.epsilon();
      default -> readDecay();
    };
  }

  /** The tracker, which must leave the learning rate to the loop. */
  private ParameterTracker fixed(String coefficient) {
    OptimizerRefusals.schedule(name(), coefficient, tracker());
    return tracker();
  }

  double readDecay() {
    return fields.weightDecay();
  }

  @Override
  public final boolean translated() {
    return cells.steersAny(RULE) || cells.get(Cell.FLUSHED) != 0.0;
  }

  @Override
  void start(Set<String> coefficients, int updates) {
    cells.weights().first(MomentWeights.afterSteps(fields.momentum(), updates));
    cells.weights().second(MomentWeights.afterSteps(fields.beta2(), updates));
  }

  @Override
  final void write() {
    if (steers(MOMENTUM) && !weighsByRates()) {
      fields.momentum(decay(cells.get(Cell.MU)));
    }
    if (steers(BETA2)) {
      fields.beta2(decay(cells.get(Cell.BETA2)));
    }
    if (steers(WEIGHT_DECAY)) {
      fields.weightDecay((float) cells.get(Cell.DECAY));
    }
  }

  @Override
  public final void ready() {
    if (!translated()) {
      return;
    }
    cells.set(Cell.WRITTEN, 1.0);
    if (weighsByRates()) {
      weigh();
    }
    made();
    fields.epsilon(nativeEpsilon());
  }

  /** The decay with which a buffer that carries a weight becomes the mean that is due. */
  private void weigh() {
    double beta = byRates.settle(momentShare()).beta();
    fields.momentum(beta == 0.0 ? 0f : decay(beta / (weight() + beta * (1.0 - weight()))));
  }

  @Override
  public final void made() {
    cells.weights().first(MomentWeights.after(fields.momentum(), weight()));
    cells.weights().second(MomentWeights.after(fields.beta2(), secondWeight()));
  }

  @Override
  final float nativeRate(ParameterTracker own, String parameterId, int update) {
    if (!translated()) {
      return own.getNewValue(parameterId, update);
    }
    double alpha =
        steers(LEARNING_RATE) ? cells.get(Cell.ALPHA) : own.getNewValue(parameterId, update);
    double djl =
        Math.sqrt(1.0 - Math.pow(fields.beta2(), update))
            / (1.0 - Math.pow(fields.momentum(), update));
    float rate = (float) (alongMoment(alpha) * Math.sqrt(secondWeight()) / weight() / djl);
    rated(alpha, rate);
    return rate;
  }

  /** What the mean of the gradients is multiplied by, before w. */
  final double alongMoment(double alpha) {
    return weighsByRates() ? byRates.settled().alongMoment() : alpha * momentShare();
  }

  /** Readies what a native rate has a part in. */
  void rated(double alpha, float rate) {}

  @Override
  public double coupledDecay() {
    return fields.weightDecay();
  }

  @Override
  public final double momentumScale() {
    return weighsByRates() && weight() > 0.0 ? 1.0 / weight() : 1.0;
  }

  @Override
  public final Lead lead() {
    double root = Math.sqrt(secondWeight());
    double factor = byRates.lead(share()) * momentumScale() * root;
    return new Lead(factor, nativeEpsilon(), byRates.giveBack(share()) * decoupledDecay());
  }

  private float nativeEpsilon() {
    return steers(EPSILON)
        ? (float) (cells.get(Cell.EPSILON) * Math.sqrt(secondWeight()))
        : fields.epsilon();
  }

  @Override
  public final VectorSums.Divisor divisor() {
    double decay = fields.beta2();
    double weight = MomentWeights.after(decay, secondWeight());
    return new VectorSums.Divisor(decay / weight, (1.0 - decay) / weight, 0.0, epsilon(weight));
  }

  /** With b = b2/c2': sqrt(v^) + eps = sqrt b (sqrt(v + (1-b2)/b2 g^2) + eps/sqrt b). */
  @Override
  public final Preconditioner preconditioner() {
    double decay = Math.max(LEAST_DECAY, fields.beta2());
    double weight = MomentWeights.after(decay, secondWeight());
    double root = secondWeight() == 0.0 ? 1.0 : Math.sqrt(decay / weight);
    return new Preconditioner((1.0 - decay) / decay, epsilon(weight) / root, 1.0 / root);
  }

  /** Canonical epsilon beside a second moment of a weight. */
  private double epsilon(double weight) {
    return steers(EPSILON) ? cells.get(Cell.EPSILON) : fields.epsilon() / Math.sqrt(weight);
  }

  /**
   * DJL's two roundings of the rate fall away, and so does the count of updates: the kernel's own rate
   * is r s_t = alpha sqrt c2/c.
   */
  @Override
  public NativeUpdate.Adam update() {
    return new NativeUpdate.Adam(
        alongMoment(cells.get(Cell.ALPHA)) * correction(),
        fields.momentum(),
        fields.beta2(),
        fields.epsilon(),
        fields.weightDecay(),
        false,
        ownRate());
  }

  /** sqrt c2/c. */
  final double correction() {
    return Math.sqrt(secondWeight()) / weight();
  }

  /** The share, above 0: decoupled decay is native per unit of the moment's rate. */
  final double momentShare() {
    return Math.max(LEAST_SHARE, share());
  }

  @Override
  final double ownRate() {
    return super.ownRate() * Math.sqrt(secondWeight());
  }

  @Override
  public final Map<String, StateMap> states() {
    return Map.of("mean", fields.firstMoments(), "variance", fields.secondMoments());
  }

  @Override
  ParameterTracker settle(ParameterTracker own) {
    if (weighsByRates()) {
      double missing = Math.max(MISSING, 1.0 - weight());
      double longest = Math.pow(missing, 1.0 / Math.max(1, updatesMade()));
      fields.momentum(decay(Math.min(cells.get(Cell.MU), longest)));
    }
    if (steers(EPSILON)) {
      fields.epsilon((float) cells.get(Cell.EPSILON));
    }
    return steers(LEARNING_RATE) ? Tracker.fixed((float) cells.get(Cell.ALPHA)) : own;
  }
}
