package io.github.ae4j.schedule;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.limit.Limit;
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
 * If improvement stalls, drop once, then hold.
 *
 * <pre>
 *   F = LP_b(l);   improved where F &lt; best - h sqrt(V*), which is the new best
 *   a fall waits until p steps have passed without improvement, then log factor of it passes,
 *   then the coefficient stands still for c steps
 * </pre>
 *
 * <p>What rose since the last best was not rewarded, and its fall does not wait. A fall that improvement interrupts goes on where it was at the next stall. Nor
 * is patience asked for while V &gt; alarm V* or the loss rises by more than r deviations a step: then only the rest
 * lies between falls, so that a change of the task costs little. A move within f passes always, as a cycle's, whose
 * way back would else be lost.
 *
 * @param coefficient name of the coefficient held
 * @param patience p; steps, at least 0
 * @param cooldown c; steps, at least 0
 * @param threshold h; deviations, not negative
 * @param decay b, in [0, 1)
 * @param factor of the fall that passes, in (0, 1)
 * @param alarm ratio; above 1
 * @param rising r; deviations a step, positive
 * @param free f; chart units, not negative
 */
public record Patience(
    String coefficient,
    int patience,
    int cooldown,
    double threshold,
    double decay,
    double factor,
    double alarm,
    double rising,
    double free)
    implements Limit {
  private static final int LEVEL = 0;
  private static final int BEST = LEVEL + LowPass.SLOTS;
  private static final int STARTED = BEST + 1;
  private static final int STALLED = STARTED + 1;
  private static final int COOLING = STALLED + 1;
  private static final int FALLEN = COOLING + 1;
  private static final int BASE = FALLEN + 1;

  /** Share of a fall that is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Checks the constants. */
  public Patience {
    Check.atLeast("patience", patience, 0.0);
    Check.atLeast("cooldown", cooldown, 0.0);
    Check.atLeast("threshold", threshold, 0.0);
    Check.decay("decay", decay);
    if (!(factor > 0.0 && factor < 1.0)) {
      throw new IllegalArgumentException("factor must be in (0, 1), got " + factor);
    }
    if (!(alarm > 1.0 && alarm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alarm must be finite and above 1, got " + alarm);
    }
    Check.positive("rising", rising);
    Check.atLeast("free", free, 0.0);
  }

  @Override
  public String name() {
    return "patience";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> signals() {
    return Progress.SIGNALS;
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public int slots() {
    return BASE + 1;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int i = candidate.coefficients().index(coefficient);
    double x = candidate.previous(i);
    watch(signals, x, memory);
    double dx = candidate.coordinate(i) - x;
    double passes = passes(dx, x, alarmed(signals), memory);
    if (passes != dx) {
      candidate.move(i, x + passes);
    }
  }

  private boolean alarmed(Signals signals) {
    return Progress.unrest(signals) > alarm || Progress.fall(signals) < -rising;
  }

  private void watch(Signals signals, double x, Slots memory) {
    double level = LowPass.update(memory, LEVEL, decay, signals.statistic(Statistic.LOSS));
    double margin = threshold * Math.sqrt(Extrema.max(0.0, signals.value(Signal.VARIANCE_BASE)));
    if (memory.get(STARTED) == 0.0 || level < memory.get(BEST) - margin) {
      memory.set(STARTED, 1.0);
      memory.set(BEST, level);
      memory.set(BASE, x);
      memory.set(STALLED, 0.0);
    } else {
      memory.set(STALLED, memory.get(STALLED) + 1.0);
    }
  }

  /** How much of a move by dx from x is let through. */
  private double passes(double dx, double x, boolean alarmed, Slots memory) {
    boolean cools = memory.get(COOLING) > 0.0;
    if (cools) {
      memory.set(COOLING, memory.get(COOLING) - 1.0);
    }
    double unrewarded = cools ? 0.0 : Extrema.max(0.0, x - memory.get(BASE));
    double within = Extrema.max(-Extrema.max(free, unrewarded), Extrema.min(free, dx));
    if (dx == within || cools) {
      return within;
    }
    if (dx > 0.0) {
      return dx;
    }
    return alarmed || memory.get(STALLED) >= patience ? within + drop(dx - within, memory) : within;
  }

  private double drop(double dx, Slots memory) {
    double most = -Math.log(factor);
    double fall = Extrema.min(-dx, most - memory.get(FALLEN));
    memory.set(FALLEN, memory.get(FALLEN) + fall);
    if (memory.get(FALLEN) >= most * (1.0 - ROUNDING)) {
      memory.set(FALLEN, 0.0);
      memory.set(STALLED, 0.0);
      memory.set(COOLING, cooldown);
    }
    return -fall;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
    }
  }
}
