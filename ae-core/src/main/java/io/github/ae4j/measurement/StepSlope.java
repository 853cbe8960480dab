package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-1, the preconditioned gradient along the step just made, for SGD the slope of the loss there,
 * and how persistent it is.
 *
 * <pre>
 *   x = &lt;w g_t, d_(t-1)&gt;/|d_(t-1)|,   rho = &lt;g_t, d_(t-1)&gt;/(|g_t| |d_(t-1)|)
 *   P = LP_fast(x)/sqrt LP_slow(x^2),   P60 = LP_60(x)/sqrt LP_60(x^2)
 *   evidence = S1/sqrt S2,   S1 = b S1 + x,  S2 = b S2 + x^2,  b = 1 for n &lt;= memory, then 1 - 1/memory
 * </pre>
 *
 * <p>n counts steps since the last event, where S1 and S2 start at 0. Up to {@code memory} both are plain sums, from
 * there on {@code memory} times a running mean: a target that has stood for years may move, and what stands against
 * the evidence of that is never more than {@code memory} steps.
 *
 * <p>x is not divided by |w g|: for a one-dimensional random walk of variance q under noise s^2, E x =
 * 0 lies at alpha^2 = q/s^2, the tracking optimum. On a standing target E x is negative at any alpha.
 * For d_(t-1) stands w m, to which it is proportional where the moment has the whole direction; so none
 * is stored. Of a share of the gradient's own in the last step x says nothing.
 *
 * <p>w is there because Adam moves every coordinate by about alpha: so each has its vote, measured in
 * its own noise. Without it the few with the largest gradients speak for all, and the rate grows to what
 * they bear (docs/tune/diary.md). For SGD w is 1.
 *
 * @param fast time constant of P's mean, steps
 * @param slow time constant of P's mean square, steps
 * @param long60 time constant of P60, steps
 * @param phaseDecay decay of the low-passed rho
 * @param memory most steps that the evidence is of; at least 1
 */
public record StepSlope(double fast, double slow, double long60, double phaseDecay, double memory)
    implements Measurement {
  private static final double TINY = 1e-30;
  private static final int MEAN = 0;
  private static final int SQUARE = 2;
  private static final int MEAN_60 = 4;
  private static final int SQUARE_60 = 6;
  private static final int PHASE = 8;
  private static final int SUM = 10;
  private static final int SUM_SQUARES = 11;
  private static final int STEPS = 12;

  /** Checks that the constants are filters. */
  public StepSlope {
    LowPass.decay(fast);
    LowPass.decay(slow);
    LowPass.decay(long60);
    Check.decay("phaseDecay", phaseDecay);
    Check.atLeast("memory", memory, 1.0);
  }

  @Override
  public String name() {
    return "AE-1 slope along the step";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G, Statistic.G_WM, Statistic.WG_WM, Statistic.WM_WM);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(
        Signal.SLOPE,
        Signal.PHASE,
        Signal.PHASE_FAST,
        Signal.PERSISTENCE,
        Signal.PERSISTENCE_SLOW,
        Signal.EVIDENCE,
        Signal.SINCE_EVENT,
        Signal.GRADIENT_NORM);
  }

  @Override
  public int slots() {
    return 13;
  }

  @Override
  public void measure(Signals signals, Slots slots) {
    double steps = slots.get(STEPS) + 1.0;
    slots.set(STEPS, steps);
    signals.set(Signal.SINCE_EVENT, steps);
    double gradient = Math.sqrt(signals.statistic(Statistic.G_G));
    signals.set(Signal.GRADIENT_NORM, gradient);
    double direction = Math.sqrt(signals.statistic(Statistic.WM_WM));
    if (direction > TINY && gradient > TINY) {
      double cosine = signals.statistic(Statistic.G_WM) / direction / gradient;
      double rho = Extrema.max(-1.0, Extrema.min(1.0, cosine));
      signals.set(Signal.PHASE, rho);
      signals.set(Signal.PHASE_FAST, LowPass.update(slots, PHASE, phaseDecay, rho));
      double x = signals.statistic(Statistic.WG_WM) / direction;
      signals.set(Signal.SLOPE, x);
      filter(x, signals, slots);
    }
  }

  private void filter(double x, Signals signals, Slots slots) {
    double square = x * x;
    double mean = LowPass.update(slots, MEAN, 1.0 - 1.0 / fast, x);
    double power = LowPass.update(slots, SQUARE, 1.0 - 1.0 / slow, square);
    signals.set(Signal.PERSISTENCE, mean / Math.sqrt(power + TINY));
    double mean60 = LowPass.update(slots, MEAN_60, 1.0 - 1.0 / long60, x);
    double power60 = LowPass.update(slots, SQUARE_60, 1.0 - 1.0 / long60, square);
    signals.set(Signal.PERSISTENCE_SLOW, mean60 / Math.sqrt(power60 + TINY));
    double kept = slots.get(STEPS) > memory ? 1.0 - 1.0 / memory : 1.0;
    double sum = kept * slots.get(SUM) + x;
    double squares = kept * slots.get(SUM_SQUARES) + square;
    slots.set(SUM, sum);
    slots.set(SUM_SQUARES, squares);
    signals.set(Signal.EVIDENCE, sum / Math.sqrt(squares + TINY));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots slots) {
    if (interruption == Interruption.DRIFT) {
      slots.clear(0, PHASE);
      slots.clear(SUM, 2);
      slots.set(STEPS, 1.0);
      signals.set(Signal.PERSISTENCE, 0.0);
      signals.set(Signal.PERSISTENCE_SLOW, 0.0);
      signals.set(Signal.EVIDENCE, 0.0);
      signals.set(Signal.SINCE_EVENT, 1.0);
    }
  }
}
