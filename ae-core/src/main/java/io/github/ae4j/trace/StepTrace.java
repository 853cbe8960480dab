package io.github.ae4j.trace;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step saw and decided. A view on the loop, valid inside {@link StepObserver#onStep} only;
 * {@link StepRecord#of} makes a copy that can be kept.
 */
public interface StepTrace {
  /** Source of what the coefficients' bounds take off a step (Pi_Omega). */
  String BOUNDS = "bounds";

  /** Source of what was moved from outside, between the last step and this one. */
  String OUTSIDE = "outside";

  /** Number of the step, from 1; steps that were skipped count. */
  long step();

  /** What was done with the step. */
  Verdict verdict();

  /** The event the step named, if any. */
  @Nullable String event();

  /** Every event the step named, each once, in the order of naming. */
  List<String> events();

  /** Number of parameter groups. */
  int groups();

  /** Name of a parameter group; its number where it has none. */
  default String groupName(int group) {
    return Integer.toString(group);
  }

  /** Whether a group is frozen from the next step on. */
  @Experimental
  default boolean isFrozen(int group) {
    return signals().contains(Signal.FROZEN) && signal(group, Signal.FROZEN) != 0.0;
  }

  /** Names of the coefficients, in the loop's order. */
  List<String> coefficients();

  /** Names of the laws, in the loop's order. */
  List<String> laws();

  /** A raw statistic; NaN if it was not measured. */
  double statistic(int group, Statistic statistic);

  /** A filtered signal. */
  double signal(int group, Signal signal);

  /** Signals that some part of the loop writes. */
  List<Signal> signals();

  /** Canonical value applied to the optimizer, by the coefficient's place. */
  double applied(int group, int coefficient);

  /** Canonical value stored for the next step, by the coefficient's place. */
  double stored(int group, int coefficient);

  /** What a law added to a coefficient's drive, by their places; 0 in a step that was held. */
  double term(int group, int law, int coefficient);

  /** Stored chart coordinate, by the coefficient's place. */
  double coordinate(int group, int coefficient);

  /** Chart coordinate applied to the optimizer, by the coefficient's place. */
  double appliedCoordinate(int group, int coefficient);

  /** Names of all that can move a coefficient: the loop's parts in order, bounds and outside. */
  @Experimental
  List<String> sources();

  /**
   * What a source moved of a coefficient's stored coordinate; chart units. Of a law it is its term
   * times the meta-step; of an evolution what it did beside the laws' terms. Over all sources it
   * sums to the change of {@link #coordinate} since the last step, but for the rounding of the
   * largest of them.
   */
  @Experimental
  double moved(int group, int source, int coefficient);

  /**
   * What a source changed of a coefficient's applied coordinate: what it moved and, for a limit
   * that holds back this step alone, what it holds and did not before; chart units. Over all
   * sources it sums to the change of {@link #appliedCoordinate} since the last step, but for the
   * rounding of the largest of them.
   */
  @Experimental
  double acted(int group, int source, int coefficient);
}
