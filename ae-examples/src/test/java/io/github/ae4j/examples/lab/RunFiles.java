package io.github.ae4j.examples.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a folder's runs. */
final class RunFiles {
  private static final String SECONDS = "\"seconds\" : [-+.E0-9]+";

  private RunFiles() {}

  /** Their paths below {@code runs}. */
  static Set<String> paths(Path folder) {
    Path runs = folder.resolve("runs");
    if (!Files.exists(runs)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(runs)) {
      return files
          .filter(file -> file.getFileName().toString().matches("seed-\\d+\\.json"))
          .map(file -> runs.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What they say, by path, with the wall time taken out. */
  static Map<String, String> withoutSeconds(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String path : paths(folder)) {
      String json = Files.readString(folder.resolve("runs").resolve(path));
      files.put(path, json.replaceFirst(SECONDS, "\"seconds\" : 1.0"));
    }
    return files;
  }
}
