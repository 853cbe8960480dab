package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Slots;
import java.util.Map;

/** INTERRUPTED: somebody has asked the run to stop, by {@link Halting#interrupt} or by interrupting its thread. */
@Experimental
public record Interrupted() implements HaltRule {
  @Override
  public String name() {
    return "INTERRUPTED";
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void see(Look look, Slots memory) {
    memory.set(0, look.isInterrupted() ? 1.0 : 0.0);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(0) > 0.0;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return Map.of();
  }
}
