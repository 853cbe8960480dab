package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * TARGET: the loss has come down to a stated target.
 *
 * <pre>  LP_b(l) &lt;= target + eps   in n measured steps in a row</pre>
 *
 * <p>The filter makes it the loss of several batches, and n has it measured rather than met once; a step that is not
 * finite starts the count anew. A drift starts the filter anew.
 *
 * @param target in the loss's unit; finite
 * @param eps how far above it is near enough; loss units, at least 0
 * @param steps n, at least 1
 * @param decay b of the filter, in [0, 1); 0 for the bare loss
 */
@Experimental
public record Target(double target, double eps, int steps, double decay) implements HaltRule {
  private static final int FILTER = 0;
  private static final int IN_A_ROW = FILTER + LowPass.SLOTS;

  /** Checks the numbers. */
  public Target {
    Check.finite("target", target);
    Check.atLeast("eps", eps, 0.0);
    Check.atLeast("steps", steps, 1);
    Check.decay("decay", decay);
  }

  @Override
  public String name() {
    return "TARGET";
  }

  @Override
  public int slots() {
    return IN_A_ROW + 1;
  }

  @Override
  public void see(Look look, Slots memory) {
    if (look.isNamed(Looks.DRIFT)) {
      LowPass.reset(memory, FILTER);
      memory.set(IN_A_ROW, 0.0);
    }
    boolean near =
        look.isFinite() && LowPass.update(memory, FILTER, decay, look.loss()) <= target + eps;
    memory.set(IN_A_ROW, near ? memory.get(IN_A_ROW) + 1.0 : 0.0);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", LowPass.value(memory, FILTER));
    values.put("target", target);
    return values;
  }
}
