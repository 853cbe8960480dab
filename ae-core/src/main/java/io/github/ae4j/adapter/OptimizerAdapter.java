package io.github.ae4j.adapter;

import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a backend implements to put an optimizer under a control loop.
 *
 * <p>The loop speaks canonical coordinates only:
 *
 * <pre>  m = mu m + (1-mu) g,   m^ = m/c,  c = mu c + (1-mu),   theta -= alpha w m^ (+ xi)</pre>
 *
 * <p>with w = 1 for SGD and 1/(sqrt v^ + eps) for Adam (the theory's normal form: theta - alpha P g
 * + xi). With {@code rateMemory} among the coefficients m is a {@link RateWeightedMoment}. The
 * adapter translates to its optimizer's own units, exactly, at every step. One step is {@code
 * observe}, {@code apply} once, then the host's update unless it is skipped. Where a gradient is
 * cut, {@link #scaleGradient} for each group and a second {@code observe} come between the two.
 */
public interface OptimizerAdapter extends Sensor, Actuator {
  /** The optimizer's name, for errors and traces. */
  String optimizer();

  /** Number of parameter groups, at least 1. */
  default int groups() {
    return 1;
  }

  /**
   * lambda of a weight decay that acts beside the gradient, {@code theta -= alpha lambda theta}; the greatest in the
   * group. 0 where there is none, and where it is a part of the gradient.
   *
   * @param group index of the group
   */
  default double decoupledDecay(int group) {
    return 0.0;
  }

  /**
   * The part of {@link #decoupledDecay} that the learning rate multiplies, which is all of it but where an optimizer
   * has a decay by the step. The loop bounds alpha by it, see {@link DecayBound}.
   *
   * @param group index of the group
   */
  default double ratedDecay(int group) {
    return decoupledDecay(group);
  }

  /** Updates since the last step that the loop decided, which it has not seen; 0 where it sees each. */
  default long unseen() {
    return 0;
  }

  /**
   * The longest gradient of a group that the optimizer's state can take in: {@link Statistic#LARGEST}, or less where
   * the state is of a type in which the square of such a gradient is infinite. A longer one counts as not finite.
   *
   * @param group index of the group
   */
  default double longestGradient(int group) {
    return Statistic.LARGEST;
  }

  /**
   * Number of parameters of a group, whether frozen at the moment or not, or -1 where it is not known: a checkpoint is
   * refused that was made with another.
   */
  default long parameters(int group) {
    return -1;
  }

  /** Names of the parameter groups in their order, {@link #groups} of them, each once; their numbers if they have none. */
  default List<String> groupNames() {
    return IntStream.range(0, groups()).mapToObj(Integer::toString).toList();
  }

  /**
   * What belongs to each group, by its name, frozen ones and those that share among them; a checkpoint of a loop around
   * other groups is refused by it. Empty where nobody divided the parameters.
   */
  default Map<String, String> layout() {
    return Map.of();
  }

  /** The group that always stays trained where others are frozen: that of the head, or the last where none is named. */
  default int keptGroup() {
    return groups() - 1;
  }

  /** When decisions take effect. */
  default Timing timing() {
    return Timing.SAME_STEP;
  }

  /** Cells of host memory the adapter needs (weights of its moments, last learning rate). */
  default int slots() {
    return 0;
  }

  /**
   * Takes up a loop: from now on measure and write what it demands.
   *
   * @param demand statistics and coefficients, all within {@link #measurable} and {@link
   *     #steerable}
   * @param memory {@link #slots} cells of the loop's memory, where the adapter keeps its own state,
   *     so that a checkpoint of the loop holds it; written once here with where it stands now
   * @throws IllegalStateException if a loop is attached already
   */
  void attach(Demand demand, Slots memory);

  /**
   * Checks cells that a checkpoint brings, each finite, before any of the loop's memory is
   * replaced.
   *
   * @param saved {@link #slots} cells
   * @throws IllegalArgumentException if no step can have left them; it says what must be
   */
  default void check(Slots saved) {}

  /**
   * Says that the loop's memory has come back from a checkpoint, before the next step. An adapter
   * whose measurements or updates depend on values written before writes them here.
   *
   * @param last the values the last step applied
   */
  default void restored(Decision last) {}

  /**
   * Multiplies the gradient of the step at hand by a factor, for its update and for every
   * measurement of it from now on; only where {@code gradientScale} is {@link #steerable}. What the
   * user keeps must not change: such a gradient is copied first.
   *
   * @param group the parameter group
   * @param factor in (0, 1]
   * @throws IllegalArgumentException if there is no such group
   */
  default void scaleGradient(int group, double factor) {
    throw new UnsupportedOperationException(optimizer() + " cannot scale a gradient");
  }

  /**
   * Checks a group's number.
   *
   * @throws IllegalArgumentException if it is not in [0, {@link #groups})
   */
  default void checkGroup(int group) {
    if (group < 0 || group >= groups()) {
      throw new IllegalArgumentException(
          "a group of " + optimizer() + " must be in [0, " + groups() + "), got " + group);
    }
  }

  /**
   * Lets the loop go; the optimizer keeps its last values and runs bare. Does nothing if none is
   * attached.
   */
  void detach();
}
