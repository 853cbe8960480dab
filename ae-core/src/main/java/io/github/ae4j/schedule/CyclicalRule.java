package io.github.ae4j.schedule;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;

/**
 * Up and down in turn, a triangle in log units: L. N. Smith (2017), "Cyclical Learning Rates for Training Neural
 * Networks".
 *
 * <pre>  u = log factor/n for n steps, then -log factor/n for n steps, and again</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param slope log factor/n, drive units; positive
 * @param half n, half a cycle; steps, at least 1
 */
public record CyclicalRule(String coefficient, double slope, int half) implements RateRule {
  /** Checks the cycle. */
  public CyclicalRule {
    Check.positive("slope", slope);
    Check.atLeast("half", half, 1.0);
  }

  /**
   * A cycle as it is spoken of.
   *
   * @param factor from the bottom of the cycle to its top; above 1
   */
  public static CyclicalRule of(String coefficient, double factor, int half) {
    if (!(factor > 1.0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("factor must be finite and above 1, got " + factor);
    }
    Check.atLeast("half", half, 1.0);
    return new CyclicalRule(coefficient, Math.log(factor) / half, half);
  }

  @Override
  public String name() {
    return "cyclical rule";
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public double reach() {
    return slope;
  }

  @Override
  public double push(Signals signals, Slots memory, int at) {
    double step = memory.get(at);
    memory.set(at, step + 1.0 < 2.0 * half ? step + 1.0 : 0.0);
    return step < half ? slope : -slope;
  }
}
