package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-10, moments that a gradient fills that was let through and did not last: a spoilt first one, or so many that they
 * were taken for the new unit. A second moment forgets it over thousands of steps, in which nothing else moves.
 *
 * <pre>
 *   L = max(|g|, L .999^(1/2))                    the longest that the state holds
 *   fall:   |g| &lt; |g_prev|/100 and |g| &lt; L/far
 *   after a fall, |g| &lt; L/far in 3 steps:         the state is emptied, and log alpha is as before the long ones
 * </pre>
 *
 * <p>It looks at the first 100 steps alone: later a rare class makes the same picture, and to empty of it costs a
 * stream of one in a thousand a fifth of its log loss. Gradients that shorten as a run converges do not fall at once, and
 * what has been emptied of once is kept when it comes again. Before the long ones is the last step of |g| at most 100 U, with U
 * the last such |g|, which else grows by a fortieth a step.
 *
 * @param far how many times longer L is; greater than 100
 */
public record StaleState(double far) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "stale state";

  private static final double SUDDEN = 1e4;
  private static final double FADING = 0.999;
  private static final double OPENING = 1.05;
  private static final double KNOWN_FADING = 0.9997;
  private static final double STEPS = 3.0;
  private static final double EARLY = 100.0;
  private static final int LONGEST = 0;
  private static final int LAST = 1;
  private static final int FALLEN = 2;
  private static final int USUAL = 3;
  private static final int RATE = 4;
  private static final int KNOWN = 5;
  private static final int WAS_USUAL = 6;
  private static final int COUNT = 7;

  /** Checks the factor. */
  public StaleState {
    Check.atLeast("far", far, 100.0);
  }

  @Override
  public String name() {
    return "AE-10 stale state";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.START_SPOILT);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return 8;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    signals.set(Signal.START_SPOILT, 0.0);
    double count = memory.get(COUNT) + 1.0;
    if (count <= EARLY) {
      memory.set(COUNT, count);
      look(signals, coefficients, response, memory);
    }
  }

  private void look(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double square = signals.statistic(Statistic.G_G);
    int alpha = coefficients.index(Coefficient.LEARNING_RATE);
    if (memory.get(WAS_USUAL) != 0.0) {
      memory.set(RATE, coefficients.coordinate(alpha));
    }
    double longest = Math.max(square, FADING * memory.get(LONGEST));
    memory.set(LONGEST, longest);
    memory.set(KNOWN, KNOWN_FADING * memory.get(KNOWN));
    fall(square, longest, memory);
    boolean fallen = memory.get(FALLEN) == STEPS && SUDDEN * memory.get(KNOWN) < longest;
    boolean spoilt = fallen && SUDDEN * square < memory.get(USUAL);
    usual(square, memory);
    signals.set(Signal.START_SPOILT, spoilt ? 1.0 : 0.0);
    if (fallen) {
      if (!spoilt) {
        response.shift(coefficients, alpha, memory.get(RATE) - coefficients.coordinate(alpha));
      }
      response.name(EVENT);
      response.verdict(Verdict.RESET_STATE);
      empty(square, longest, memory);
    }
  }

  /** Counts the steps since the gradient fell far below the longest. */
  private void fall(double square, double longest, Slots memory) {
    boolean falls = memory.get(FALLEN) > 0.0 || SUDDEN * square < memory.get(LAST);
    boolean outlived = far * far * square < longest;
    memory.set(FALLEN, falls && outlived ? memory.get(FALLEN) + 1.0 : 0.0);
    memory.set(LAST, square);
  }

  /** Tells whether the gradient is of its usual length, for which the rate of the next step is. */
  private static void usual(double square, Slots memory) {
    double usual = memory.get(USUAL);
    boolean is = usual == 0.0 || square <= SUDDEN * usual;
    boolean fallen = memory.get(FALLEN) > 0.0;
    if (!fallen) {
      memory.set(USUAL, is ? square : OPENING * usual);
    }
    memory.set(WAS_USUAL, is && !fallen ? 1.0 : 0.0);
  }

  private static void empty(double square, double longest, Slots memory) {
    memory.set(KNOWN, longest);
    memory.set(LONGEST, square);
    memory.set(USUAL, square);
    memory.set(FALLEN, 0.0);
  }
}
