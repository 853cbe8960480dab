package io.github.ae4j.spark;

import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@link Bowls} whose factory has something to read, once wherever it goes: each time leaves a file. */
final class CountedBowls implements TrajectoryFactory {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private transient boolean hasRead;

  CountedBowls(Path folder) {
    this.folder = folder.toString();
  }

  private synchronized void read() throws IOException {
    if (!hasRead) {
      Files.createTempFile(Path.of(folder), ProcessHandle.current().pid() + "-", "");
      hasRead = true;
    }
  }

  @Override
  public Trajectory start(int member) throws IOException {
    read();
    return new Bowls(null).start(member);
  }
}
