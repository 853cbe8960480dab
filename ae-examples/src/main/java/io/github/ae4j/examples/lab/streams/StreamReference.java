package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.InstanceStream;
import io.github.ae4j.examples.lab.task.MarginLoss;
import io.github.ae4j.examples.lab.task.StreamTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The reference table of the drifting hyperplane: accuracy by constant rate, as MOA 2024.07 has it.
 * Its figures are those of MOA's SGD with the loss that it has by default, the hinge, although the
 * table says logistic regression; with the logistic loss the same stream gives others.
 */
final class StreamReference extends TrainedExperiment {
  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 0.1, 1.0};
  private static final double[] ACCURACY = {0.506, 0.771, 0.890, 0.898, 0.849};

  /** Places of the rates from the least accurate to the most. */
  private static final int[] ORDER = {0, 1, 4, 2, 3};

  private static final double TOLERANCE = 0.01;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "stream-reference";
  }

  @Override
  public String setup(Scale scale) {
    return ("A linear classifier learns %,d instances of %s, by SGD on the hinge loss, the loss"
            + " behind the table's figures, each instance predicted before it is learnt. The"
            + " stream is the table's own, so that every seed is the same run.")
        .formatted(plan(scale).steps(), InstanceStream.REFERENCE.source());
  }

  @Override
  public Metric metric() {
    return Metric.prequential("prequential accuracy");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return Arms.grid(rate -> Arms.sgd(rate, 0.0), RATES);
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return new StreamTask(
        InstanceStream.REFERENCE.make(plan(setting.scale()).steps(), seed),
        MarginLoss.HINGE,
        InstanceStream.REFERENCE.source());
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    return new Training.Plan(100_000, 500, 500);
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < RATES.length; i++) {
      claims.add(figure(i));
    }
    List<Pick> ordered = IntStream.of(ORDER).mapToObj(StreamReference::arm).toList();
    claims.add(
        new Claim(
            "The rates keep the table's order.",
            Origin.REFERENCE,
            once(
                Paired.paired(
                    "least gain along %s, %s, %s, %s, %s",
                    ordered, StreamReference::leastGain, false, 0.0))));
    return claims;
  }

  private static Claim figure(int i) {
    double expected = ACCURACY[i];
    return new Claim(
        "The accuracy at the rate %s is %s, within %s."
            .formatted(Arms.text(RATES[i]), expected, TOLERANCE),
        Origin.REFERENCE,
        once(
            Paired.paired(
                "distance of the accuracy from " + expected + " of %s",
                List.of(arm(i)),
                runs -> Math.abs(runs.get(0).metric(Outcome.FINAL) - expected),
                true,
                TOLERANCE)));
  }

  /**
   * The stream is the table's own, whatever the seed: all runs of an arm are one, whose verdict has no
   * interval.
   */
  private static Claim.Test once(Claim.Test test) {
    return results -> {
      Finding finding = test.judge(results);
      return new Finding(
          finding.comparison() + " (every seed is the same run)",
          finding.effect(),
          finding.low(),
          finding.high(),
          finding.bound(),
          finding.atMost(),
          Math.min(1, finding.pairs()),
          finding.verdict());
    };
  }

  private static Pick arm(int i) {
    return Pick.arm(Arms.sgd(RATES[i], 0.0).name());
  }

  private static double leastGain(List<RunRecord> runs) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < runs.size(); i++) {
      double gain = runs.get(i).metric(Outcome.FINAL) - runs.get(i - 1).metric(Outcome.FINAL);
      least = Math.min(least, gain);
    }
    return least;
  }
}
