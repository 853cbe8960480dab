package io.github.ae4j.trace;

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
  /** Number of the step, from 1; steps that were skipped count. */
  long step();

  /** What was done with the step. */
  Verdict verdict();

  /** The event the step named, if any. */
  @Nullable String event();

  /** Number of parameter groups. */
  int groups();

  /** Names of the coefficients, in the loop's order. */
  List<String> coefficients();

  /** Names of the laws, in the loop's order. */
  List<String> laws();

  /** A raw statistic; NaN if it was not measured. */
  double statistic(int group, Statistic statistic);

  /** A filtered signal. */
  double signal(int group, Signal signal);

  /** Signals that some element of the loop writes. */
  List<Signal> signals();

  /** Canonical value applied to the optimizer, by the coefficient's place. */
  double applied(int group, int coefficient);

  /** Canonical value stored for the next step, by the coefficient's place. */
  double stored(int group, int coefficient);

  /** What a law added to a coefficient's drive, by their places; 0 in a step that was held. */
  double term(int group, int law, int coefficient);
}
