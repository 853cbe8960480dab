package io.github.ae4j.examples.lab.plateau;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.OnlineArms;
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
import io.github.ae4j.examples.lab.task.ClippedSigmoid;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Experiment 11: leaving a plateau by noise. */
final class PlateauEscape extends TrainedExperiment {
  private static final Metric LOSS = Metric.loss("half mean squared error");
  private static final String HOLD = "AE-1 zero gradient";
  private static final String EXIT = "exit";
  private static final String GROWTH = "growth";
  private static final String RISE = "noiseRise";
  private static final double[] LENGTHS = {0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0};
  private static final double[] NOISY_RATES = {1.0, 10.0, 100.0};
  private static final double OUTSIDE = 0.5;
  private static final double BLOW_UP = 1.5;
  private static final double MOST = 0.5;
  private static final Pick OURS = Pick.arm("ae-sgd-noise@0.001");
  private static final Pick SILENT = Pick.arm("ae-sgd@0.001");
  private static final Pick THEORY = Pick.arm("theory-sgd-unheld@0.001");
  private static final Pick THEORY_SILENT = Pick.arm("theory-sgd-without-ae4@0.001");

  @Override
  public int number() {
    return 11;
  }

  @Override
  public String name() {
    return "plateau-escape";
  }

  @Override
  public String setup(Scale scale) {
    return ("Regression with a sigmoid clipped to 0.01 and 0.99, started where it is clipped for"
            + " every instance and the gradient exactly 0; %,d steps. The plateau is left when the"
            + " loss is below half of the start's. A loop that holds its coefficients at a zero"
            + " gradient cannot raise the noise there: arms called unheld, and ae-sgd-noise, do"
            + " not hold. ae-sgd-noise is not the one standard configuration, but that with the"
            + " escape noise added. Fixed noise is tuned over its length and SGD's rate.")
        .formatted(plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return LOSS;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    Preset theory = Presets.theory();
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.SGD, 1e-3));
    arms.add(variant("ae-sgd-noise", Presets.standard().with(EscapeNoise::add)));
    arms.add(Arms.theory(Base.SGD, 1e-3));
    arms.add(variant("theory-sgd-unheld", theory.without(HOLD)));
    arms.add(variant("theory-sgd-without-ae4", theory.without(HOLD).without("AE-4")));
    arms.add(Arms.seedPreset(1e-3));
    arms.add(Arms.constant(Base.SGD, 0.1));
    arms.add(Arms.constant(Base.ADAM, 1e-3));
    for (double rate : NOISY_RATES) {
      arms.addAll(Arms.grid(length -> OnlineArms.noisy(rate, length), LENGTHS));
    }
    return arms;
  }

  private static Arm variant(String family, Preset preset) {
    return Arms.steered(family, Base.SGD, 1e-3, preset);
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return new ClippedSigmoid(seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(2_000, 5_000, 20_000);
    return new Training.Plan(steps, 20, 20);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Curve loss = outcome.curves().get(Outcome.METRIC);
    double start = loss.value()[0];
    Map<String, Double> more = new LinkedHashMap<>();
    more.put(EXIT, exit(loss));
    more.put(GROWTH, Arrays.stream(loss.value()).max().orElse(start) / start);
    Curve noise = outcome.curves().get("noise");
    if (noise != null) {
      more.put(RISE, Arrays.stream(noise.value()).max().orElse(0.0) / noise.value()[0]);
    }
    return more;
  }

  /** The step at which the plateau is left; infinite if it is not. */
  static double exit(Curve loss) {
    // Below half of it: at most the next smaller number.
    return loss.firstReaching(LOSS, Math.nextDown(OUTSIDE * loss.value()[0]));
  }

  /** The escape noise was found on such a plateau. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(theory(), ours(), asItIs(), rivals()).flatMap(List::stream).toList();
  }

  /** The noise of the theory. */
  private static List<Claim> theory() {
    return List.of(
        leaves("The theory's noise law leaves the plateau.", Origin.PREDICTION, THEORY),
        new Claim(
            "A stall raises the theory's sigma, at least twofold.",
            Origin.PREDICTION,
            Paired.atLeast(RISE, THEORY, 2.0)),
        new Claim(
            "The theory's noise law leaves sooner than its loop without noise.",
            Origin.SEED,
            Paired.ratioAtMost(EXIT, THEORY, THEORY_SILENT, 1.0)));
  }

  /** The escape noise, beside no noise. */
  private static List<Claim> ours() {
    return List.of(
        leaves(
            "The escape noise, which is an addition to the standard loop and no part of it, leaves"
                + " the plateau.",
            Origin.OURS,
            OURS),
        new Claim(
            "With the escape noise added the loop leaves sooner than the standard one.",
            Origin.OURS,
            Paired.ratioAtMost(EXIT, OURS, SILENT, 1.0)));
  }

  /** The standard loop without it, and what the noise costs. */
  private static List<Claim> asItIs() {
    return List.of(
        leaves("The standard loop as it is leaves the plateau.", Origin.OURS, SILENT),
        new Claim(
            "The escape noise leaves without a blow-up: the loss never exceeds the start's by"
                + " half.",
            Origin.OURS,
            Paired.atMost(GROWTH, OURS, BLOW_UP)));
  }

  /** The escape noise, beside fixed noise. */
  private static List<Claim> rivals() {
    return List.of(
        new Claim(
            "The escape noise leaves as soon as the fixed noise that leaves soonest, tuned over"
                + " length and rate.",
            Origin.OURS,
            Paired.ratioAtMost(EXIT, OURS, Pick.bestOf("noisy-sgd", EXIT, false), 1.0)),
        new Claim(
            "The escape noise ends as low as the best fixed noise, tuned over length and rate.",
            Origin.OURS,
            Paired.ratioAtMost(Outcome.FINAL, OURS, Pick.bestOf("noisy-sgd"), 1.0)));
  }

  private static Claim leaves(String text, Origin origin, Pick arm) {
    return new Claim(
        text,
        origin,
        Paired.holdsInShare(
            "%s leaves the plateau",
            List.of(arm), runs -> Double.isFinite(runs.get(0).metric(EXIT)), MOST));
  }
}
