package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.OnlineArms;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
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
import java.util.Comparator;
import java.util.List;

/**
 * Online logistic regression on a stream, one instance a step: the loops from three starting rates
 * against the best constant rate and momentum in hindsight.
 */
final class StreamExperiment extends TrainedExperiment {
  private static final double[] STARTS = {1e-3, 1e-6, 10.0};
  private static final double[] RATES = {1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0, 3.0};
  private static final double[] SCHEDULE_FREE_RATES = {3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0, 3.0, 10.0};
  private static final double[] MOMENTA = {0.0, 0.9};
  private static final List<Base> STEERED = List.of(Base.SGD, Base.ADAM);
  private static final double LOOSE = -0.01;
  private static final double TIGHT = -0.005;

  private final String name;
  private final InstanceStream stream;
  private final boolean drifts;
  private final boolean seen;

  private StreamExperiment(String name, InstanceStream stream, boolean drifts, boolean seen) {
    this.name = name;
    this.stream = stream;
    this.drifts = drifts;
    this.seen = seen;
  }

  /** Drifts all the time; streams of its kind served to choose the loop's constants. */
  static StreamExperiment hyperplane() {
    return new StreamExperiment("stream-hyperplane", InstanceStream.HYPERPLANE, true, true);
  }

  /** Never drifts; streams of its kind served to choose the loop's constants. */
  static StreamExperiment standing() {
    return new StreamExperiment("stream-standing", InstanceStream.STANDING, false, true);
  }

  /** Drifts ten times, at once. */
  static StreamExperiment abrupt() {
    return new StreamExperiment("stream-abrupt", InstanceStream.ABRUPT, true, false);
  }

  /** Drifts three times, by a little. */
  static StreamExperiment sea() {
    return new StreamExperiment("stream-sea", InstanceStream.SEA, true, false);
  }

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean seenInDevelopment() {
    return seen;
  }

  @Override
  public String setup(Scale scale) {
    return ("Logistic regression learns %,d instances of %s, one by one, each predicted before it"
            + " is learnt, at the point where its gradient is taken. Constants are tuned over"
            + " rate and momentum. The start gauge sets the first step of a loop whatever rate it"
            + " is started at: its runs from the three starts are the same run, so that the claims"
            + " on every start test the gauge once, not three times.")
        .formatted(plan(scale).steps(), stream.source());
  }

  @Override
  public Metric metric() {
    return Metric.prequential("prequential accuracy");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (Base base : STEERED) {
      arms.addAll(Arms.grid(rate -> Arms.steered(base, rate), STARTS));
      arms.add(Arms.steeredWithReadout(base, STARTS[0]));
    }
    for (double momentum : MOMENTA) {
      arms.addAll(Arms.grid(rate -> Arms.sgd(rate, momentum), RATES));
    }
    arms.add(Arms.dog());
    arms.add(Arms.prodigy());
    arms.addAll(Arms.grid(Arms::scheduleFreeSgd, SCHEDULE_FREE_RATES));
    arms.addAll(
        Arms.grid(rate -> Arms.hypergradient(Base.SGD, rate), 1e-3, 1e-2, 0.1, 0.3, 1.0, 3.0));
    arms.addAll(Arms.grid(OnlineArms::inverseSquareRoot, 0.1, 1.0, 10.0, 30.0, 100.0));
    arms.addAll(Arms.grid(OnlineArms::adaGrad, 0.1, 0.3, 1.0, 3.0, 10.0));
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return new StreamTask(
        stream.make(plan(setting.scale()).steps(), seed), MarginLoss.LOG, stream.source());
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(20_000, 100_000, 100_000);
    return new Training.Plan(steps, steps / 200, steps / 200);
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    if (drifts) {
      claims.add(beatsEveryRate());
    }
    for (Base base : STEERED) {
      claims.add(fromEveryStart(base, LOOSE));
      claims.add(fromEveryStart(base, TIGHT));
    }
    for (Base base : STEERED) {
      claims.addAll(closeToRivals("ae-" + base.label()));
      claims.addAll(closeToRivals("ae-" + base.label() + "-readout"));
    }
    return claims;
  }

  private static Claim beatsEveryRate() {
    return new Claim(
        "Under drift the closed loop beats every fixed rate.",
        Origin.PREDICTION,
        Paired.differenceAtLeast(
            Outcome.FINAL, Pick.arm("ae-sgd@0.001"), Pick.bestOf("sgd-tuned"), 0.0));
  }

  private List<Claim> closeToRivals(String arm) {
    Claim best = within(arm, "the best published method, tuned", Pick.bestBaseline());
    return drifts
        ? List.of(best)
        : List.of(best, within(arm, "a rate of 1/sqrt(t), tuned", Pick.bestOf("sgd-inverse-root")));
  }

  private static Claim within(String arm, String than, Pick pick) {
    return new Claim(
        "%s comes within %s of %s.".formatted(arm, -TIGHT, than),
        Origin.OURS,
        Paired.differenceAtLeast(Outcome.FINAL, Pick.arm(arm + "@0.001"), pick, TIGHT));
  }

  private static Claim fromEveryStart(Base base, double bound) {
    List<Pick> picks = new ArrayList<>();
    picks.add(Pick.bestOf("sgd-tuned"));
    Arms.grid(rate -> Arms.steered(base, rate), STARTS)
        .forEach(arm -> picks.add(Pick.arm(arm.name())));
    return new Claim(
        "From every start ae-%s comes within %s of the best constant in hindsight."
            .formatted(base.label(), -bound),
        Origin.OURS,
        Paired.paired(
            "accuracy less that of %s, worst of %s, %s, %s",
            picks, StreamExperiment::worstDistance, false, bound));
  }

  private static double worstDistance(List<RunRecord> runs) {
    return runs.stream()
            .skip(1)
            .map(run -> run.metric(Outcome.FINAL))
            .min(Comparator.naturalOrder())
            .orElse(Double.NaN)
        - runs.get(0).metric(Outcome.FINAL);
  }
}
