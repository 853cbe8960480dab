package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.djl.TrainedParameters.Entry;
import java.util.Map;
import java.util.Set;

/**
 * Adam, and AdamW with its decoupled decay. DJL corrects the learning rate for bias by the count of
 * updates t, which is right for constant betas only, and adds epsilon to the uncorrected root:
 *
 * <pre>
 *   native:     theta -= r s_t m/(sqrt v + e),  s_t = sqrt(1-b2^t)/(1-b1^t);   AdamW: theta -= r d theta
 *   canonical:  theta -= alpha (m/c)/(sqrt(v/c2) + eps),  c = b1 c + (1-b1),  c2 = b2 c2 + (1-b2)
 *   so          r = alpha (sqrt c2/c)/s_t,   e = eps sqrt c2,   d = alpha lambda/r
 *   shared:     alpha nu stands for alpha in r, and theta -= alpha (1-nu) sqrt c2 g/(sqrt v + e) beside it
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>r, e, d</td><td>native learning rate, epsilon, weight decay</td><td>parameter, gradient, 1/parameter</td></tr>
 * <tr><td>c, c2</td><td>accumulated weights of m and v</td><td>1</td></tr>
 * <tr><td>b1, b2</td><td>the betas, as the floats that DJL uses</td><td>1</td></tr>
 * </table>
 *
 * <p>An epsilon that is not steered stays native.
 */
