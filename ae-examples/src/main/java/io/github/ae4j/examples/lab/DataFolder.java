package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.lab.networks.Genres;
import io.github.ae4j.examples.lab.networks.LabData;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.streams.Mails;
import io.github.ae4j.examples.lab.task.DigitData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The folder of real data, read through before anything is run. */
final class DataFolder {
  private DataFolder() {}

  /**
   * Makes sure that what the experiments read is there and whole.
   *
   * @throws BadInput if it is not
   */
  static void check(List<Experiment> experiments, @Nullable Path data) {
    if (data == null) {
      return;
    }
    if (data.toString().isEmpty()) {
      throw new BadInput("--data must name a folder, got an empty text");
    }
    if (!Files.isDirectory(data)) {
      throw new BadInput("--data must be a folder, got " + data);
    }
    Set<String> read = new TreeSet<>();
    experiments.forEach(experiment -> read.addAll(experiment.reads()));
    read.forEach(name -> check(name, data));
  }

  private static void check(String name, Path data) {
    if (!Files.isDirectory(data.resolve(name))) {
      throw new BadInput("--data must have a folder " + name + ", got none in " + data);
    }
    switch (name) {
      case DigitData.FOLDER -> MnistFolder.read(data.resolve(name));
      case LabData.PICTURES -> LabData.pictures(data);
      case LabData.TEXT -> LabData.text(data);
      case Genres.FOLDER -> Genres.of(data);
      case Mails.FOLDER -> Mails.of(data);
      default -> {
        // A folder of which nothing is known but its name.
      }
    }
  }
}
