package io.github.ae4j.examples.swarm;

import io.github.ae4j.swarm.RoundRunner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runners of one kind, one for each number of slots, which tasks share: Spark takes seconds to start. */
final class OpenRunners implements AutoCloseable {
  private final SwarmRunners kind;
  private final @Nullable String master;
  private final Map<Integer, RoundRunner> bySlots = new LinkedHashMap<>();

  OpenRunners(SwarmRunners kind, @Nullable String master) {
    this.kind = kind;
    this.master = master;
  }

  /** The one of so many slots; opened when it is first asked for. */
  RoundRunner of(int slots) throws IOException {
    RoundRunner open = bySlots.get(slots);
    if (open == null) {
      open = kind.open(slots, master);
      bySlots.put(slots, open);
    }
    return open;
  }

  @Override
  public void close() {
    bySlots.values().forEach(RoundRunner::close);
  }
}
