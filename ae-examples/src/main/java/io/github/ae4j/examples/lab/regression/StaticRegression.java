package io.github.ae4j.examples.lab.regression;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Incidents;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Experiment 1: a standing regression, easy. */
final class StaticRegression extends TrainedExperiment {
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(16, 64, 8, 256);
  private static final String TIME = "timeToNoise";
  private static final Pick STEERED = Pick.arm("ae-adamw@0.001");
  private static final Pick BARE = Pick.arm("adamw@0.001");
  private static final double[] RATES = {1e-3, 3e-3, 1e-2, 3e-2, 0.1};

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "static-regression";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 16-64-8 learns y = A x + e from batches of 256, %,d steps (the theory:"
            + " 50,000). The metric is the held-back squared error against A x itself."
            + " The threshold of the first claim, the noise's variance, was chosen after the first"
            + " results. Regression by such a network was among the tasks whose scores were looked"
            + " at while the loop was made, though none of its constants was chosen by them.")
        .formatted(plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return Metric.loss("mean squared error");
  }

  /** Scores of regression by a network were looked at while the standard loop was made. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    if (scale == Scale.SMOKE) {
      return List.of(
          Arms.steered(Base.ADAMW, Lineup.START),
          Arms.constant(Base.ADAMW, 1e-3),
          Arms.cosine(Base.ADAMW, 1e-2));
    }
    List<Arm> arms = new ArrayList<>(Lineup.steered());
    arms.add(Arms.theory(Base.ADAMW, Lineup.START));
    arms.addAll(Lineup.baselines(RATES));
    arms.addAll(Arms.grid(rate -> Arms.oneCycle(Base.ADAMW, rate), 1e-2, 3e-2, 0.1, 0.3));
    arms.add(Arms.cosine(Base.ADAMW, 0.3));
    arms.addAll(Arms.grid(rate -> Arms.step(Base.ADAMW, rate), 1e-2, 3e-2));
    arms.addAll(Arms.grid(rate -> Arms.plateau(Base.ADAMW, rate), 3e-3, 1e-2));
    arms.addAll(Arms.grid(rate -> Arms.hypergradient(Base.ADAM, rate), 1e-3, 3e-3));
    arms.addAll(Arms.grid(beta2 -> Arms.adamw(3e-3, 0.9, beta2), 0.95, 0.99));
    arms.add(Arms.adamw(3e-3, 0.95, 0.999));
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return new RegressionTask(SIZE, seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(150, 2_000, 50_000);
    return new Training.Plan(steps, steps / 50, steps / 150);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Map<String, Double> more = new LinkedHashMap<>();
    double noise = RegressionTask.NOISE * RegressionTask.NOISE;
    more.put(TIME, outcome.curves().get(Outcome.METRIC).firstReaching(metric(), noise));
    more.put("spikes", (double) Incidents.spikes(outcome.curves().get(Outcome.METRIC)));
    Curve rate = outcome.curves().get("learningRate");
    if (rate != null) {
      more.put("cliffs", (double) Incidents.cliffs(rate));
    }
    return more;
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(course(), calm(), ends()).flatMap(List::stream).toList();
  }

  /** Beside AdamW at its customary rate. */
  private static List<Claim> course() {
    return List.of(
        new Claim(
            "Steered AdamW brings the error down to the variance of the noise, 0.01, sooner than"
                + " AdamW at its customary rate, 0.001.",
            Origin.SEED,
            Paired.ratioAtMost(TIME, STEERED, BARE, 1.0)),
        new Claim(
            "Its area under the error curve is smaller.",
            Origin.SEED,
            Paired.ratioAtMost(Outcome.AUC, STEERED, BARE, 1.0)));
  }

  /** Whether it is as calm. */
  private static List<Claim> calm() {
    return List.of(
        new Claim(
            "Its error spikes no more often, and its learning rate falls off no cliff: no move by"
                + " more than the factor 2 between records.",
            Origin.SEED,
            Paired.paired(
                "spikes and cliffs of %s - spikes of %s",
                List.of(STEERED, BARE),
                runs ->
                    runs.get(0).metric("spikes")
                        + runs.get(0).metric("cliffs")
                        - runs.get(1).metric("spikes"),
                true,
                0.0)));
  }

  /** Beside the best baseline. */
  private static List<Claim> ends() {
    return List.of(
        new Claim(
            "Started once, it ends at most 1.1 times the error of the best baseline tuned in"
                + " hindsight.",
            Origin.OURS,
            Paired.ratioAtMost(Outcome.FINAL, STEERED, Pick.bestBaseline(), 1.1)),
        new Claim(
            "With its readout it ends at most 1.1 times there.",
            Origin.OURS,
            Paired.ratioAtMost(
                Outcome.FINAL, Pick.arm("ae-adamw-readout@0.001"), Pick.bestBaseline(), 1.1)));
  }
}
