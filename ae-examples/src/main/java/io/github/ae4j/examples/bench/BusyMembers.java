package io.github.ae4j.examples.bench;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.ArrayTask;
import io.github.ae4j.swarm.ArrayTrajectory;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Members under the standard loop on a noisy bowl, whose snapshots are so large, and who say how long they worked: the
 * time on a core of training and scoring is a coefficient of the group {@link #WORK} that nothing moves.
 *
 * @param parameters of each; a snapshot holds them thrice, 8 bytes each
 */
record BusyMembers(int parameters) implements TrajectoryFactory {
  /** The group's name. */
  static final String WORK = "work";

  private static final int KINDS = 4; // of members, whose scores differ, and so their budgets

  @Override
  public Trajectory start(int member) {
    double[] x = new double[parameters];
    java.util.Arrays.fill(x, 1.0);
    ArrayOptimizer adam = ArrayOptimizer.adam(x, ArraySettings.of(1e-3));
    return new Timed(new ArrayTrajectory(new Bowl(member), x, adam, Presets.standard()));
  }

  private record Bowl(int member) implements ArrayTask {
    @Override
    public double evaluate(long step, double[] x, double[] gradient) {
      double loss = 0.0;
      for (int i = 0; i < x.length; i++) {
        gradient[i] = x[i] + 0.1 * CounterNoise.gaussian(member, step, i);
        loss += 0.5 * x[i] * x[i];
      }
      return loss;
    }

    @Override
    public double score(double[] x) {
      return 1.0 + member % KINDS;
    }
  }

  /** A trajectory that adds how long it worked. */
  private static final class Timed implements Trajectory {
    private final ArrayTrajectory of;
    private long nanos;

    Timed(ArrayTrajectory of) {
      this.of = of;
    }

    @Override
    public void advance(int round, int steps) throws Exception {
      long begin = BenchClock.PROCESSOR.getAsLong();
      of.advance(round, steps);
      nanos += BenchClock.PROCESSOR.getAsLong() - begin;
    }

    @Override
    public double score() throws Exception {
      return of.score();
    }

    @Override
    public List<Position> coefficients() {
      List<Position> all = new ArrayList<>(of.coefficients());
      all.add(new Position(WORK, "seconds", 0.0, nanos * 1e-9));
      return all;
    }

    @Override
    public double move(Nudge nudge) {
      return of.move(nudge);
    }

    @Override
    public void disturb(double size, long seed) {
      of.disturb(size, seed);
    }

    @Override
    public byte[] snapshot() throws IOException {
      return of.snapshot();
    }

    @Override
    public void restore(byte[] snapshot) throws IOException {
      of.restore(snapshot);
    }

    @Override
    public void close() {
      of.close();
    }
  }
}
