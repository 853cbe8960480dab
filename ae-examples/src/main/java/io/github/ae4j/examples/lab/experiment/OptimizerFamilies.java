package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import java.util.ArrayList;
import java.util.List;

/** Experiment 16: four optimizers, each bare and steered, on one task. */
public abstract class OptimizerFamilies extends TrainedExperiment {
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
    String who = "Steered " + base.label();
    List<Claim> claims = new ArrayList<>(customary(who, steered, base, name));
    claims.add(
        new Claim(
            who + " gets to the target no later than " + name + " tuned",
            Origin.OURS,
            Paired.timeToTargetRatioAtMost(steered, Pick.soonestOf(name), 1.0)));
    claims.add(
        new Claim(
            who + " ends like " + name + " tuned", Origin.OURS, end(steered, Pick.bestOf(name))));
    return claims;
  }

  private List<Claim> customary(String who, Pick steered, Base base, String name) {
    Pick custom = Pick.arm(name + "@" + Arms.text(customary(base)));
    String than = name + " at its customary rate";
    return List.of(
        new Claim(
            who + " gets to the target no later than " + than,
            Origin.SEED,
            Paired.timeToTargetRatioAtMost(steered, custom, 1.0)),
        new Claim(
            who + " learns faster over the whole run than " + than,
            Origin.SEED,
            area(steered, custom)),
        new Claim(
            "Steering " + name + " takes less than 2 kB of state more, whatever the network",
            Origin.SEED,
            Paired.differenceAtMost(Outcome.STATE_BYTES, steered, custom, SMALL)));
  }

  /** Whether the steered arm's end is as good as the tuned one's. */
  protected abstract Claim.Test end(Pick steered, Pick tuned);

  private Claim.Test area(Pick steered, Pick custom) {
    return metric().higherIsBetter()
        ? Paired.differenceAtLeast(Outcome.AUC, steered, custom, 0.0)
        : Paired.ratioAtMost(Outcome.AUC, steered, custom, 1.0);
  }
}