final class AdamForm extends NativeForm {
  private static final Set<String> RULE =
      Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, BETA2, EPSILON);

  /** Keeps the share of g^2 finite, in statistics only. */
  private static final double LEAST_DECAY = 1e-9;

  /** Keeps the decoupled decay finite. */
  private static final double LEAST_SHARE = 1e-6;

  private final boolean decoupled;

  AdamForm(OptimizerFields fields, boolean decoupled) {
    super(fields, decoupled ? "AdamW" : "Adam");
    this.decoupled = decoupled;
  }

  @Override
  Set<String> steerable() {
    return Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, BETA2, EPSILON, WEIGHT_DECAY);
  }

  @Override
  boolean hasMomentum() {
    return true;
  }

  @Override
  boolean preconditions() {
    return true;
  }

  @Override
  double readNative(String coefficient) {
    return switch (coefficient) {
      case LEARNING_RATE -> {
        Refusals.tracker(name, coefficient, tracker());
        yield tracker().getNewValue("", fields.updates());
      }
      case MOMENTUM -> fields.momentum();
      case MOMENTUM_SHARE -> {
        Refusals.tracker(name, coefficient, tracker());
        yield 1.0;
      }
      case BETA2 -> fields.beta2();
      case EPSILON -> fields.epsilon();
      default -> decoupled && cell(Cell.WRITTEN) != 0.0 ? cell(Cell.DECAY) : fields.weightDecay();
    };
  }

  @Override
  boolean translated() {
    return steersAny(RULE) || cell(Cell.FLUSHED) != 0.0;
  }

  @Override
  void start(Set<String> coefficients, int updates) {
    cell(Cell.WEIGHT, 1.0 - Math.pow(fields.momentum(), updates));
    cell(Cell.SECOND_WEIGHT, 1.0 - Math.pow(fields.beta2(), updates));
    if (decoupled) {
      cell(Cell.DECAY, fields.weightDecay());
    }
  }

  @Override
  void take(Decision decision) {
    if (steers(WEIGHT_DECAY)) {
      fields.weightDecay((float) take(decision, WEIGHT_DECAY));
    }
    if (!translated()) {
      return;
    }
    if (steers(LEARNING_RATE)) {
      take(decision, LEARNING_RATE);
    }
    if (steers(MOMENTUM)) {
      fields.momentum(decay(take(decision, MOMENTUM)));
    }
    if (steers(MOMENTUM_SHARE)) {
      take(decision, MOMENTUM_SHARE);
    }
    if (steers(BETA2)) {
      fields.beta2(decay(take(decision, BETA2)));
    }
    if (steers(EPSILON)) {
      take(decision, EPSILON);
    }
  }

  @Override
  void ready() {
    if (!translated()) {
      return;
    }
    cell(Cell.WRITTEN, 1.0);
    accumulate();
    if (steers(EPSILON)) {
      fields.epsilon((float) (cell(Cell.EPSILON) * Math.sqrt(cell(Cell.SECOND_WEIGHT))));
    }
  }

  @Override
  void restored() {
    if (steers(MOMENTUM)) {
      fields.momentum(decay(cell(Cell.MU)));
    }
    if (steers(BETA2)) {
      fields.beta2(decay(cell(Cell.BETA2)));
    }
    if (steers(WEIGHT_DECAY)) {
      fields.weightDecay((float) cell(Cell.DECAY));
    }
  }

  @Override
  void made() {
    accumulate();
  }

  private void accumulate() {
    cell(Cell.WEIGHT, accumulated(fields.momentum(), cell(Cell.WEIGHT)));
    cell(Cell.SECOND_WEIGHT, accumulated(fields.beta2(), cell(Cell.SECOND_WEIGHT)));
  }

  private static double accumulated(double decay, double weight) {
    return decay * weight + (1.0 - decay);
  }

  @Override
  float nativeRate(ParameterTracker own, String parameterId, int update) {
    if (!translated()) {
      return own.getNewValue(parameterId, update);
    }
    double alpha = steers(LEARNING_RATE) ? cell(Cell.ALPHA) : own.getNewValue(parameterId, update);
    double djl =
        Math.sqrt(1.0 - Math.pow(fields.beta2(), update))
            / (1.0 - Math.pow(fields.momentum(), update));
    float rate =
        (float)
            (alpha * momentShare() * Math.sqrt(cell(Cell.SECOND_WEIGHT)) / cell(Cell.WEIGHT) / djl);
    if (decoupled) {
      double decay = cell(Cell.DECAY);
      fields.weightDecay((float) (rate > 0f ? alpha * decay / rate : decay));
    }
    return rate;
  }

  @Override
  double coupledDecay() {
    return decoupled ? 0.0 : fields.weightDecay();
  }

  @Override
  boolean decoupled() {
    return decoupled;
  }

  @Override
  double momentumScale() {
    return 1.0;
  }

  @Override
  NDArray divisor(CoordinateBlock block, Device device, NDArray gradient) {
    double decay = fields.beta2();
    double weight = accumulated(decay, cell(Cell.SECOND_WEIGHT));
    NDArray square = gradient.mul(gradient).muli((1.0 - decay) / weight);
    if (cell(Cell.SECOND_WEIGHT) > 0.0) {
      NDArray second = block.gather(e -> fields.secondMoments().find(e.id(), device));
      square.addi(second.muli(decay / weight));
    }
    double epsilon = steers(EPSILON) ? cell(Cell.EPSILON) : fields.epsilon() / Math.sqrt(weight);
    return square.sqrt().addi(epsilon);
  }

  /** With b = b2/c2': sqrt(v^) + eps = sqrt b (sqrt(v + (1-b2)/b2 g^2) + eps/sqrt b). */
  @Override
  Preconditioner preconditioner() {
    double decay = Math.max(LEAST_DECAY, fields.beta2());
    double weight = accumulated(decay, cell(Cell.SECOND_WEIGHT));
    double epsilon = steers(EPSILON) ? cell(Cell.EPSILON) : fields.epsilon() / Math.sqrt(weight);
    boolean empty = cell(Cell.SECOND_WEIGHT) == 0.0;
    double root = empty ? 1.0 : Math.sqrt(decay / weight);
    return new Preconditioner((1.0 - decay) / decay, epsilon / root, 1.0 / root);
  }

  /**
   * DJL's two roundings of the rate fall away, and so does the count of updates: the kernel's own rate
   * is r s_t = alpha sqrt c2/c, and its decay, which it multiplies by that, d = lambda c/sqrt c2.
   */
  @Override
  double[] updateNumbers() {
    double correction = Math.sqrt(cell(Cell.SECOND_WEIGHT)) / cell(Cell.WEIGHT);
    double rate = cell(Cell.ALPHA) * momentShare() * correction;
    double decay =
        decoupled ? cell(Cell.DECAY) / (momentShare() * correction) : fields.weightDecay();
    return new double[] {
      rate, fields.momentum(), fields.beta2(), fields.epsilon(), decay, ownRate()
    };
  }

  /** The share, above 0: decoupled decay is native per unit of the moment's rate. */
  private double momentShare() {
    return Math.max(LEAST_SHARE, share());
  }

  @Override
  double ownRate() {
    return super.ownRate() * Math.sqrt(cell(Cell.SECOND_WEIGHT));
  }

  @Override
  NDArray ownDirection(Entry entry, Device device, NDArray gradient) {
    NDArray square = gradient.mul(gradient).muli(1.0 - fields.beta2());
    NDArray second = fields.secondMoments().find(entry.id(), device);
    if (second != null) {
      square.addi(second.mul(fields.beta2()).flatten());
    }
    return gradient.divi(square.sqrt().addi(fields.epsilon()));
  }

  @Override
  Map<String, StateMap> states() {
    return Map.of("mean", fields.firstMoments(), "variance", fields.secondMoments());
  }

  @Override
  ParameterTracker settle(ParameterTracker own) {
    if (steers(EPSILON)) {
      fields.epsilon((float) cell(Cell.EPSILON));
    }
    if (decoupled) {
      fields.weightDecay((float) cell(Cell.DECAY));
    }
    return steers(LEARNING_RATE) ? Tracker.fixed((float) cell(Cell.ALPHA)) : own;
  }
}
