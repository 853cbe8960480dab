package io.github.ae4j.examples.stream;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Streams under the standard loop, every instance measured, with a halt rule that watches. */
public final class WatchedStream {
  private static final double START = 1e-3;

  private WatchedStream() {}

  /** The drifting streams of the suite, the named one, and one that stands. */
  public static Map<String, Hyperplane> kinds() {
    Map<String, Hyperplane> kinds = new LinkedHashMap<>();
    kinds.put("drifting", Hyperplane.drifting());
    StreamSuite.drifting().forEach(plane -> kinds.put(plane.toString(), plane));
    kinds.put("standing", Hyperplane.standing());
    return kinds;
  }

  /** Trains on every instance, whatever the rule says. */
  public static void run(Instances data, Halting halting) {
    StreamRun.steered(data, START, halting.on(Presets.standard()), Cadence.everyStep());
  }
}
