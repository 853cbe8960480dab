package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;

/** What a {@link HaltRule} sees of a step that was made. Valid during the call. */
@Experimental
public interface Look {
  /** Loss of the step's batch, in the user's own unit; NaN if it was not measured. */
  double loss();

  /** Whether loss and gradient were finite, so that the step was not left out for that. */
  boolean isFinite();

  /** Whether the step was measured: neither left out nor held, so that its signals are its own. */
  boolean isMeasured();

  /** Whether the loop named an event in this step, as {@code drift}. */
  boolean isNamed(String event);

  /** Number of parameter groups. */
  int groups();

  /** A filtered signal of a group. */
  double signal(int group, Signal signal);

  /** A raw statistic of a group; NaN if it was not measured. */
  double statistic(int group, Statistic statistic);

  /** Value of a coefficient that was applied to a group; NaN if the loop does not steer it. */
  double applied(int group, String coefficient);

  /** Time since the rule was set to watch, nanoseconds. */
  long nanos();

  /** Units of data used since the rule was set to watch: steps, unless who runs the loop counts otherwise. */
  long data();

  /** Whether somebody has asked the run to stop. */
  boolean isInterrupted();
}
