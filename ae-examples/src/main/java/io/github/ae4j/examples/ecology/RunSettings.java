package io.github.ae4j.examples.ecology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for, kept beside the results so that a run can go on.
 *
 * @param host name
 * @param generations of compute
 * @param seeds how many
 * @param lives names
 */
record RunSettings(String host, int generations, int seeds, List<String> lives) {
  private static final String FILE = "settings.json";

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), Json.text(this));
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static RunSettings read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new BadInput(
          "--out must be a folder that ae ecology run wrote to, and there is no " + file);
    }
    try {
      RunSettings settings =
          JsonMapper.builder().build().readValue(Files.readString(file), RunSettings.class);
      settings.check(file);
      return settings;
    } catch (JsonProcessingException e) {
      throw new BadInput(
          file + " must be as ae ecology run wrote it: " + e.getOriginalMessage(), e);
    }
  }

  private void check(Path file) {
    if (host == null || lives == null || lives.isEmpty() || seeds < 1 || generations < 1) {
      throw new BadInput(file + " must have host, generations, seeds and lives, got " + this);
    }
    lives.forEach(RunSettings::life);
  }

  static Life life(String name) {
    for (Life life : Life.values()) {
      if (life.label().equals(name)) {
        return life;
      }
    }
    throw new BadInput(
        "--arms must be among "
            + java.util.Arrays.stream(Life.values()).map(Life::label).toList()
            + ", got "
            + name);
  }

  HostChoice choice() {
    for (HostChoice choice : HostChoice.values()) {
      if (choice.name().equalsIgnoreCase(host)) {
        return choice;
      }
    }
    throw new BadInput(
        "--host must be one of "
            + java.util.Arrays.toString(HostChoice.values()).toLowerCase(java.util.Locale.ROOT)
            + ", got "
            + host);
  }
}
