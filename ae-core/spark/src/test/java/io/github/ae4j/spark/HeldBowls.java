package io.github.ae4j.spark;

import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@link Bowls} of which the second member is held in a round while a file is not there, so that its process can be
 * killed in the middle of that round.
 *
 * @param round in which it waits
 * @param free the file that lets it go
 */
record HeldBowls(int round, String free) implements TrajectoryFactory {
  static final int HELD = 1;
  private static final long PAUSE = 20; // milliseconds

  @Override
  public Trajectory start(int member) {
    Trajectory bowl = new Bowls(null).start(member);
    return member == HELD ? new Held(bowl) : bowl;
  }

  private final class Held implements Trajectory {
    private final Trajectory bowl;

    Held(Trajectory bowl) {
      this.bowl = bowl;
    }

    @Override
    public void advance(int in, int steps) throws Exception {
      bowl.advance(in, steps / 2);
      while (in == round && !Files.exists(Path.of(free))) {
        Thread.sleep(PAUSE);
      }
      bowl.advance(in, steps - steps / 2);
    }

    @Override
    public double score() throws Exception {
      return bowl.score();
    }

    @Override
    public List<Position> coefficients() {
      return bowl.coefficients();
    }

    @Override
    public double move(Nudge nudge) {
      return bowl.move(nudge);
    }

    @Override
    public void disturb(double size, long seed) {
      bowl.disturb(size, seed);
    }

    @Override
    public byte[] snapshot() throws IOException {
      return bowl.snapshot();
    }

    @Override
    public void restore(byte[] snapshot) throws IOException {
      bowl.restore(snapshot);
    }

    @Override
    public void close() {
      bowl.close();
    }
  }
}
