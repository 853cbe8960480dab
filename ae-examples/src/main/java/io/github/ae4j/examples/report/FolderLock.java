package io.github.ae4j.examples.report;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a second command out of a folder of results. */
public final class FolderLock {
  private FolderLock() {}

  /**
   * Makes the folder, if it is not there, and locks it until what is returned is closed; who is killed leaves it open.
   * Refuses one that cannot be written, and one that another works in.
   *
   * @param worker what works in it, for errors
   */
  public static FileChannel of(Path folder, String worker) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInput("--out must be a folder, got the file " + folder);
    }
    try {
      Files.createDirectories(folder);
      FileChannel channel = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        // Locked by this virtual machine: as taken as by another.
      }
      channel.close();
    } catch (IOException e) {
      throw new BadInput("--out must be writable, got " + folder + " (" + e + ")", e);
    }
    throw new BadInput(
        "the folder of results must be free: another " + worker + " works in " + folder);
  }
}
