package io.github.ae4j.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path parent;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesAppearTogetherAtTheCommit() throws IOException {
    Path out = parent.resolve("a/b");
    try (OutputFolder folder = OutputFolder.open(out)) {
      folder.write("one.txt", "1");
      folder.write("two.txt", "2");
      assertFalse(Files.exists(out.resolve("one.txt")));
      folder.commit();
    }
    assertEquals(List.of("one.txt", "two.txt"), names(out));
  }

  @Test
  void withoutACommitNothingIsLeft() throws IOException {
    Path out = parent.resolve("out");
    try (OutputFolder folder = OutputFolder.open(out)) {
      folder.write("one.txt", "1");
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void anOldResultStaysUntilTheNewOneIsWhole() throws IOException {
    Files.writeString(parent.resolve("one.txt"), "old");
    try (OutputFolder folder = OutputFolder.open(parent)) {
      folder.write("one.txt", "new");
    }
    assertEquals("old", Files.readString(parent.resolve("one.txt")));
    try (OutputFolder folder = OutputFolder.open(parent)) {
      folder.write("one.txt", "new");
      folder.commit();
    }
    assertEquals("new", Files.readString(parent.resolve("one.txt")));
    assertEquals(List.of("one.txt"), names(parent));
  }

  @Test
  void aFileInTheFoldersPlaceIsRefused() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");
    String message = assertThrows(BadInput.class, () -> OutputFolder.open(file)).getMessage();
    assertTrue(message.contains(file.toString()), message);
  }

  /** Writes half of its results, says so, and waits for what comes. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      try (OutputFolder folder = OutputFolder.open(Path.of(arguments[0]))) {
        folder.write("plots/one.txt", "1");
        System.out.println("half");
        new CountDownLatch(1).await();
        folder.commit();
      }
    }
  }

  private static void terminateInMidWrite(Path out) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("half", said.readLine());
    } finally {
      writer.destroy();
      writer.waitFor();
    }
  }

  @Test
  void aWriterThatIsTerminatedLeavesNothing() throws Exception {
    Path out = parent.resolve("out");
    terminateInMidWrite(out);
    assertFalse(Files.exists(out));
    Files.createDirectory(out);
    Files.writeString(out.resolve("one.txt"), "old");
    terminateInMidWrite(out);
    assertEquals(List.of("one.txt"), names(out));
  }

  @Test
  void whatCannotBeWrittenIsNamedWithTheCause() throws IOException {
    Path out = parent.resolve("out");
    try (OutputFolder folder = OutputFolder.open(out)) {
      folder.write("one", "a file where a folder is to be");
      String message =
          assertThrows(IOException.class, () -> folder.write("one/two.txt", "2")).getMessage();
      assertTrue(message.startsWith("cannot write " + out.resolve("one/two.txt") + ": "), message);
      assertFalse(message.endsWith(": "), message);
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void aFileThatCannotTakeItsPlaceLeavesNoDraft() throws IOException {
    Path place = parent.resolve("results.json");
    Files.createDirectories(place.resolve("full"));
    assertThrows(IOException.class, () -> OutputFile.write(place, "{}"));
    assertEquals(List.of("results.json"), names(parent));
  }
}
