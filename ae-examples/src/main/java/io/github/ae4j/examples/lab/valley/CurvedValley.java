package io.github.ae4j.examples.lab.valley;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.experiment.Correlation;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Experiment 8: damping where a valley's walls are steep. */
final class CurvedValley extends ConditionedExperiment {
  private static final Condition ROSENBROCK = new Condition("rosenbrock", 2);
  private static final Condition DEEP_LINEAR = new Condition("deep-linear", 5);
  private static final int WIDTH = 8;
  private static final double SCATTER = 0.1;
  private static final double[] SGD_RATES = {1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2};
  private static final double[] ADAM_RATES = {1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1};
  private static final double DECADE = 10.0;
  private static final double BOTTOM = 1e-8;
  private static final String CURVATURE = "curvature";

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String name() {
    return "curved-valley";
  }

  @Override
  public String setup(Scale scale) {
    return ("The valley of Rosenbrock from near (-1.2, 1), and a deep linear net of five matrices"
            + " of 8 x 8 that is to become a given matrix; %,d steps without noise. Damping is"
            + " the correlation of log alpha with the logarithm of the curvature along the"
            + " gradient; lost steps are those after which the loss is higher.")
        .formatted(plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return Metric.loss("loss");
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    return List.of(ROSENBROCK, DEEP_LINEAR);
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.SGD, 1e-3));
    arms.add(Arms.steered(Base.ADAM, 1e-3));
    arms.add(Arms.theory(Base.SGD, 1e-3));
    arms.add(Arms.theory(Base.ADAM, 1e-3));
    arms.add(Arms.seedPreset(1e-3));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.9), SGD_RATES));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAM, rate), ADAM_RATES));
    return arms;
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    int every = plan(setting.scale()).recordEvery();
    SplittableRandom random = new SplittableRandom(seed);
    if (condition.equals(ROSENBROCK)) {
      double[] start = {
        -1.2 + SCATTER * random.nextGaussian(), 1.0 + SCATTER * random.nextGaussian()
      };
      return new ValleyTask(
          new Landscape.Rosenbrock(), start, every, "the valley of Rosenbrock (1960)");
    }
    int layers = (int) condition.value();
    double[] target = normal(WIDTH * WIDTH, random);
    double[] start = normal(layers * WIDTH * WIDTH, random);
    Landscape net = new Landscape.DeepLinear(layers, WIDTH, target);
    return new ValleyTask(net, start, every, "a deep linear net with a random matrix to become");
  }

  /** Entries of variance 1/width, so that a matrix keeps the length of what it is applied to. */
  private static double[] normal(int n, SplittableRandom random) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextGaussian() / Math.sqrt(WIDTH));
    return values;
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(1_000, 5_000, 20_000);
    return new Training.Plan(steps, steps / 50, steps / 200);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    return Map.of();
  }

  @Override
  protected Outcome completed(Condition condition, Task task, Outcome outcome) {
    ValleyTask valley = (ValleyTask) task;
    double[][] seen = valley.curvature();
    Curve curvature = new Curve(seen[0], seen[1]);
    Map<String, Double> more = new LinkedHashMap<>();
    more.put("lost", valley.lost());
    correlate(more, "damping", outcome.curves().get("learningRate"), Math::log, curvature);
    correlate(more, "memory", outcome.curves().get("beta2"), Correlation::logTime, curvature);
    return outcome.with(CURVATURE, curvature).with(more);
  }

  private static void correlate(
      Map<String, Double> more,
      String name,
      @Nullable Curve coefficient,
      DoubleUnaryOperator chart,
      Curve curvature) {
    if (coefficient != null) {
      double correlation = Correlation.of(coefficient, chart, curvature, Math::log);
      if (Double.isFinite(correlation)) {
        more.put(name, correlation);
      }
    }
  }

  /** Both valleys were looked at when the loop's constants were chosen. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Condition condition : List.of(ROSENBROCK, DEEP_LINEAR)) {
      for (String family : List.of("theory-sgd", "ae-sgd", "ae-adam")) {
        claims.add(dampens(condition, family));
      }
      claims.addAll(ofAdam(condition));
      claims.add(atMostTenfold(condition, "ae-sgd", "sgd-tuned"));
      claims.add(atMostTenfold(condition, "ae-adam", "adam"));
    }
    return claims;
  }

  private static Claim dampens(Condition condition, String family) {
    return new Claim(
        "%s: %s lowers its rate where the curvature is high.".formatted(condition.label(), family),
        Origin.SEED,
        Paired.correlationAtMost("damping", arm(condition, family), 0.0));
  }

  private static List<Claim> ofAdam(Condition condition) {
    return List.of(
        new Claim(
            condition.label() + ": beta2 rises where the curvature is high.",
            Origin.SEED,
            Paired.correlationAtLeast("memory", arm(condition, "theory-adam"), 0.0)),
        new Claim(
            condition.label() + ": ae-adam loses no more steps than Adam at its customary rate.",
            Origin.SEED,
            Paired.differenceAtMost(
                "lost", arm(condition, "ae-adam"), arm(condition, "adam"), 0.0)));
  }

  private static Claim atMostTenfold(Condition condition, String family, String baseline) {
    return new Claim(
        "%s: %s ends within a factor of ten of the best constant."
            .formatted(condition.label(), family),
        Origin.OURS,
        Paired.pairedRatio(
            "final loss, 1e-8 counting as the bottom, of %s / %s",
            List.of(arm(condition, family), Pick.bestOf(condition.of(baseline))),
            runs -> height(runs.get(0)) / height(runs.get(1)),
            true,
            DECADE));
  }

  private static double height(RunRecord run) {
    return Math.max(BOTTOM, run.metric(Outcome.FINAL));
  }

  private static Pick arm(Condition condition, String family) {
    return Pick.arm(condition.of(family) + "@0.001");
  }
}
