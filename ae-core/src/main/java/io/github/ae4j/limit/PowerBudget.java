package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-6, the budget's multiplier: where the coefficients spend more energy than they are granted,
 * their steps shrink until they do not.
 *
 * <pre>
 *   x' = x + (x' - x)/sqrt(1 + lambda),   E = |x - x_before|^2 of the last step taken
 *   lambda = [lambda + eta_l (E - B)]_+
 * </pre>
 *
 * <p>E is that of the step taken, whatever limits cut it, and of no more than was proposed here: what
 * an event shifts is not the laws' spending. So the multiplier does not wind up.
 *
 * @param budget B, chart units squared a step; positive
 * @param rate eta_l; positive
 * @param coefficientCount how many coefficients the loop holds at most; their places are remembered
 */
public record PowerBudget(double budget, double rate, int coefficientCount) implements Limit {
  private static final int LAMBDA = 0;
  private static final int STARTED = 1;
  private static final int BEFORE = 2;

  /** Checks the constants. */
  public PowerBudget {
    Check.positive("budget", budget);
    Check.positive("rate", rate);
    Check.atLeast("coefficientCount", coefficientCount, 1);
  }

  @Override
  public String name() {
    return "AE-6 power budget";
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.ENERGY);
  }

  @Override
  public int slots() {
    return BEFORE + 2 * coefficientCount;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int n = Math.min(coefficientCount, candidate.coefficients().size());
    double energy = spent(n, candidate, memory) * memory.get(STARTED);
    memory.set(STARTED, 1.0);
    signals.set(Signal.ENERGY, energy);
    double lambda = Math.max(0.0, memory.get(LAMBDA) + rate * (energy - budget));
    memory.set(LAMBDA, lambda);
    double share = 1.0 / Math.sqrt(1.0 + lambda);
    for (int i = 0; i < n; i++) {
      double x = candidate.previous(i);
      double step = share * (candidate.coordinate(i) - x);
      memory.set(BEFORE + coefficientCount + i, Math.abs(step));
      candidate.move(i, x + step);
    }
  }

  /** Energy of the step that was taken last; where the coefficients stand now is kept. */
  private double spent(int n, Candidate candidate, Slots memory) {
    double energy = 0.0;
    for (int i = 0; i < n; i++) {
      double x = candidate.previous(i);
      double taken = Math.abs(x - memory.get(BEFORE + i));
      double step = Math.min(taken, memory.get(BEFORE + coefficientCount + i));
      energy += step * step;
      memory.set(BEFORE + i, x);
    }
    return energy;
  }
}
