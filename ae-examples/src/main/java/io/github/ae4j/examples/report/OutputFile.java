package io.github.ae4j.examples.report;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A single file of results, written whole or not at all. */
public final class OutputFile {
  private OutputFile() {}

  /** Refuses a file that cannot be written, before the work is done. */
  public static void check(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new BadInput("output file must be a file, got the folder " + file);
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new BadInput("output file must lie in a folder that can be written, got " + file);
    }
  }

  /** Writes a text file beside its place and moves it there. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file beside its place and moves it there. */
  public static void write(Path file, byte[] content) throws IOException {
    Path place = file.toAbsolutePath();
    Path draft = place.resolveSibling("." + place.getFileName() + ".writing");
    draft.toFile().deleteOnExit(); // where the process is told to end before the move
    try {
      Files.write(draft, content);
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw e; // it names its file
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
