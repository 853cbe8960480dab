package io.github.ae4j.examples.lab.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of a call share; the data is a folder with what the experiments read, as {@code
 * mnist}, or null for data made in code.
 */
public record Setting(Scale scale, @Nullable Path data) {
  /** What a run's configuration holds, as far as it is known before. */
  Map<String, String> expected(Experiment experiment) {
    Map<String, String> expected = new TreeMap<>(experiment.expectedConfiguration(scale));
    if (!experiment.reads().isEmpty()) {
      List<String> folders = experiment.reads().stream().sorted().toList();
      expected.put(Outcome.READ, data == null ? Outcome.NOTHING : String.join(", ", folders));
    }
    return expected;
  }
}
