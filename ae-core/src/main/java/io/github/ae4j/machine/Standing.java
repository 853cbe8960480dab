package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * STANDING: the target stands still, and the steps have annealed.
 *
 * <pre>  EVIDENCE &lt;= -e   and   gamma &lt;= share gamma_max   in n measured steps in a row</pre>
 *
 * <p>gamma is EFFECTIVE_STEP, gamma_max its greatest since the start or the last drift. Along a target that moves the
 * slope has no sign, the evidence stays near 0 and the steps stay long: so it does not hold on a stream that drifts. Of
 * several groups the one that stands least decides.
 *
 * @param evidence e, standard deviations; positive
 * @param share of the longest step, in (0, 1)
 * @param steps n, at least 1
 */
@Experimental
public record Standing(double evidence, double share, int steps) implements HaltRule {
  private static final int LONGEST = 0;
  private static final int GAMMA = 1;
  private static final int EVIDENCE = 2;
  private static final int IN_A_ROW = 3;

  /** Checks the numbers. */
  public Standing {
    Check.positive("evidence", evidence);
    Check.positive("share", share);
    Check.decay("share", share);
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return "STANDING";
  }

  @Override
  public int slots() {
    return IN_A_ROW + 1;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.EVIDENCE, Signal.EFFECTIVE_STEP);
  }

  @Override
  public void see(Look look, Slots memory) {
    if (look.isNamed(Looks.DRIFT)) {
      memory.clear(0, slots());
    }
    if (!look.isMeasured()) {
      return;
    }
    double gamma = Looks.step(look);
    memory.set(LONGEST, Math.max(memory.get(LONGEST), gamma));
    memory.set(GAMMA, gamma);
    memory.set(EVIDENCE, Looks.evidence(look));
    boolean stands =
        memory.get(EVIDENCE) <= -evidence && gamma > 0.0 && gamma <= share * memory.get(LONGEST);
    memory.set(IN_A_ROW, stands ? memory.get(IN_A_ROW) + 1.0 : 0.0);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("evidence", memory.get(EVIDENCE));
    values.put("step", memory.get(GAMMA));
    values.put("longest step", memory.get(LONGEST));
    return values;
  }
}
