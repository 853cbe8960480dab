package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.run.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of real data, looked at before anything is run. */
final class DataFolder {
  private DataFolder() {}

  /**
   * Makes sure that what the experiments read is there.
   *
   * @throws BadInput if it is not
   */
  static void check(List<Experiment> experiments, @Nullable Path data) {
    if (data == null) {
      return;
    }
    if (!Files.isDirectory(data)) {
      throw new BadInput("--data must be a folder, got " + data);
    }
    for (Experiment experiment : experiments) {
      for (String name : experiment.reads()) {
        if (!Files.isDirectory(data.resolve(name))) {
          throw new BadInput(
              "--data must have a folder %s for %s, got no such folder in %s"
                  .formatted(name, experiment.name(), data));
        }
      }
    }
  }
}
