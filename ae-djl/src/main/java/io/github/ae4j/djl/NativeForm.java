package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.tracker.ParameterTracker;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.djl.TrainedParameters.Entry;
import io.github.ae4j.memory.Slots;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of optimizer between its native units and the canonical form. Where it stands is kept in
 * the loop's memory, so that a checkpoint of the loop holds it.
 *
 * <p>Coefficients the loop does not steer keep what the user set. If it steers none that the update
 * rule is translated for, {@link #translated} is false and the optimizer computes natively.
 */
abstract class NativeForm {
  /** Largest decay a float below 1 can hold. */
  private static final double LONGEST = Math.nextDown(1f);

  final OptimizerFields fields;
  final String name;
  private Set<String> steered = Set.of();
  private Slots cells = Slots.of(Cell.SIZE);
  private @Nullable ParameterTracker own;

  NativeForm(OptimizerFields fields, String name) {
    this.fields = fields;
    this.name = name;
  }

  /** Names of the coefficients of the update rule. */
  abstract Set<String> steerable();

  /** Whether the optimizer has a first moment. */
  abstract boolean hasMomentum();

  /** Whether weight decay is applied to the parameters and not to the gradient. */
  boolean decoupled() {
    return false;
  }

  /** Whether the optimizer divides by a second moment. */
  abstract boolean preconditions();

  /** Native value of a coefficient of the update rule, in canonical form. */
  abstract double readNative(String coefficient);

  /** Whether the update rule is translated; if not, it runs natively. */
  abstract boolean translated();

  /**
   * Sets the accumulated weights after a number of native updates, and what the translation starts
   * from.
   */
  abstract void start(Set<String> coefficients, int updates);

  /** Takes a decision's values over, for the update about to be made and those after it. */
  abstract void take(Decision decision);

  /** Readies the optimizer for the update about to be made, with the values taken last. */
  abstract void ready();

  /** Writes again what the next step depends on, after memory came back from a checkpoint. */
  abstract void restored();

  /** Accounts for a native update that was made; for a form that is not translated. */
  abstract void made();

  /** Native learning rate of the update being made. */
  abstract float nativeRate(ParameterTracker own, String parameterId, int update);

  /** Weight decay that belongs to the gradient; 0 if it is decoupled. */
  abstract double coupledDecay();

  /** Factor f so that f times the native buffer is the canonical first moment m. */
  abstract double momentumScale();

  /** 1/w, the divisor of a block's preconditioned direction with this step's gradient in it. */
  abstract NDArray divisor(CoordinateBlock block, Device device, NDArray gradient);

  /** The preconditioner of the step at hand. */
  abstract Preconditioner preconditioner();

  /**
   * What the fused update takes: rate, momentum and weight decay of SGD; rate, both betas, epsilon and
   * weight decay of Adam. Holds for the decision written last.
   */
  abstract double[] updateNumbers();

  /** Whether the translation holds for every parameter alike: the loop steers the learning rate. */
  final boolean steersRate() {
    return steers(Coefficient.LEARNING_RATE);
  }

  /**
   * w = factor/(sqrt(v + share g^2) + epsilon), with v the second moment's native buffer; with an
   * empty one w = factor/(|g| + epsilon).
   */
  record Preconditioner(double share, double epsilon, double factor) {
    /** That of an optimizer without one. */
    static final Preconditioner NONE = new Preconditioner(0.0, 0.0, 1.0);
  }

  /** The optimizer's state tensors, by the kind's name. */
  abstract Map<String, StateMap> states();

  /** Leaves native values that go on from where the loop stood. */
  abstract ParameterTracker settle(ParameterTracker own);

  /** Empties the first moment. */
  void flush() {
    if (hasMomentum()) {
      fields.firstMoments().clear();
    }
    cell(Cell.WEIGHT, 0.0);
    cell(Cell.FLUSHED, 1.0);
  }

  /** Empties every state. */
  void reset() {
    states().values().forEach(StateMap::clear);
    cell(Cell.WEIGHT, 0.0);
    cell(Cell.SECOND_WEIGHT, 0.0);
    cell(Cell.FLUSHED, 1.0);
  }

  final void attach(Set<String> coefficients, Slots memory) {
    cells = memory;
    for (String coefficient : steerable()) {
      if (coefficients.contains(coefficient)) {
        cell(cellOf(coefficient), readNative(coefficient));
      }
    }
    start(coefficients, fields.counts().isEmpty() ? 0 : fields.updates() - fields.begin());
    steered = Set.copyOf(coefficients);
    own = fields.tracker();
    fields.tracker(new SteeringTracker(own, this));
  }

  final void detach() {
    if (own != null) {
      fields.tracker(cell(Cell.WRITTEN) == 0.0 ? own : settle(own));
      own = null;
      steered = Set.of();
      cells = Slots.of(Cell.SIZE);
    }
  }

  /** The tracker the user built the optimizer with. */
  final ParameterTracker tracker() {
    return own == null ? fields.tracker() : own;
  }

  final boolean steers(String coefficient) {
    return steered.contains(coefficient);
  }

  final boolean steersAny(Set<String> coefficients) {
    return coefficients.stream().anyMatch(steered::contains);
  }

  /** Canonical value a coefficient has now. */
  final double current(String coefficient) {
    return steers(coefficient) ? cell(cellOf(coefficient)) : readNative(coefficient);
  }

  /** Takes a steered coefficient's value over from a decision. */
  final double take(Decision decision, String coefficient) {
    double value = decision.value(0, coefficient);
    cell(cellOf(coefficient), value);
    return value;
  }

  /** Share nu of the first moment in the direction. */
  final double share() {
    return steers(Coefficient.MOMENTUM_SHARE) ? cell(Cell.SHARE) : 1.0;
  }

  /** Native rate of the gradient itself beside the moment, for the update that was readied. */
  double ownRate() {
    return share() == 1.0 ? 0.0 : current(Coefficient.LEARNING_RATE) * (1.0 - share());
  }

  /**
   * What the native rate of the gradient itself multiplies, in the update that was readied; may change the
   * gradient.
   */
  NDArray ownDirection(Entry entry, Device device, NDArray gradient) {
    return gradient;
  }

  final double cell(Cell cell) {
    return cells.get(cell.ordinal());
  }

  final void cell(Cell cell, double value) {
    cells.set(cell.ordinal(), value);
  }

  /** The float nearest to a decay, in [0, 1). */
  static float decay(double value) {
    return (float) Math.min(LONGEST, Math.max(0.0, value));
  }

  private static Cell cellOf(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> Cell.ALPHA;
      case Coefficient.MOMENTUM -> Cell.MU;
      case Coefficient.MOMENTUM_SHARE -> Cell.SHARE;
      case Coefficient.BETA2 -> Cell.BETA2;
      case Coefficient.EPSILON -> Cell.EPSILON;
      case Coefficient.WEIGHT_DECAY -> Cell.DECAY;
      default ->
          throw new IllegalArgumentException("no update rule has coefficient " + coefficient);
    };
  }
}
