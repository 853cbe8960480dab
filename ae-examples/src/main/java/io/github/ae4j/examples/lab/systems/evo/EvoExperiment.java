package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * EvoSGD on one kind of ground, beside what the same number of forward passes buys otherwise.
 *
 * @param ground what is descended
 */
record EvoExperiment(Ground ground) implements Experiment {
  private static final Metric LOSS = Metric.loss("loss");
  private static final double BOTTOM = 1e-6;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "evo-" + ground.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String setup(Scale scale) {
    return ("%s; %,d forward passes, of a gradient or of a candidate. A population of 6 each %d"
            + " steps, 2 elites. SGD is tuned in hindsight over rate and momentum, each EvoSGD"
            + " over as many settings of rate and sigma, momentum .9%s; the loop has one setting.")
        .formatted(
            what(),
            ground.passes(scale),
            ground.interval(),
            ground == Ground.DIGITS ? "" : ", and SGD with noise over as many of rate and length");
  }

  private String what() {
    return switch (ground) {
      case PLATEAU -> "A clipped sigmoid, started where every instance's gradient is exactly 0";
      case RUGGED -> "Rastrigin's function of ten parameters about a drawn centre";
      case DIGITS -> "A 784-128-10 network on digits in batches of 64, judged by 2,000 others";
    };
  }

  @Override
  public Metric metric() {
    return LOSS;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return ground.arms().stream().map(EvoArm::arm).toList();
  }

  @Override
  public Set<String> reads() {
    return ground == Ground.DIGITS ? Set.of(DigitData.FOLDER) : Set.of();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of("passes", Integer.toString(ground.passes(scale)));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    Scale scale = setting.scale();
    int passes = ground.passes(scale);
    EvoArm chosen =
        ground.arms().stream()
            .filter(one -> one.arm().name().equals(arm.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no arm is " + arm.name()));
    Training.Plan plan = new Training.Plan(passes, passes / 20, passes / 20);
    return chosen.train(ground.task(seed, setting), LOSS, plan, seed, expectedConfiguration(scale));
  }

  /** Plateau and digits served to choose the loop's constants, and two claims were written after the first runs. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Claim> claims() {
    Claim noise =
        atMost(
            "EvoSGD ends as low as SGD with noise of a fixed length in each step.",
            "evo",
            "noisy-sgd");
    return Stream.concat(
            common().stream(), ground == Ground.DIGITS ? Stream.of() : Stream.of(noise))
        .toList();
  }

  private static List<Claim> common() {
    return List.of(
        atMost("EvoSGD ends as low as SGD tuned over as many settings.", "evo", "sgd-tuned"),
        atMost("EvoSGD ends as low as SGD under the loop.", "evo", "ae-sgd"),
        atMost(
            "To take the mean only if it is better ends as low as to take it always.",
            "evo",
            "evo-seed"),
        atMost(
            "To take the mean always ends as low as SGD tuned over as many settings.",
            "evo-seed",
            "sgd-tuned"),
        atMost("Sigma under AE-4 ends as low as a decaying one.", "evo-ae4", "evo"));
  }

  private static Claim atMost(String text, String family, String other) {
    return new Claim(
        text,
        Origin.OURS,
        Paired.pairedRatio(
            "final loss, 1e-6 counting as the bottom, of %s / %s",
            List.of(Pick.bestOf(family), Pick.bestOf(other)),
            runs -> height(runs.get(0)) / height(runs.get(1)),
            true,
            1.0));
  }

  private static double height(RunRecord run) {
    return Math.max(BOTTOM, run.metric(Outcome.FINAL));
  }
}
