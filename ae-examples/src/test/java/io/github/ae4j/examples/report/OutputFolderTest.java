package io.github.ae4j.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
