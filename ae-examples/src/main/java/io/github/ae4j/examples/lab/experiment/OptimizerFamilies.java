package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Claims;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitsTask;
import io.github.ae4j.examples.lab.task.LabData;
import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Experiment 16: four optimizers, each bare and steered, on one task. */
abstract class OptimizerFamilies extends TrainedExperiment {
  private static final double START = 1e-3;
  private static final double[] WITH_MOMENTUM = {3e-4, 1e-3, 3e-3, 1e-2};
  private static final double SMALL = 2048.0; // bytes

  @Override
  public int number() {
    return 16;
  }

  /** Rates each bare optimizer is tuned over, in PyTorch's convention. */
  static double[] rates(Base base) {
    return switch (base) {
      case SGD -> new double[] {3e-3, 1e-2, 3e-2, 1e-1, 3e-1};
      case ADAM, ADAMW -> new double[] {3e-4, 1e-3, 3e-3, 1e-2, 3e-2};
      case ADAFACTOR -> new double[] {3e-4, 1e-3, 3e-3, 1e-2, 3e-2};
    };
  }

  /** The rate each is used with by custom. */
  static double customary(Base base) {
    return base == Base.SGD ? 1e-2 : 1e-3;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (Base base : Base.values()) {
      arms.add(Arms.steered(base, START));
      double[] rates = scale == Scale.SMOKE ? new double[] {customary(base)} : rates(base);
      arms.addAll(Arms.grid(rate -> Arms.constant(base, rate), rates));
    }
    double[] rates = scale == Scale.SMOKE ? new double[] {1e-3} : WITH_MOMENTUM;
    arms.addAll(Arms.grid(Arms::adafactorWithMomentum, rates));
    return arms;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Base base : Base.values()) {
      claims.addAll(claims(base, base.label()));
    }
    claims.addAll(claims(Base.ADAFACTOR, "adafactor-momentum"));
    return claims;
  }

  /** Claims against a bare family. */
  private List<Claim> claims(Base base, String name) {
    Pick steered = Pick.arm("ae-" + base.label() + "@" + Arms.text(START));
    Pick custom = Pick.arm(name + "@" + Arms.text(customary(base)));
    Pick tuned = Pick.bestOf(name);
    return List.of(
        new Claim(
            "Steered "
                + base.label()
                + " gets to the target no later than "
                + name
                + " at its customary rate",
            Origin.SEED,
            Claims.timeToTargetRatioAtMost(steered, custom, 1.0)),
        new Claim(
            "Steered "
                + base.label()
                + " learns faster over the whole run than "
                + name
                + " at its customary rate",
            Origin.SEED,
            area(steered, custom)),
        new Claim(
            "Steering " + name + " takes less than 2 kB of state more, whatever the network",
            Origin.SEED,
            Claims.differenceAtMost(Outcome.STATE_BYTES, steered, custom, SMALL)),
        new Claim(
            "Steered " + base.label() + " gets to the target no later than " + name + " tuned",
            Origin.OURS,
            Claims.timeToTargetRatioAtMost(steered, Pick.soonestOf(name), 1.0)),
        new Claim(
            "Steered " + base.label() + " ends like " + name + " tuned",
            Origin.OURS,
            end(steered, tuned)));
  }

  /** Whether the steered arm's end is as good as the tuned one's. */
  abstract Claim.Test end(Pick steered, Pick tuned);

  private Claim.Test area(Pick steered, Pick custom) {
    return metric().higherIsBetter()
        ? Claims.differenceAtLeast(Outcome.AUC, steered, custom, 0.0)
        : Claims.ratioAtMost(Outcome.AUC, steered, custom, 1.0);
  }

  /** On digits, told apart by a network 784-128-10. */
  static final class OnDigits extends OptimizerFamilies {
    private static final double LEEWAY = -0.005;

    private final DigitData digits = new DigitData();

    @Override
    public String name() {
      return "optimizer-families";
    }

    @Override
    public String setup(Scale scale) {
      return ("SGD with momentum, Adam, AdamW and Adafactor, bare over a grid of constant rates and"
              + " under the standard loop started at 0.001, on digits: a network 784-128-10,"
              + " batches of 64, %,d steps. State is counted in numbers of 8 bytes. Bare"
              + " Adafactor is the published one, without a first moment; adafactor-momentum is"
              + " as the steered one, with a first moment of .9 and without clipping. %s")
          .formatted(plan(scale).steps(), DigitsTask.PREPARED);
    }

    @Override
    public Metric metric() {
      return Metric.accuracy("held-back accuracy");
    }

    @Override
    Task task(long seed, Setting setting) {
      return StaticDigits.accuracy(digits.of(setting.data()), plan(setting.scale()).steps(), seed);
    }

    @Override
    Training.Plan plan(Scale scale) {
      int steps = scale.pick(60, 1_000, 1_500);
      return new Training.Plan(steps, steps / 20, steps / 50 + 1);
    }

    @Override
    public Set<String> reads() {
      return Set.of(LabData.DIGITS);
    }

    @Override
    public boolean seenInDevelopment() {
      return true;
    }

    @Override
    Claim.Test end(Pick steered, Pick tuned) {
      return Claims.differenceAtLeast(Outcome.FINAL, steered, tuned, LEEWAY);
    }
  }

  /** On a noisy regression, in plain Java. */
  static final class OnRegression extends OptimizerFamilies {
    private static final RegressionTask.Size SIZE = new RegressionTask.Size(16, 32, 4, 64);
    private static final double LEEWAY = 1.1;

    @Override
    public String name() {
      return "optimizer-families-regression";
    }

    @Override
    public String setup(Scale scale) {
      return ("The same on a regression: a network 16-32-4 learns y = A x + e from batches of 64,"
              + " %,d steps; the metric is the held-back squared error against A x itself."
              + " Scores of regression by a network were looked at while the loop was made, though"
              + " none of its constants was chosen by them.")
          .formatted(plan(scale).steps());
    }

    /** Scores of regression by a network were looked at while the standard loop was made. */
    @Override
    public boolean seenInDevelopment() {
      return true;
    }

    @Override
    public Metric metric() {
      return Metric.loss("mean squared error");
    }

    @Override
    Task task(long seed, Setting setting) {
      return new RegressionTask(SIZE, seed);
    }

    @Override
    Training.Plan plan(Scale scale) {
      int steps = scale.pick(100, 2_000, 10_000);
      return new Training.Plan(steps, steps / 50, steps / 100);
    }

    @Override
    Claim.Test end(Pick steered, Pick tuned) {
      return Claims.ratioAtMost(Outcome.FINAL, steered, tuned, LEEWAY);
    }
  }
}
