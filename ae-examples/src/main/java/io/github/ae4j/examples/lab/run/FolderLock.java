package io.github.ae4j.examples.lab.run;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a second lab out of a folder of results; a lab that is killed leaves it open. */
public final class FolderLock {
  private FolderLock() {}

  /**
   * Makes the folder, if it is not there, and locks it until what is returned is closed.
   *
   * @throws BadInput if it cannot be written or another lab works in it
   */
  public static FileChannel take(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInput("--out must be a folder, got the file " + folder);
    }
    try {
      Files.createDirectories(folder);
      FileChannel channel = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
      if (isLocked(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw new BadInput("--out must be writable, got " + folder + " (" + e + ")", e);
    }
    throw new BadInput("the folder of results must be free: another lab works in " + folder);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this virtual machine's own
    }
  }
}
