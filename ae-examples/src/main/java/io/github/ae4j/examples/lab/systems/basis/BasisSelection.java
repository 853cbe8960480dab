package io.github.ae4j.examples.lab.systems.basis;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.experiment.SystemExperiment;
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
import io.github.ae4j.examples.lab.task.SystemTask;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Experiment 15, AEO-Eq: the L1 weight and the gates of a dictionary of functions as coefficients. */
final class BasisSelection extends SystemExperiment {
  private static final String LASSO = "lasso";
  private static final String STEERED = "aeo-eq";
  private static final String UNGATED = "aeo-eq-without-gates";
  private static final String UNDER_LOOP = "aeo-eq-ae-adam";
  private static final int OBSERVATIONS = 256;
  private static final double ADAM_START = 0.01;
  private static final double COMPACT = 3.0;
  private static final double TARGETS = 2.0;
  private static final double MOST = 0.5;
  private static final double RISE = 10.0;
  private static final String EXACT = "exactSupport";
  private static final double AS_GOOD = 1.1;
  private static final Pick SELECTED = Pick.arm(STEERED);
  private static final Pick UNPENALISED = Pick.arm(LASSO + "@" + Arms.text(0.0));

  @Override
  public int number() {
    return 15;
  }

  @Override
  public String name() {
    return "basis-selection";
  }

  @Override
  public String setup(Scale scale) {
    return ("y = sin x + 0.3 x^2 + noise of deviation 0.1, %d points, 12 functions to choose from,"
            + " %d full-batch proximal steps (ISTA). The metric is taken against y without noise;"
            + " a function counts as chosen if it moves y by 0.02 or more.")
        .formatted(OBSERVATIONS, plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return Metric.loss("mean squared error without noise");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(ista(STEERED, "", Role.STEERED));
    arms.add(ista(UNGATED, "", Role.VARIANT));
    arms.add(Arms.steered(UNDER_LOOP, Base.ADAM, ADAM_START, Presets.standard()));
    double[] lambdas =
        scale == Scale.SMOKE
            ? new double[] {0.0, 0.01, 0.1}
            : new double[] {0.0, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3};
    arms.addAll(Arms.grid(lambda -> ista(LASSO, Arms.text(lambda), Role.BASELINE), lambdas));
    return arms;
  }

  /** ISTA: on the task's proximal gradient mapping it is plain descent with steps of 1. */
  private static Arm ista(String family, String setting, Role role) {
    return new Arm(family, setting, role, start -> new Ista(start.parameters()));
  }

  private record Ista(double[] point, ArrayOptimizer descent) implements Optimizer {
    Ista(double[] point) {
      this(point, ArrayOptimizer.sgd(point, ArraySettings.of(1.0).withMomentum(0.0)));
    }

    @Override
    public void step(double loss, double[] gradient) {
      descent.step(gradient);
    }

    /** Plain descent keeps nothing. */
    @Override
    public long stateNumbers() {
      return 0L;
    }
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(4_000, 20_000, 20_000);
    return new Training.Plan(steps, steps / 40, steps / 200);
  }

  @Override
  protected SystemTask task(Arm arm, long seed, Setting setting) {
    return arm.family().equals(LASSO)
        ? BasisFit.fixed(seed, OBSERVATIONS, Double.parseDouble(arm.setting()))
        : BasisFit.steered(seed, OBSERVATIONS, !arm.family().equals(UNGATED));
  }

  @Override
  protected Map<String, Double> furtherMetrics(Outcome outcome, Scale scale) {
    double[] lambda = outcome.curves().get("lambda").value();
    double last = lambda[lambda.length - 1];
    return last > 0.0 ? Map.of("lambdaRise", Math.log(last / lambda[0])) : Map.of();
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(course(), found(), selection(), hindsight()).flatMap(List::stream).toList();
  }

  /** What becomes of lambda and of the number of functions. */
  private static List<Claim> course() {
    return List.of(
        new Claim(
            "lambda rises tenfold or more as the training settles",
            Origin.SEED,
            Paired.pairedRatio(
                "last / first lambda of %s",
                List.of(SELECTED),
                runs -> Math.exp(runs.get(0).metric("lambdaRise")),
                false,
                RISE)));
  }

  /** How many functions are left. */
  private static List<Claim> found() {
    return List.of(
        new Claim(
            "both of the target's functions are found",
            Origin.SEED,
            Paired.holdsInShare(
                "%s finds both",
                List.of(SELECTED), runs -> runs.get(0).metric("targetsFound") >= TARGETS, MOST)),
        new Claim(
            "the expression is compact: at most 3 functions",
            Origin.SEED,
            Paired.holdsInShare(
                "%s has at most 3",
                List.of(SELECTED), runs -> runs.get(0).metric("active") <= COMPACT, MOST)));
  }

  /** Whether the right functions are chosen. */
  private static List<Claim> selection() {
    return List.of(
        new Claim(
            "exactly the right functions are chosen in most runs",
            Origin.SEED,
            Paired.holdsInShare(
                "%s chooses exactly them", List.of(SELECTED), runs -> exact(runs.get(0)), MOST)),
        new Claim(
            "exactly the right functions are chosen, and without an L1 norm they are not, in most"
                + " runs",
            Origin.SEED,
            Paired.holdsInShare(
                "%s chooses exactly the right functions and %s does not",
                List.of(SELECTED, UNPENALISED),
                runs -> exact(runs.get(0)) && !exact(runs.get(1)),
                MOST)));
  }

  /** Beside the lambda tuned in hindsight. */
  private static List<Claim> hindsight() {
    return List.of(
        new Claim(
            "the right functions are chosen whenever they are under the lambda tuned in hindsight",
            Origin.OURS,
            Paired.holdsInShare(
                "%s chooses exactly the right functions or %s does not",
                List.of(SELECTED, Pick.bestOf(LASSO, EXACT, true)),
                runs -> exact(runs.get(0)) || !exact(runs.get(1)),
                MOST)),
        new Claim(
            "the error is at most 1.1 times that of the lambda tuned in hindsight",
            Origin.OURS,
            Paired.ratioAtMost(Outcome.FINAL, SELECTED, Pick.bestOf(LASSO), AS_GOOD)));
  }

  private static boolean exact(RunRecord run) {
    return run.metric(EXACT) == 1.0;
  }
}
