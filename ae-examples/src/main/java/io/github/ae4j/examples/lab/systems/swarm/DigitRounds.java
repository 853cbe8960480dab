package io.github.ae4j.examples.lab.systems.swarm;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.TrainingConfig;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.DjlTask;
import io.github.ae4j.djl.DjlTrajectory;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.swarm.DigitNetwork;
import io.github.ae4j.examples.swarm.SplitDigits;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Trajectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Networks on digits; the score is the loss on the digits to choose by. Beside it the loss on the digits that nobody is
 * chosen by is written down, by round and member.
 *
 * @param digits of all members
 * @param seed of parameters, batches and what is drawn
 * @param rounds how many
 * @param share steps of an even share of a round
 * @param tests receives the losses
 */
record DigitRounds(SplitDigits digits, long seed, int rounds, int share, double[][] tests)
    implements Ground {
  private static final double RATE = 0.01; // to start from; the loop leaves it

  static DigitRounds of(SplitDigits digits, long seed, int rounds, int share) {
    double[][] tests = new double[rounds][MEMBERS];
    Arrays.stream(tests).forEach(row -> Arrays.fill(row, Double.NaN));
    return new DigitRounds(digits, seed, rounds, share, tests);
  }

  @Override
  public Trajectory steered(int member, Preset preset) {
    return trajectory(member, RATE, preset);
  }

  @Override
  public Trajectory bare(int member, double rate) {
    return trajectory(member, rate, (loop, adapter) -> {});
  }

  private Trajectory trajectory(int member, double rate, Preset preset) {
    DigitNetwork network = new DigitNetwork(digits, member, rate, preset, seed);
    double[] last = {Double.NaN};
    DjlTrajectory trained = new DjlTrajectory(new Tested(network, last), seed * 100 + member);
    return new Noting(trained, round -> tests[round - 1][member] = last[0]);
  }

  /** A network that measures the test loss where it is scored. */
  private record Tested(DigitNetwork network, double[] last) implements DjlTask {
    @Override
    public Model model() {
      return network.model();
    }

    @Override
    public TrainingConfig config() {
      return network.config();
    }

    @Override
    public Preset preset() {
      return network.preset();
    }

    @Override
    public Shape[] shapes() {
      return network.shapes();
    }

    @Override
    public Examples examples(NDManager manager, long step) {
      return network.examples(manager, step);
    }

    @Override
    public double score(SteeredTrainer trainer) {
      last[0] = network.split().test(trainer);
      return network.score(trainer);
    }
  }

  /** Takes note of a round. */
  private interface Note {
    void of(int round);
  }

  /** A trajectory that notes in which round it is scored. */
  private static final class Noting implements Trajectory {
    private final DjlTrajectory of;
    private final Note note;
    private int round;

    Noting(DjlTrajectory of, Note note) {
      this.of = of;
      this.note = note;
    }

    @Override
    public void advance(int round, int steps) throws Exception {
      this.round = round;
      of.advance(round, steps);
    }

    @Override
    public double score() throws Exception {
      double score = of.score();
      note.of(round);
      return score;
    }

    @Override
    public List<Position> coefficients() {
      return of.coefficients();
    }

    @Override
    public double move(Nudge nudge) {
      return of.move(nudge);
    }

    @Override
    public void disturb(double size, long noise) {
      of.disturb(size, noise);
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
