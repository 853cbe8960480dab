package io.github.ae4j.swarm;

import java.io.IOException;
import java.util.List;

/** Another trajectory, as it is, for a test to change something of. */
class ForwardingTrajectory implements Trajectory {
  private final Trajectory to;

  ForwardingTrajectory(Trajectory to) {
    this.to = to;
  }

  @Override
  public void advance(int round, int steps) throws Exception {
    to.advance(round, steps);
  }

  @Override
  public double score() throws Exception {
    return to.score();
  }

  @Override
  public List<Position> coefficients() {
    return to.coefficients();
  }

  @Override
  public double move(Nudge nudge) {
    return to.move(nudge);
  }

  @Override
  public void disturb(double size, long seed) {
    to.disturb(size, seed);
  }

  @Override
  public byte[] snapshot() throws IOException {
    return to.snapshot();
  }

  @Override
  public void restore(byte[] snapshot) throws IOException {
    to.restore(snapshot);
  }

  @Override
  public void close() {
    to.close();
  }
}
