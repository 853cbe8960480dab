package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Operations that may be used, and what they were used for. All that looks at a model counts, gates and choices too. */
@Experimental
public final class ComputeBudget {
  /** What operations are used for. */
  public enum Use {
    /** Attempts that earn. */
    ATTEMPT,
    /** Steps of learning. */
    LEARN,
    /** Gates: candidates against parents, teams against members. */
    GATE,
    /** Choosing what is served in the end. */
    CHOICE
  }

  private final long total;
  private final Map<Use, Long> used = new EnumMap<>(Use.class);

  /**
   * A budget of which nothing is used.
   *
   * @param total operations, at least 0; {@link Long#MAX_VALUE} for no bound
   */
  public ComputeBudget(long total) {
    Check.atLeast("total", total, 0.0);
    this.total = total;
    for (Use use : Use.values()) {
      used.put(use, 0L);
    }
  }

  /** Operations that may be used. */
  public long total() {
    return total;
  }

  /** Counts operations, once they were used: more than is left may be used once, by one call of a host, and {@link #spent} says
   * so before the next. */
  public void use(Use use, long operations) {
    Objects.requireNonNull(use, "use");
    Check.atLeast("operations", operations, 0.0);
    used.merge(use, operations, Math::addExact);
  }

  /** Operations used for one thing. */
  public long used(Use use) {
    Objects.requireNonNull(use, "use");
    return used.get(use);
  }

  /** Operations used. */
  public long used() {
    return used.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Operations left, at least 0. */
  public long left() {
    return Math.max(0L, total - used());
  }

  /** Whether nothing is left. */
  public boolean spent() {
    return used() >= total;
  }

  void write(DataOutputStream out) throws IOException {
    for (Use use : Use.values()) {
      out.writeLong(used(use));
    }
  }

  void read(DataInputStream in) throws IOException {
    for (Use use : Use.values()) {
      used.put(use, in.readLong());
    }
  }
}
