package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The seed's own predicate, for fidelity: at any step
 *
 * <pre>  l &lt;= eps   or   (alpha |g| &lt;= gamma_min  and  V &lt;= v_max)</pre>
 *
 * <p>A loss that can be negative is accepted at the first step that is below eps, wherever its least is: {@link Target}
 * asks for a target instead.
 *
 * @param loss eps, loss units
 * @param step gamma_min, parameter units for plain SGD
 * @param variance v_max, loss units squared
 */
@Experimental
public record SeedHalt(double loss, double step, double variance) implements HaltRule {
  private static final int LOSS = 0;
  private static final int GAMMA = 1;
  private static final int VARIANCE = 2;
  private static final int SEEN = 3;

  /** Checks the numbers. */
  public SeedHalt {
    Check.finite("loss", loss);
    Check.atLeast("step", step, 0.0);
    Check.atLeast("variance", variance, 0.0);
  }

  /** The seed's defaults: 1e-3, 1e-4, 1e-2. */
  public static SeedHalt defaults() {
    return new SeedHalt(1e-3, 1e-4, 1e-2);
  }

  @Override
  public String name() {
    return "SEED";
  }

  @Override
  public int slots() {
    return SEEN + 1;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.VARIANCE, Signal.GRADIENT_NORM);
  }

  @Override
  public void see(Look look, Slots memory) {
    memory.set(SEEN, 1.0);
    memory.set(LOSS, look.loss());
    double alpha = look.applied(0, Coefficient.LEARNING_RATE);
    memory.set(GAMMA, alpha * look.signal(0, Signal.GRADIENT_NORM));
    memory.set(VARIANCE, look.signal(0, Signal.VARIANCE));
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(SEEN) > 0.0
        && (memory.get(LOSS) <= loss
            || (memory.get(GAMMA) <= step && memory.get(VARIANCE) <= variance));
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", memory.get(LOSS));
    values.put("gamma", memory.get(GAMMA));
    values.put("variance", memory.get(VARIANCE));
    return values;
  }
}
