package io.github.ae4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * SPARK_HOME, where a local cluster looks for a distribution, and is content with two empty folders where all jars are on
 * the class path.
 *
 * @param folder it
 */
record LocalHome(Path folder) {
  private static final int NEWEST_JAVA = 23;
  private static final String NAME = "SPARK_HOME";
  private static final List<String> LOOKED_FOR = List.of("jars", "launcher/target/scala-2.13");

  static LocalHome ready() throws IOException {
    String home = System.getenv(NAME);
    if (home == null || home.isBlank()) {
      throw new IllegalStateException(
          "the environment's " + NAME + " must name a folder for a local cluster, got none");
    }
    return of(Path.of(home));
  }

  /** The folder with what is looked for. */
  static LocalHome of(Path folder) throws IOException {
    checkJava(Runtime.version().feature());
    for (String path : LOOKED_FOR) {
      Files.createDirectories(folder.resolve(path));
    }
    return new LocalHome(folder);
  }

  /** Executors of a later Java end at once, one after another, and a run would wait for ever. */
  static void checkJava(int feature) {
    if (feature > NEWEST_JAVA) {
      throw new IllegalStateException(
          "executors on this machine must run on Java 17 to "
              + NEWEST_JAVA
              + ", as Hadoop 3.4 asks for Subject.getSubject, got Java "
              + feature);
    }
  }

  /** Removes what the workers kept of an application. */
  void forget(String application) {
    Path kept = folder.resolve("work").resolve(application);
    try (Stream<Path> files = Files.exists(kept) ? Files.walk(kept) : Stream.of()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
