package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.Ae;
import io.github.ae4j.examples.lab.Lab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment and the arm that docs/lab.md shows are these, and they run. */
class LabPageTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path SOURCES =
      MODULE.resolve("src/test/java/io/github/ae4j/examples/lab/experiment");

  @TempDir Path folder;

  private static String words(Path file) throws IOException {
    return Files.readString(file).replaceAll("\\s+", " ");
  }

  @Test
  void whatThePageShowsIsWhatRuns() throws IOException {
    Path page = MODULE.getParent().resolve("docs/lab.md");
    String sources =
        words(SOURCES.resolve("LateGradients.java")) + words(SOURCES.resolve("SignDescent.java"));
    List<String> shown =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1).strip().replaceAll("\\s+", " "))
            .toList();
    assertEquals(2, shown.size());
    shown.forEach(snippet -> assertTrue(sources.contains(snippet), snippet));
  }

  @Test
  void itRuns() {
    Lab lab = new Lab(List.of(new LateGradients()), List.of());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Ae.commandLine(lab)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("lab", "run", "--jobs", "1", "--no-report", "--out", folder.toString());
    assertEquals(0, exitCode, err.toString());
    assertTrue(out.toString().matches("(?s).*late-gradients +8 +8 .*"), out.toString());
    assertTrue(Files.exists(folder.resolve("runs/smoke/late-gradients/sign@0.001/seed-2.json")));
  }
}
