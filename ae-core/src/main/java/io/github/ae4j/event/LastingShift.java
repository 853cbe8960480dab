package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-5: a rise of the loss that lasts although no single loss tells it, as where a stream of single
 * instances changes. A Bernoulli CUSUM (Page 1954) on how far a loss lies above a quantile of the
 * losses before:
 *
 * <pre>
 *   y  = clip(q + (l - Q)/h, 0, 1),   h = max(.5 S, .3 R) + 1e-3 |Q|
 *   c  = max(0, c + y log(p1/p) + (1-y) log((1-p1)/(1-p))),   p = clip(P, q/2, .9),  p1 = p + lift (1-p)
 *   drift at c &gt; threshold + log max(1, n/standing),   n losses learnt since the last
 *   R  = max(l - Q, .99 R);   and where c was 0, with n = min(memory, losses learnt):
 *   S += (|l - Q| - S)/n,   Q += 2 max(S, h)(y - q)/n,   P += (y - P)/n
 * </pre>
 *
 * <p>Q settles where y is q in the mean, whatever the distribution of the losses: where all of them are the
 * same y is q, so that ties are no evidence. P is that mean as it was lately. While c is away from 0 none
 * of them learns the shift. S, the mean deviation, and R, the recent peak, are for heavy tails: what
 * is small beside them does not count. One example that throws the weights off makes the losses
 * after it rise, but to a small part of its own, and they recover by themselves.
 *
 * <p>The sum starts after {@code settled} losses, and anew after every drift; an instability empties it.
 * Of a rise that the loop itself makes (OWN_RISE) nothing is learnt, and the sum is emptied. A loss that falls only
 * lowers Q. At a drift the first moment is flushed and the second kept.
 *
 * @param quantile q, the mean of y where nothing changes
 * @param lift how much of the way from that mean to 1 a rise is
 * @param threshold where it calls a drift, nats
 * @param standing losses without a drift from which on more is asked for one, as in {@link LossShift}; at least 1
 * @param memory how many losses the quantile remembers
 * @param settled losses before the sum starts
 */
public record LastingShift(
    double quantile, double lift, double threshold, double standing, double memory, double settled)
    implements Event {
  /** Name in the trace, beside that of the drift. */
  public static final String EVENT = "lasting-shift";

  private static final double SPREAD_SHARE = 0.5;
  private static final double PEAK_SHARE = 0.3;
  private static final double PEAK_DECAY = 0.99;
  private static final double GAIN = 2.0;
  private static final double LEAST_SHARE = 0.5;
  private static final double GREATEST_MEAN = 0.9;
  private static final double RELATIVE_FLOOR = 1e-3;
  private static final double TINY = 1e-30;
  private static final int LEVEL = 0;
  private static final int SPREAD = 1;
  private static final int PEAK = 2;
  private static final int CUSUM = 3;
  private static final int COUNT = 4;
  private static final int MEAN = 5;

  /** Checks that the constants are shares, a threshold and numbers of steps. */
  public LastingShift {
    inside("quantile", quantile);
    inside("lift", lift);
    Check.positive("threshold", threshold);
    Check.atLeast("standing", standing, 1.0);
    Check.atLeast("memory", memory, 1.0);
    Check.atLeast("settled", settled, 1.0);
  }

  private static void inside(String name, double share) {
    if (!(share > 0.0 && share < 1.0)) {
      throw new IllegalArgumentException(name + " must be in (0, 1), got " + share);
    }
  }

  @Override
  public String name() {
    return "AE-5 lasting shift";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.OWN_RISE);
  }

  @Override
  public int slots() {
    return 6;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots slots) {
    double loss = signals.statistic(Statistic.LOSS);
    if (signals.isSet(Signal.OWN_RISE)) {
      slots.set(CUSUM, 0.0);
      return;
    }
    if (slots.get(COUNT) == 0.0) {
      start(loss, slots);
      return;
    }
    double before = slots.get(CUSUM);
    double above = loss - slots.get(LEVEL);
    double width = width(slots);
    double y = Extrema.max(0.0, Extrema.min(1.0, quantile + above / width));
    double cusum = slots.get(COUNT) < settled ? 0.0 : sum(before, y, slots.get(MEAN));
    slots.set(CUSUM, cusum);
    slots.set(PEAK, Extrema.max(above, PEAK_DECAY * slots.get(PEAK)));
    if (before == 0.0) {
      learn(above, y, width, slots);
    }
    if (cusum > threshold && cusum > threshold + LossShift.against(slots.get(COUNT), standing)) {
      slots.set(CUSUM, 0.0);
      response.name(EVENT);
      response.interrupt(Interruption.DRIFT, LossShift.DRIFT);
      response.verdict(Verdict.FLUSH_MOMENTUM);
    }
  }

  private void start(double loss, Slots slots) {
    slots.set(LEVEL, loss);
    slots.set(MEAN, quantile);
    slots.set(COUNT, 1.0);
  }

  private static double width(Slots slots) {
    return Extrema.max(SPREAD_SHARE * slots.get(SPREAD), PEAK_SHARE * slots.get(PEAK))
        + RELATIVE_FLOOR * Math.abs(slots.get(LEVEL))
        + TINY;
  }

  /** The sum with how much likelier y is after a rise than before one, which it is not up to the usual y. */
  private double sum(double before, double y, double mean) {
    double usual = Extrema.max(LEAST_SHARE * quantile, Extrema.min(GREATEST_MEAN, mean));
    if (before == 0.0 && y <= usual) {
      return 0.0;
    }
    double risen = usual + lift * (1.0 - usual);
    double evidence =
        y * Math.log(risen / usual) + (1.0 - y) * Math.log((1.0 - risen) / (1.0 - usual));
    return Extrema.max(0.0, before + evidence);
  }

  private void learn(double above, double y, double width, Slots slots) {
    double count = slots.get(COUNT);
    double gain = 1.0 / Extrema.min(memory, count);
    double spread = slots.get(SPREAD) + gain * (Math.abs(above) - slots.get(SPREAD));
    double move = GAIN * gain * Extrema.max(spread, width) * (y - quantile);
    slots.set(SPREAD, spread);
    slots.set(LEVEL, slots.get(LEVEL) + move);
    slots.set(MEAN, slots.get(MEAN) + gain * (y - slots.get(MEAN)));
    slots.set(COUNT, count + 1.0);
  }

  /** After a drift all that was learnt is forgotten; an instability takes back the rise that it made. */
  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots slots) {
    if (interruption == Interruption.DRIFT) {
      slots.clear(0, slots.size());
    } else {
      slots.set(CUSUM, 0.0);
    }
  }
}
