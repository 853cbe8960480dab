package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8 after a drift: for some steps the learning rate is kept at least at Polyak's step (Polyak 1987)
 * back to the level l* the loss had before it rose.
 *
 * <pre>  alpha &gt;= min(growth alpha, LP_.8([l - l*]_+)/LP_.8(&lt;g, d&gt;))   if &lt;g, d&gt; &gt; 0, n &lt;= steps</pre>
 *
 * @param steps how long after a drift, steps
 * @param growth the most alpha is multiplied by in one step; at least 1
 * @param decay decay of the two averages
 */
public record PolyakFloor(double steps, double growth, double decay) implements Limit {
  private static final int ACTIVE = 0;
  private static final int EXCESS = 1;
  private static final int SLOPE = 3;

  /** Checks the constants. */
  public PolyakFloor {
    Check.positive("steps", steps);
    Check.atLeast("growth", growth, 1.0);
    Check.decay("decay", decay);
  }

  @Override
  public String name() {
    return "AE-8 Polyak restart";
  }

  @Override
  public Set<Statistic> statistics() {
    return Direction.statisticsAnd(Statistic.LOSS);
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.SINCE_EVENT, Signal.LEVEL);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public int slots() {
    return 1 + 2 * LowPass.SLOTS;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    if (memory.get(ACTIVE) == 0.0) {
      return;
    }
    if (signals.value(Signal.SINCE_EVENT) > steps) {
      memory.set(ACTIVE, 0.0);
      return;
    }
    double excess = signals.statistic(Statistic.LOSS) - signals.value(Signal.LEVEL);
    double slope = NextDirection.slope(signals, candidate);
    double meanExcess = LowPass.update(memory, EXCESS, decay, Extrema.max(0.0, excess));
    double meanSlope = LowPass.update(memory, SLOPE, decay, slope);
    if (slope > 0.0 && meanSlope > 0.0 && meanExcess > 0.0) {
      lift(candidate, Math.log(meanExcess / meanSlope));
    }
  }

  private void lift(Candidate candidate, double polyak) {
    int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double x = candidate.coordinate(alpha);
    candidate.move(alpha, Extrema.max(x, Extrema.min(x + Math.log(growth), polyak)));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(EXCESS, 2 * LowPass.SLOTS);
      memory.set(ACTIVE, 1.0);
    }
  }
}
