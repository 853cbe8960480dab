package io.github.ae4j.examples.watch;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.why.TraceTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A trace file and what was read of it so far. */
final class FollowedFile {
  private final Path file;
  private final GroupTracks tracks;
  private final PrintWriter log;
  private final TraceTail tail;
  private String said = "";

  /** Nothing is read yet. */
  FollowedFile(Path file, GroupTracks tracks, PrintWriter log) {
    this.file = file;
    this.tracks = tracks;
    this.log = log;
    tail = new TraceTail(file);
  }

  /**
   * Reads the first piece.
   *
   * @throws BadInput if there is no file, or it is no trace
   */
  void begin() {
    try {
      tail.poll(tracks::add);
    } catch (IOException e) {
      throw new BadInput("FILE must be a readable trace, got " + file + ": " + e, e);
    }
  }

  /** Reads all that has come; what is wrong with the file is said once, and looked at again. */
  void follow() {
    try {
      TraceTail.Found found = tail.poll(tracks::add);
      while (found != TraceTail.Found.END && !Thread.currentThread().isInterrupted()) {
        if (found == TraceTail.Found.REPLACED) {
          tracks.clear("");
          say("was replaced or cut; read anew");
        }
        found = tail.poll(tracks::add);
      }
    } catch (NoSuchFileException e) {
      say("is gone; what was read is shown");
    } catch (IOException | BadInput e) {
      say("cannot be read on: " + e.getMessage());
    }
  }

  private void say(String what) {
    tracks.first().note(file.getFileName() + " " + what);
    if (!what.equals(said)) {
      log.println(file + " " + what);
      log.flush();
    }
    said = what;
  }
}
