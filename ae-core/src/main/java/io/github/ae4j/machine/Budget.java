package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import java.util.Locale;
import java.util.Map;

/**
 * BUDGET: so many steps were made, so much time has passed, or so much data was used. A run that goes on after it has a
 * new one.
 *
 * @param of what is counted
 * @param most steps, seconds or units of data; positive
 */
@Experimental
public record Budget(Kind of, double most) implements HaltRule {
  private static final double NANOS = 1e9;
  private static final int USED = 0;
  private static final int BEFORE = 1;

  /** What a budget counts. */
  public enum Kind {
    /** Steps of the loop, those left out included. */
    STEPS,
    /** Seconds on the wall, from the first step that is seen. */
    SECONDS,
    /** Units of data, as who runs the loop counts them. */
    DATA
  }

  /** Checks the number. */
  public Budget {
    Check.positive(unit(of), most);
  }

  private static String unit(Kind of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String name() {
    return "BUDGET";
  }

  @Override
  public int slots() {
    return BEFORE + 1;
  }

  @Override
  public void see(Look look, Slots memory) {
    double now =
        switch (of) {
          case STEPS -> memory.get(BEFORE) + 1.0;
          case SECONDS -> look.nanos() / NANOS;
          case DATA -> look.data();
        };
    // What was there before a run was resumed does not come back less.
    double gone = Math.max(0.0, now - memory.get(BEFORE));
    memory.set(USED, memory.get(USED) + gone);
    memory.set(BEFORE, now);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(USED) >= most;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return Map.of(unit(of), memory.get(USED));
  }
}
