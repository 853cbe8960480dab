package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.OnlineArms;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.online.OnlineClassifier;
import io.github.ae4j.online.OnlineOptimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The online classifier on streams, beside its constants, the same loop on arrays and methods made for streams. */
final class OnlineLearners implements Experiment {
  /** Share of right answers before learning. */
  static final String HITS = "online";

  /** Curve of the learning rate. */
  static final String RATE = "learningRate";

  private static final String SECOND_HALF = "secondHalf";
  private static final int RECORDS = 100;
  private static final double CLOSE = 1.05;
  private static final double NOTHING = 0.002;
  private static final double FALSE_DRIFTS = 0.1;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "online-learners";
  }

  @Override
  public String setup(Scale scale) {
    return ("The online classifier with SGD, Adam and AdaGrad under its own loop learns streams one"
            + " instance a step, each predicted before it is learnt: %,d instances of the drifting"
            + " hyperplane, of SEA as it comes, and of normal inputs with priors 0.05, 0.005 and"
            + " 0.001 that stand still; %,d bags of words with spam in bursts. Beside it the same"
            + " learner at constant rates, array optimizers under the same loop with their current"
            + " weights served, FTRL-proximal, coin betting and DoG. Streams of these kinds served"
            + " to choose the loop's and the learner's constants, with other seeds.")
        .formatted(LearnerStream.SEA.size(scale), LearnerStream.BURSTS.size(scale));
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("prequential log loss").watching(Watched.NOTHING);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> recipes = new ArrayList<>();
    LearnerArm.all(scale != Scale.SMOKE).forEach(one -> recipes.add(one.arm()));
    for (OnlineOptimizer optimizer : OnlineOptimizer.values()) {
      recipes.add(OnlineArms.array(optimizer));
    }
    if (scale == Scale.SMOKE) {
      recipes.add(OnlineArms.ftrl(0.1));
    } else {
      recipes.addAll(Arms.grid(OnlineArms::ftrl, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0));
      recipes.addAll(Arms.grid(OnlineArms::cocob, 1.0, 10.0, 100.0));
      recipes.add(Arms.dog());
    }
    return Arrays.stream(LearnerStream.values())
        .flatMap(stream -> recipes.stream().map(arm -> arm.under(stream.label())))
        .toList();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of(
        "instances", LearnerStream.SEA.size(scale) + ", bags " + LearnerStream.BURSTS.size(scale));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    LearnerStream stream = stream(arm);
    Scale scale = setting.scale();
    int size = stream.size(scale);
    Map<String, String> configuration =
        Map.of(
            "instances",
            expectedConfiguration(scale).get("instances"),
            Outcome.CONDITION,
            stream.label());
    Examples examples = stream.make(scale, seed);
    Optional<LearnerArm> learner = learner(arm, stream, scale);
    Outcome outcome;
    if (learner.isPresent()) {
      try (OnlineClassifier classifier = learner.get().learner(examples.attributes())) {
        outcome = new LearnerPass(examples, size / RECORDS).of(classifier, configuration);
      }
    } else {
      Training.Plan plan = new Training.Plan(size, size / RECORDS, size / RECORDS);
      LogLossStream task = new LogLossStream(examples, 1);
      outcome = new Training(task, metric(), plan).run(arm, seed, configuration);
    }
    return outcome.with(furtherMetrics(outcome, size));
  }

  private static LearnerStream stream(Arm arm) {
    return Arrays.stream(LearnerStream.values())
        .filter(one -> arm.family().endsWith("-" + one.label()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(arm.name() + " is on no stream"));
  }

  private static Optional<LearnerArm> learner(Arm arm, LearnerStream stream, Scale scale) {
    return LearnerArm.all(scale != Scale.SMOKE).stream()
        .filter(one -> one.arm().under(stream.label()).name().equals(arm.name()))
        .findFirst();
  }

  /** Log loss of the second half, from the means after each half, and drifts. */
  private static Map<String, Double> furtherMetrics(Outcome outcome, int size) {
    Curve mean = outcome.curves().get(Outcome.METRIC);
    double half = 2.0 * mean.at(size) - mean.at(size / 2.0);
    Curve drifts = outcome.curves().get(Outcome.DRIFTS);
    return drifts == null
        ? Map.of(SECOND_HALF, half)
        : Map.of(SECOND_HALF, half, Outcome.DRIFTS, drifts.at(size));
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (OnlineOptimizer optimizer : OnlineOptimizer.values()) {
      for (LearnerStream stream : LearnerStream.values()) {
        claims.add(closeToConstant(optimizer, stream));
        claims.add(asTheArray(optimizer, stream));
      }
      claims.add(fewFalseDrifts(optimizer));
    }
    for (LearnerStream stream : LearnerStream.values()) {
      claims.add(closeToBest(stream));
    }
    return claims;
  }

  private static Claim closeToConstant(OnlineOptimizer optimizer, LearnerStream stream) {
    return new Claim(
        "%s has at most %s of the log loss of its best constant in hindsight: %s."
            .formatted(LearnerArm.steered(optimizer), CLOSE, stream.label()),
        Origin.OURS,
        Paired.ratioAtMost(
            Outcome.FINAL,
            steered(optimizer, stream),
            Pick.bestOf(LearnerArm.constant(optimizer) + "-" + stream.label()),
            CLOSE));
  }

  private static Claim asTheArray(OnlineOptimizer optimizer, LearnerStream stream) {
    String label = LearnerArm.label(optimizer);
    return new Claim(
        "%s is as accurate as %s on an array under the same loop, within %s: %s."
            .formatted(LearnerArm.steered(optimizer), label, NOTHING, stream.label()),
        Origin.OURS,
        Paired.differenceAtLeast(
            HITS,
            steered(optimizer, stream),
            Pick.arm("array-" + label + "-" + stream.label()),
            -NOTHING));
  }

  /** Of SGD on few inputs and of Adam on many, as the learner's page advises. */
  private static Claim closeToBest(LearnerStream stream) {
    OnlineOptimizer advised = stream.isDense() ? OnlineOptimizer.SGD : OnlineOptimizer.ADAM;
    return new Claim(
        "%s has at most %s of the log loss of the best baseline of all in hindsight: %s."
            .formatted(LearnerArm.steered(advised), CLOSE, stream.label()),
        Origin.OURS,
        Paired.ratioAtMost(
            Outcome.FINAL,
            steered(advised, stream),
            new Pick(
                "the best baseline on " + stream.label(),
                all -> all.ranked(baselines(all, stream)).stream().findFirst()),
            CLOSE));
  }

  private static List<String> baselines(Results all, LearnerStream stream) {
    return all.families(Role.BASELINE).stream()
        .filter(family -> family.endsWith("-" + stream.label()))
        .flatMap(family -> all.arms(family).stream())
        .toList();
  }

  private static Claim fewFalseDrifts(OnlineOptimizer optimizer) {
    List<Pick> picks =
        Arrays.stream(LearnerStream.values())
            .filter(LearnerStream::isStationary)
            .map(stream -> steered(optimizer, stream))
            .toList();
    return new Claim(
        "%s names at most %s drifts a run where nothing changes."
            .formatted(LearnerArm.steered(optimizer), FALSE_DRIFTS),
        Origin.OURS,
        Paired.paired(
            "mean drifts of %s, %s, %s",
            picks,
            runs ->
                runs.stream()
                    .mapToDouble(run -> run.metric(Outcome.DRIFTS))
                    .average()
                    .orElse(Double.NaN),
            true,
            FALSE_DRIFTS));
  }

  private static Pick steered(OnlineOptimizer optimizer, LearnerStream stream) {
    return Pick.arm(LearnerArm.steered(optimizer) + "-" + stream.label());
  }
}
