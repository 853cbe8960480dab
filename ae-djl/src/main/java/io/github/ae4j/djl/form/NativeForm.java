package io.github.ae4j.djl.form;

import static io.github.ae4j.coefficient.Coefficient.GRADIENT_SCALE;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.vector.VectorSums;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One optimizer between its native units and the canonical form. Where it stands is kept in the loop's
 * memory, so that a checkpoint of the loop holds it.
 *
 * <p>Coefficients the loop does not steer keep what the user set. If it steers none that the update
 * rule is translated for, {@link #translated} is false and the optimizer computes natively.
 *
 * <p>A loop that steers {@code rateMemory} has the first moment as a {@link RateWeightedMoment}: m^ is that moment
 * itself. One that the optimizer brings along counts as filled at the rate it has then.
 */
public abstract class NativeForm {
  /** Cells of the loop's memory that a form needs. */
  public static final int SLOTS = Cell.SIZE;

  /** Largest decay a float below 1 can hold. */
  static final double LONGEST = Math.nextDown(1f);

  final OptimizerFields fields;
  final Cells cells = new Cells();
  final RateWeights byRates = new RateWeights(cells);
  private final Optimizer optimizer;
  private final Set<String> steerable;
  private final Proportions proportions;
  private @Nullable ParameterTracker given;
  private @Nullable ParameterTracker own;

  NativeForm(Optimizer optimizer, Set<String> rule) {
    this.optimizer = optimizer;
    fields = new OptimizerFields(optimizer);
    proportions = new Proportions(name(), fields.tracker());
    Set<String> all = new TreeSet<>(rule);
    all.add(NOISE);
    all.add(READOUT_RATE);
    all.add(GRADIENT_SCALE);
    steerable = Collections.unmodifiableSet(all);
  }

  /**
   * The form of a copy of an optimizer, which stays as it is. The copy brings along what the optimizer holds of some
   * parameters.
   *
   * @param ids of those parameters
   * @throws IllegalArgumentException if it is not exactly DJL's own Sgd, Adam or AdamW
   * @throws IllegalStateException if another form steers it
   */
  public static NativeForm of(Optimizer original, Set<String> ids) {
    if (original instanceof GroupedOptimizer grouped) {
      return of(grouped.of(ids), ids);
    }
    OptimizerRefusals.kind(original);
    OptimizerRefusals.taken(
        original.getClass().getSimpleName(), new OptimizerFields(original).tracker());
    OptimizerRefusals.decay(
        original.getClass().getSimpleName(), new OptimizerFields(original).weightDecay());
    Optimizer optimizer = OptimizerCopy.of(original, ids);
    return optimizer.getClass() == Sgd.class
        ? new SgdForm(optimizer)
        : optimizer.getClass() == AdamW.class ? new AdamWForm(optimizer) : new AdamForm(optimizer);
  }

  /** The optimizer that is steered. */
  public final Optimizer optimizer() {
    return optimizer;
  }

  /** The optimizer's name, for errors and traces. */
  public final String name() {
    return optimizer.getClass().getSimpleName();
  }

  /**
   * Checks {@link #SLOTS} cells that a checkpoint brings.
   *
   * @param at the first of them
   * @throws IllegalArgumentException if no step can have left them
   */
  public final void check(Slots saved, int at) {
    Cell.check(name(), saved, at);
  }

  /** The optimizer's own fields. */
  public final OptimizerFields fields() {
    return fields;
  }

  /** Names of the coefficients that can be steered: those of the update rule and what stands beside it. */
  public final Set<String> steerable() {
    return steerable;
  }

  /** Whether the optimizer has a first moment. */
  public abstract boolean hasMomentum();

  /** Whether the optimizer divides by a second moment. */
  public abstract boolean preconditions();

  /** Native value of a coefficient of the update rule, in canonical form. */
  abstract double readNative(String coefficient);

  /** Whether the update rule is translated; if not, it runs natively. */
  public abstract boolean translated();

  /** Sets the accumulated weights after a number of native updates, and what the translation starts from. */
  abstract void start(Set<String> coefficients, int updates);

  /** Writes the steered coefficients that the optimizer keeps as they are. */
  abstract void write();

  /** Readies the optimizer for the update about to be made, with the values taken last. */
  public abstract void ready();

  /** Accounts for a native update that was made; for a form that is not translated. */
  public abstract void made();

  /** Native learning rate of the update being made. */
  abstract float nativeRate(ParameterTracker own, String parameterId, int update);

  /** Weight decay that belongs to the gradient; 0 if it is decoupled. */
  public abstract double coupledDecay();

  /** lambda of the decay beside the gradient. */
  public double decoupledDecay() {
    return 0.0;
  }

  /** Factor f so that f times the native buffer is the canonical first moment, of {@link #momentWeight}. */
  public abstract double momentumScale();

  /** Where the average lies that a moment weighted by the rates leads to, by the update made last. */
  public abstract Lead lead();

  /** 1/w of the step at hand in canonical units. */
  public abstract VectorSums.Divisor divisor();

  /** w of the step at hand over the native states. */
  public abstract Preconditioner preconditioner();

  /** The update that was readied. */
  public abstract NativeUpdate update();

  /** The optimizer's state tensors, by the kind's name. */
  public abstract Map<String, StateMap> states();

  /** Leaves native values that go on from where the loop stood. */
  abstract ParameterTracker settle(ParameterTracker own);

  /** Takes a decision's values of a group over, for the update about to be made and those after it. */
  public final void take(int group, Decision decision) {
    cells.take(group, decision);
    write();
  }

  /** Writes again what the next step depends on, after memory came back from a checkpoint. */
  public final void restored() {
    write();
  }

  /** Empties the first moment. */
  public void flush() {
    if (hasMomentum()) {
      fields.firstMoments().clear();
    }
    empty();
  }

  private void empty() {
    cells.weights().first(0.0);
    cells.set(Cell.RATES, 0.0);
    cells.set(Cell.FLUSHED, 1.0);
  }

  /** Empties every state. */
  public final void reset() {
    states().values().forEach(StateMap::clear);
    empty();
    cells.weights().second(0.0);
  }

  /**
   * Takes up a loop.
   *
   * @param coefficients names of those it steers
   * @param memory of the loop
   * @param from first of {@link #SLOTS} cells of it
   */
  public final void attach(Set<String> coefficients, Slots memory, int from) {
    cells.keepIn(memory, from);
    coefficients.forEach(coefficient -> cells.set(coefficient, current(coefficient)));
    cells.set(Cell.READOUT_RATE, 1.0);
    start(coefficients, updatesMade());
    cells.steer(coefficients);
    if (weighsByRates()) {
      byRates.begin(weight());
    }
    given = fields.tracker();
    own = proportions.whole(given);
    fields.tracker(new SteeringTracker(own, this));
  }

  final int updatesMade() {
    return fields.counts().isEmpty() ? 0 : fields.updates() - fields.begin();
  }

  /** Lets the loop go; the optimizer keeps its last values. */
  public final void detach() {
    if (own != null) {
      fields.tracker(
          cells.get(Cell.WRITTEN) == 0.0
              ? proportions.goOn(Objects.requireNonNull(given), own)
              : proportions.apply(settle(own)));
      own = null;
      given = null;
      cells.clear();
    }
  }

  /** The tracker the user built the optimizer with. */
  final ParameterTracker tracker() {
    return own == null ? fields.tracker() : own;
  }

  /** Whether the loop steers a coefficient. */
  public final boolean steers(String coefficient) {
    return cells.steers(coefficient);
  }

  /** Whether the first moment is weighted by the rates. */
  public final boolean weighsByRates() {
    return steers(RATE_MEMORY);
  }

  /** Whether the translation holds for every parameter alike: the loop steers the learning rate. */
  public final boolean steersRate() {
    return steers(LEARNING_RATE);
  }

  /**
   * Canonical value a coefficient has now.
   *
   * @throws IllegalArgumentException if it is not {@link #steerable}
   */
  public final double current(String coefficient) {
    if (!steerable.contains(coefficient)) {
      throw new IllegalArgumentException(
          name() + " has no coefficient " + coefficient + "; it has " + steerable);
    }
    return switch (coefficient) {
      case NOISE -> cells.get(Cell.NOISE);
      case READOUT_RATE -> own == null ? 1.0 : cells.get(Cell.READOUT_RATE);
      case GRADIENT_SCALE -> steers(coefficient) ? cells.get(Cell.GRADIENT_SCALE) : 1.0;
      case RATE_MEMORY ->
          steers(coefficient) ? cells.get(Cell.RATE_MEMORY) : RateWeightedMoment.MEMORY;
      default -> steers(coefficient) ? cells.get(coefficient) : readNative(coefficient);
    };
  }

  /** Accumulated weight c of the first moment; 0 while the buffers are zero, or not there yet. */
  public final double weight() {
    return cells.weights().first();
  }

  /** Weight of the canonical first moment: c, or 1 where it is weighted by the rates, empty or not. */
  public final double momentWeight() {
    return weighsByRates() ? 1.0 : weight();
  }

  /** Accumulated weight of Adam's second moment, or of SGD's buffer. */
  public final double secondWeight() {
    return cells.weights().second();
  }

  /** Share nu of the first moment in the direction. */
  final double share() {
    return steers(MOMENTUM_SHARE) ? cells.get(Cell.SHARE) : 1.0;
  }

  /** Native rate of the gradient itself beside the moment, for the update that was readied. */
  double ownRate() {
    if (weighsByRates()) {
      return byRates.settled().alongGradient();
    }
    return share() == 1.0 ? 0.0 : current(LEARNING_RATE) * (1.0 - share());
  }

  /**
   * Takes up a parameter.
   *
   * @param proportion of its learning rate in its group
   * @return proportion of its learning rate to the coefficient: that times its rate by DJL's own tracker over the
   *     tracker's default
   * @throws IllegalArgumentException if a rate of the tracker is not positive and finite
   */
  public final double join(String parameterId, String path, double proportion) {
    return proportions.add(parameterId, path, proportion);
  }

  /** Factor f for buffers of parameters at a proportion of the rate, as {@link #momentumScale()}. */
  public double momentumScale(double proportion) {
    return momentumScale();
  }

  /** {@link #lead()} of parameters at a proportion of the rate. */
  public Lead lead(double proportion) {
    Lead whole = lead();
    return new Lead(proportion * whole.factor(), whole.epsilon(), proportion * whole.growth());
  }

  /** Native learning rate of a parameter's update that is being made. */
  final float nativeRateOf(ParameterTracker own, String parameterId, int update) {
    return proportions.of(parameterId, nativeRate(own, parameterId, update));
  }

  /** Makes the optimizer's own update of a parameter, which zeroes the gradient. */
  public final void update(String parameterId, NDArray weight, NDArray gradient) {
    optimizer.update(parameterId, weight, gradient);
  }

  /** The float nearest to a decay, in [0, 1). */
  static float decay(double value) {
    return (float) Math.min(LONGEST, Math.max(0.0, value));
  }
}
