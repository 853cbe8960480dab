package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Recurring;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Screen: a gradient far longer than any of late is cut to the length that is still believed, before
 * anything else is measured of it. With y = log |g|:
 *
 * <pre>
 *   limit = max(B, log M) + slack + [log l - LP_.95(log l)]_+        the last only for l &gt; 0
 *   y &gt; limit:   scale = exp(limit - y),  r += 1,  B = min(y, B + opening 2^(r-1))
 *   else         scale = 1,  r = 0,  B = max(y, B + fading (y - B))
 *   in the first 5 steps B = max y, and y is cut to B + slack, only beyond B + log 100 + what is believed of l
 * </pre>
 *
 * <p>A long gradient is believed where the loss is high too, for a far start and a drift have both. A loss
 * that stands out of its own tail, l &gt; m + 2 kappa s, may be as bad as its gradient, and allows for {@code
 * badLoss} at most; so does any in the first 20 steps, while there is no tail. M is the {@link Recurring} length of a rare class, of steps whose log l is more than 1
 * above its mean. A change that lasts passes after a few steps. Nothing is forgotten at a drift: a spoilt gradient
 * right after it must still be cut, and what the drift made longer passes as any change that lasts.
 *
 * <p>Only a step that is measured is cut. Where a host measures less often ({@code Cadence}), a gradient in between
 * goes into the update as it is, up to what {@code GradientBound} says.
 *
 * @param slack log of what a length may exceed the known by; positive
 * @param opening by how much a first cut in a row opens B, in log |g|; doubled with each that follows
 * @param fading rate at which B comes down, in (0, 1]
 * @param badLoss log of the most that is believed for a loss out of its tail; at least 0
 * @param recurring which lengths are a rare class's
 */
public record GradientClip(
    double slack, double opening, double fading, double badLoss, Recurring recurring)
    implements Event {
  /** Name in the trace. */
  public static final String EVENT = "clipped gradient";

  private static final int FREE_STEPS = 5;
  private static final double FAR = Math.log(1e2);
  private static final int UNKNOWN_STEPS = 20;
  private static final double LOSS_RATE = 0.05;
  private static final double HIGH_LOSS = 1.0;
  private static final int TOP = 0;
  private static final int COUNT = 1;
  private static final int ROW = 2;
  private static final int LOSS = 3;
  private static final int LOSSES = 4;
  private static final int LENGTHS = 5;

  /** Checks the constants. */
  public GradientClip {
    Check.positive("slack", slack);
    Check.positive("opening", opening);
    Check.within("fading", fading, 0.0, 1.0);
    Check.atLeast("badLoss", badLoss, 0.0);
  }

  @Override
  public String name() {
    return "AE-8 gradient clip";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.G_G);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.LOSS_TAIL);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.GRADIENT_SCALE);
  }

  @Override
  public int slots() {
    return LENGTHS + Recurring.SLOTS;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double square = signals.statistic(Statistic.G_G);
    boolean usable = square > 0.0 && Double.isFinite(square + loss);
    double log = usable ? log(loss, square, signals.value(Signal.LOSS_TAIL), memory) : 0.0;
    int scale = coefficients.index(Coefficient.GRADIENT_SCALE);
    if (log != coefficients.coordinate(scale)) {
      response.shift(coefficients, scale, log - coefficients.coordinate(scale));
    }
    if (log < 0.0) {
      response.name(EVENT);
    }
  }

  /** Log of the scale. */
  private double log(double loss, double square, double tail, Slots memory) {
    double excess = excess(loss, memory);
    double y = 0.5 * Math.log(square);
    double count = memory.get(COUNT) + 1.0;
    memory.set(COUNT, count);
    if (count <= FREE_STEPS) {
      return count == 1.0 ? first(y, memory) : early(y, Math.min(badLoss, excess), memory);
    }
    double known = recurring.update(memory, LENGTHS, square, excess > HIGH_LOSS);
    double top = known > 0.0 ? Extrema.max(memory.get(TOP), Math.log(known)) : memory.get(TOP);
    double believed = Extrema.max(0.0, excess);
    boolean bad = tail > 0.0 ? loss > tail : count <= UNKNOWN_STEPS;
    double limit = top + slack + (bad ? Extrema.min(badLoss, believed) : believed);
    remember(y, y > limit, memory);
    return Extrema.min(0.0, limit - y);
  }

  private static double first(double y, Slots memory) {
    memory.set(TOP, y);
    return 0.0;
  }

  /** Log of the scale while next to nothing is known. */
  private double early(double y, double believed, Slots memory) {
    double top = memory.get(TOP);
    if (y > top + FAR + Math.max(0.0, believed)) {
      remember(y, true, memory);
      return top + slack - y;
    }
    memory.set(ROW, 0.0);
    memory.set(TOP, Extrema.max(top, y));
    return 0.0;
  }

  /** By how much log l exceeds its mean, which takes it in; 0 for a loss that is not positive. */
  private static double excess(double loss, Slots memory) {
    if (!(loss > 0.0)) {
      return 0.0;
    }
    double log = Math.log(loss);
    double mean = memory.get(LOSS);
    double losses = memory.get(LOSSES) + 1.0;
    memory.set(LOSSES, losses);
    memory.set(LOSS, mean + (log - mean) * Extrema.max(LOSS_RATE, 1.0 / losses));
    return losses == 1.0 ? 0.0 : log - mean;
  }

  private void remember(double y, boolean cut, Slots memory) {
    double top = memory.get(TOP);
    double row = cut ? memory.get(ROW) + 1.0 : 0.0;
    memory.set(ROW, row);
    if (cut) {
      memory.set(TOP, Extrema.min(y, top + opening * Math.pow(2.0, row - 1.0)));
    } else {
      memory.set(TOP, Extrema.max(y, top + fading * (y - top)));
    }
  }
}
