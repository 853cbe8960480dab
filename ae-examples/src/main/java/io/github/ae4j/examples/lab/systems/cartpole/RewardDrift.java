package io.github.ae4j.examples.lab.systems.cartpole;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.experiment.SystemExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.SystemTask;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Experiment 6: a policy learns while the scale of its rewards drifts. */
final class RewardDrift extends SystemExperiment {
  private static final String AE_RL = "ae-rl";
  private static final String TEMPERATURE_ONLY = "adam-ae-entropy";
  private static final String STANDARDISED = "adam-standardised";
  private static final String CONSTANT = "adam-entropy-constant";
  private static final String LINEAR = "adam-entropy-linear";
  private static final String EXPONENTIAL = "adam-entropy-exponential";
  private static final double CUSTOMARY = 0.01;
  private static final double DECAY = 5.0; // the exponential schedule ends at exp(-5)
  private static final double HALF = 0.5;
  private static final Pick STEERED_SGD = Pick.arm("ae-sgd@" + Arms.text(CUSTOMARY));
  private static final Pick STEERED_ADAM = Pick.arm("ae-adam@" + Arms.text(CUSTOMARY));
  private static final Pick STEERED_ALL = Pick.arm(AE_RL + "@" + Arms.text(CUSTOMARY));
  private static final double WITHIN = -10.0; // 2% of the longest episode

  @Override
  public int number() {
    return 6;
  }

  @Override
  public String name() {
    return "rl-reward-drift";
  }

  @Override
  public String setup(Scale scale) {
    return ("CartPole by its equations, at most 500 steps an episode; REINFORCE with the batch's"
            + " mean as baseline, 4 episodes an update, network 4-16-2; %d updates. The reward"
            + " of a step is 1, 10, 0.1 and 1 + 5 in turn, for %d updates each (every step being"
            + " worth the same, an offset is a factor too); the return reported is always that at"
            + " a reward of 1. gammaJump counts switches at which the step is above its floor"
            + " before and after, 3 or more: once every episode is full there is no gradient."
            + " recoverySteps cannot be below 1, where most good arms stand.")
        .formatted(plan(scale).steps(), phase(scale));
  }

  @Override
  public Metric metric() {
    return new Metric("mean return of the training episodes", true, 0.0, Metric.Watched.NOTHING);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>(steered(scale));
    arms.addAll(constant(scale));
    arms.addAll(schedules(scale));
    return arms;
  }

  private static List<Arm> steered(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(AE_RL, Base.ADAM, CUSTOMARY, Presets.reinforcement()).as(Role.STEERED));
    arms.add(renamed(TEMPERATURE_ONLY, "", CUSTOMARY).as(Role.VARIANT));
    for (double rate : rates(scale, CUSTOMARY, 1e-4)) {
      arms.add(Arms.steered(Base.ADAM, rate));
      arms.add(Arms.steered(Base.SGD, rate));
    }
    return arms;
  }

  private static List<Arm> constant(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    double[] sgd = rates(scale, 1e-4, 1e-6, 3e-6, 1e-5, 3e-5, 3e-4, 1e-3);
    double[] adam = rates(scale, CUSTOMARY, 1e-3, 3e-3, 0.03, 0.1, 0.3);
    double[] standardised = rates(scale, CUSTOMARY, 0.03, 0.1, 0.3);
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.SGD, rate), sgd));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAM, rate), adam));
    arms.addAll(Arms.grid(rate -> renamed(STANDARDISED, "", rate), standardised));
    return arms;
  }

  private static List<Arm> schedules(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (String family : List.of(CONSTANT, LINEAR, EXPONENTIAL)) {
      for (double start : rates(scale, 1.0, 0.1)) {
        double[] rates = rates(scale, CUSTOMARY, 0.03, 0.1);
        arms.addAll(Arms.grid(rate -> renamed(family, "," + Arms.text(start), rate), rates));
      }
    }
    return arms;
  }

  /** One value at smoke scale, at others the grid. */
  private static double[] rates(Scale scale, double first, double... more) {
    DoubleStream others = scale == Scale.SMOKE ? DoubleStream.empty() : DoubleStream.of(more);
    return DoubleStream.concat(DoubleStream.of(first), others).toArray();
  }

  private static Arm renamed(String family, String more, double rate) {
    Arm adam = Arms.constant(Base.ADAM, rate);
    return new Arm(family, adam.setting() + more, adam.role(), adam.recipe());
  }

  private static int phase(Scale scale) {
    return scale.pick(10, 25, 100);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = phase(scale) * scale.pick(4, 12, 12);
    return new Training.Plan(steps, steps / 20, 1);
  }

  @Override
  protected SystemTask task(Arm arm, long seed, Setting setting) {
    Scale scale = setting.scale();
    Temperature temperature = temperature(arm, plan(scale).steps());
    boolean standardised = arm.family().equals(STANDARDISED);
    return new RewardDriftTask(seed, phase(scale), temperature, standardised);
  }

  private static Temperature temperature(Arm arm, int steps) {
    double start =
        arm.setting().contains(",")
            ? Double.parseDouble(arm.setting().substring(arm.setting().indexOf(',') + 1))
            : 0.0;
    return switch (arm.family()) {
      case AE_RL, TEMPERATURE_ONLY -> Temperature.steered(CUSTOMARY);
      case LINEAR -> Temperature.schedule(steps, gone -> start * (1.0 - gone));
      case EXPONENTIAL -> Temperature.schedule(steps, gone -> start * Math.exp(-DECAY * gone));
      default -> Temperature.schedule(steps, gone -> start);
    };
  }

  /** The entropy temperature's unit and start were chosen on its first seeds; the steps' loop was not. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  protected Map<String, Double> furtherMetrics(Outcome outcome, Scale scale) {
    return new SwitchMetrics(phase(scale), plan(scale).steps())
        .of(outcome.curves().get("online"), outcome.curves().get("gamma"));
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(switches(), rivals(), returns()).flatMap(List::stream).toList();
  }

  /** What becomes of a run at a switch. */
  private static List<Claim> switches() {
    return List.of(
        new Claim(
            "the gauge keeps gamma stable: at a switch amid learning it changes at most half as"
                + " much, in decades, as at a constant rate",
            Origin.SEED,
            Paired.ratioAtMost(
                "gammaJump", STEERED_SGD, Pick.bestOf("sgd", Outcome.AUC, true), HALF)),
        new Claim(
            "recovery takes at most half as long as with SGD at a constant rate",
            Origin.SEED,
            Paired.ratioAtMost(
                "recoverySteps", STEERED_SGD, Pick.bestOf("sgd", "recoverySteps", false), HALF)));
  }

  /** Recovery beside the best baseline. */
  private static List<Claim> rivals() {
    return List.of(
        new Claim(
            "recovery takes no longer than with the best baseline tuned in hindsight (1 step is the"
                + " least, and most good arms take it)",
            Origin.OURS,
            Paired.ratioAtMost(
                "recoverySteps", STEERED_ADAM, Pick.bestBaseline("recoverySteps", false), 1.0)));
  }

  /** The mean return. */
  private static List<Claim> returns() {
    return List.of(
        new Claim(
            "the mean return is at most 10 below that of the best baseline tuned in hindsight",
            Origin.OURS,
            Paired.differenceAtLeast(
                Outcome.AUC, STEERED_ALL, Pick.bestBaseline(Outcome.AUC, true), WITHIN)),
        new Claim(
            "steering the entropy temperature raises the mean return over steering the step alone",
            Origin.SEED,
            Paired.differenceAtLeast(Outcome.AUC, STEERED_ALL, STEERED_ADAM, 0.0)));
  }
}
