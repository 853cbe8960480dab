package io.github.ae4j.examples.machine;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.machine.Controller;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halted;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.machine.Machine;
import io.github.ae4j.machine.Outcome;
import io.github.ae4j.machine.Runner;
import io.github.ae4j.machine.tape.Reading;
import io.github.ae4j.machine.tape.TapeTask;
import io.github.ae4j.machine.tape.TapeTask.Example;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One program trained from one seed, until every held-back example is answered right or the steps are used up.
 *
 * @param theta the program it ended with
 * @param halted why it ended
 * @param finite whether every loss was
 * @param soft share of fresh examples that the program answers right
 * @param hard share that its hardened form answers exactly
 */
@SuppressWarnings("ArrayRecordComponent")
public record TapeRun(double[] theta, Halted halted, boolean finite, double soft, double hard) {
  private static final int BATCH = 16;
  private static final int HELD_BACK = 64;
  private static final int FRESH = 200;
  private static final int LOOK = 25;
  private static final double DEVIATION = 0.5;

  /** What a run has seen of its losses. */
  private static final class Losses {
    boolean finite = true;
  }

  /** Trains it. */
  public static TapeRun of(TapeTask task, TapeArm arm, long seed, int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] theta = task.start(random.split(), DEVIATION);
    List<Example> held = draw(task, random.split(), HELD_BACK);
    List<Example> fresh = draw(task, random.split(), FRESH);
    SplittableRandom data = random.split();
    Iterator<List<Example>> batches = Stream.generate(() -> draw(task, data, BATCH)).iterator();
    ArrayOptimizer adam = ArrayOptimizer.adam(theta, ArraySettings.of(arm.rate()));
    Halting halting = Halting.when(HaltRules.any(new Solved(1), HaltRules.steps(steps)));
    double[] gradient = new double[theta.length];
    Losses losses = new Losses();
    try (ArrayTrainer trainer = ArrayTrainer.steer(adam, halting.on(arm.preset()))) {
      Machine<double[], double[], List<Example>> machine =
          new Machine<>(
              theta,
              gradient,
              (program, slope, batch) -> outcome(task.loss(program, batch, slope), losses),
              Controller.of(trainer, gradient),
              halting,
              batches);
      Halted halted =
          new Runner<>(machine)
              .validateEvery(LOOK, () -> 1.0 - share(task, theta, held))
              .run(steps);
      return new TapeRun(
          theta, halted, losses.finite, share(task, theta, fresh), exact(task, theta, fresh));
    }
  }

  private static Outcome outcome(double loss, Losses losses) {
    losses.finite &= Double.isFinite(loss);
    return Outcome.of(loss);
  }

  private static List<Example> draw(TapeTask task, SplittableRandom random, int count) {
    return Stream.generate(() -> task.draw(random)).limit(count).toList();
  }

  private static double share(TapeTask task, double[] theta, List<Example> examples) {
    long right = examples.stream().filter(e -> task.solves(theta, e, Reading.SOFT)).count();
    return (double) right / examples.size();
  }

  private static double exact(TapeTask task, double[] theta, List<Example> examples) {
    long exact = examples.stream().filter(e -> task.isExact(theta, e, Reading.HARD)).count();
    return (double) exact / examples.size();
  }

  /** Whether every held-back example was answered right. */
  public boolean isSolved() {
    return halted.reason().contains("SOLVED");
  }

  /** Whether the hardened program is right on every fresh example. */
  public boolean isExact() {
    return hard == 1.0;
  }

  /** Whether loss and program were finite throughout. */
  public boolean isFinite() {
    return finite && Arrays.stream(theta).allMatch(Double::isFinite);
  }
}
