package io.github.ae4j.examples.report;

import io.github.ae4j.examples.Ae;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A folder for results that never holds half of them: files are written to a hidden folder inside it
 * and take their places together on {@link #commit}. Closed before that, or where the process is told to end, it
 * leaves nothing behind.
 */
public final class OutputFolder implements AutoCloseable {
  private static final String STAGING = ".writing-";

  private final Path folder;
  private final Path staging;
  private final Thread atTheEnd = new Thread(this::end, "end of an output folder");
  private boolean temporary;
  private boolean ended;

  private OutputFolder(Path folder, Path staging, boolean temporary) {
    this.folder = folder;
    this.staging = staging;
    this.temporary = temporary;
  }

  /** Opens a folder and, before the work is done, refuses one that cannot be written. */
  public static OutputFolder open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInput("output folder must be a folder, got the file " + folder);
    }
    boolean created = !Files.exists(folder);
    try {
      Files.createDirectories(folder);
      Path staging = Files.createTempDirectory(folder, STAGING);
      OutputFolder opened = new OutputFolder(folder, staging, created);
      Runtime.getRuntime().addShutdownHook(opened.atTheEnd);
      return opened;
    } catch (IOException e) {
      throw new BadInput("output folder must be writable, got " + folder + " (" + e + ")", e);
    }
  }

  /** Refuses a folder that cannot be written to, before the work is done; leaves nothing there. */
  public static void check(Path folder) throws IOException {
    open(folder).close();
  }

  /** Where a file is written until the commit. */
  public Path file(String name) {
    return staging.resolve(name);
  }

  public void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file; its name may begin with a folder's, as {@code plots/loss.png}. */
  public synchronized void write(String name, byte[] content) throws IOException {
    if (ended) {
      return;
    }
    try {
      Files.createDirectories(file(name).getParent());
      Files.write(file(name), content);
    } catch (IOException e) {
      throw new IOException("cannot write " + folder.resolve(name) + ": " + Ae.reason(e), e);
    }
  }

  /**
   * Moves everything to its place: a file over one of the same name, a folder in place of the one
   * that was there, with all that was in it.
   */
  public synchronized void commit() throws IOException {
    if (ended) {
      return;
    }
    temporary = false;
    for (Path file : files(staging)) {
      Path place = folder.resolve(file.getFileName());
      if (Files.isDirectory(file) && Files.exists(place)) {
        PathUtils.delete(place);
      }
      Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what writers left that were killed; none may be at work. */
  public static void sweep(Path folder) throws IOException {
    for (Path path : files(folder)) {
      if (Files.isDirectory(path) && path.getFileName().toString().startsWith(STAGING)) {
        PathUtils.delete(path);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      return; // the process ends, and that removes it
    }
    remove();
  }

  private void remove() throws IOException {
    PathUtils.delete(staging);
    if (temporary) {
      Files.delete(folder);
    }
  }

  /** The process ends: what is under way is finished, what comes now is left out. */
  private synchronized void end() {
    ended = true;
    try {
      remove();
    } catch (IOException e) {
      // Whoever writes past this may still have a file in it; nobody is left to be told.
    }
  }
}
