package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * RESONANCE: the steps are short and the loss is steady.
 *
 * <pre>
 *   gamma &lt;= gamma_min s   and   V &lt;= v_max V_0   in n measured steps in a row
 *   V = LP_.95((l - LP_.98(l))^2)
 *   RELATIVE:  s = |theta|,  V_0 the greatest V since the start or the last drift
 *   ABSOLUTE:  s = 1,  V_0 = 1
 * </pre>
 *
 * <p>gamma is the effective step as the loop's gauge measures it (EFFECTIVE_STEP), which {@code standard()} does.
 *
 * @param step gamma_min; a share of |theta|, or parameter units; positive
 * @param variance v_max; a share of the greatest V, or loss units squared; positive
 * @param steps n, at least 1
 * @param scale what they are measured by
 */
@Experimental
public record Resonance(double step, double variance, int steps, Scale scale) implements HaltRule {
  private static final double MEAN_DECAY = 0.98;
  private static final double VARIANCE_DECAY = 0.95;
  private static final int MEAN = 0;
  private static final int VARIANCE = MEAN + LowPass.SLOTS;
  private static final int GREATEST = VARIANCE + LowPass.SLOTS;
  private static final int GAMMA = GREATEST + 1;
  private static final int IN_A_ROW = GAMMA + 1;

  /** What step and variance are measured by. */
  public enum Scale {
    /** The parameters' length, and the greatest variance so far. */
    RELATIVE,
    /** Their own units. */
    ABSOLUTE
  }

  /** Checks the numbers. */
  public Resonance {
    Check.positive("step", step);
    Check.positive("variance", variance);
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return "RESONANCE";
  }

  @Override
  public int slots() {
    return IN_A_ROW + 1;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.EFFECTIVE_STEP);
  }

  @Override
  public Set<Statistic> statistics() {
    return scale == Scale.RELATIVE
        ? EnumSet.of(Statistic.LOSS, Statistic.THETA_THETA)
        : EnumSet.of(Statistic.LOSS);
  }

  @Override
  public void see(Look look, Slots memory) {
    if (look.isNamed(Looks.DRIFT)) {
      memory.clear(0, slots());
    }
    if (!look.isMeasured()) {
      memory.set(IN_A_ROW, look.isFinite() ? memory.get(IN_A_ROW) : 0.0);
      return;
    }
    double off = look.loss() - LowPass.update(memory, MEAN, MEAN_DECAY, look.loss());
    double v = LowPass.update(memory, VARIANCE, VARIANCE_DECAY, off * off);
    memory.set(GREATEST, Math.max(memory.get(GREATEST), v));
    boolean relative = scale == Scale.RELATIVE;
    memory.set(GAMMA, Looks.step(look) / (relative ? Looks.parameters(look) : 1.0));
    boolean rests =
        memory.get(GAMMA) <= step && v <= variance * (relative ? memory.get(GREATEST) : 1.0);
    memory.set(IN_A_ROW, rests ? memory.get(IN_A_ROW) + 1.0 : 0.0);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("step", memory.get(GAMMA));
    values.put("variance", LowPass.value(memory, VARIANCE));
    values.put("greatest variance", memory.get(GREATEST));
    return values;
  }
}
