package io.github.ae4j.examples.lab.coupling;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Correlation;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Experiment 12: whether good rates and good momenta go together against each other, on the canonical
 * chart, where alpha is the length of a step in gradients, and on the heavy ball's, where lr =
 * alpha (1 - mu): there the correlation is nearly an identity.
 */
final class CouplingCurve extends TrainedExperiment {
  private static final double[] ALPHAS = {0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0};
  private static final double[] MOMENTA = {0.0, 0.5, 0.75, 0.9, 0.95, 0.98};
  private static final double[] FEW_ALPHAS = {0.1, 0.3, 1.0};
  private static final double[] FEW_MOMENTA = {0.0, 0.5, 0.9};
  static final String CANONICAL = "couplingCanonical";
  static final String NATIVE = "couplingNative";

  private final DigitData digits = new DigitData();

  @Override
  public int number() {
    return 12;
  }

  @Override
  public String name() {
    return "coupling-curve";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 784-128-10 on digits, batch 64, %,d steps (the theory: ResNet-18): SGD at %d"
            + " constants over alpha = lr/(1-mu) and mu, and the loops' own path. The best zone is"
            + " the best fifth of a seed's constants, of 42 no more than 8 points. Occupancy is"
            + " set against performance with the zone of the other seeds: a constant is in it or"
            + " not, a loop for a share of its records.")
        .formatted(
            plan(scale).steps(),
            scale.pick(FEW_ALPHAS, ALPHAS, ALPHAS).length
                * scale.pick(FEW_MOMENTA, MOMENTA, MOMENTA).length);
  }

  @Override
  public Metric metric() {
    return Metric.accuracy("held-back accuracy");
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.SGD, 1e-3));
    arms.add(Arms.steered(Base.ADAM, 1e-3));
    arms.add(Arms.theory(Base.SGD, 1e-3));
    double[] alphas = scale.pick(FEW_ALPHAS, ALPHAS, ALPHAS);
    for (double momentum : scale.pick(FEW_MOMENTA, MOMENTA, MOMENTA)) {
      arms.addAll(Arms.grid(alpha -> Arms.sgd(heavyBall(alpha, momentum), momentum), alphas));
    }
    return arms;
  }

  /** lr = alpha (1 - mu), to six digits, so that its name is short. */
  private static double heavyBall(double alpha, double momentum) {
    return BigDecimal.valueOf(alpha * (1.0 - momentum)).round(new MathContext(6)).doubleValue();
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return StaticDigits.accuracy(digits.of(setting.data()), plan(setting.scale()).steps(), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 400, 1_500);
    return new Training.Plan(steps, scale.pick(60, 50, 100), scale.pick(3, 5, 10));
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Curve rate = outcome.curves().get("learningRate");
    Curve momentum = outcome.curves().get("momentum");
    double[] heavyBall = rate.value().clone();
    for (int i = 0; i < heavyBall.length; i++) {
      heavyBall[i] *= 1.0 - momentum.value()[i];
    }
    Map<String, Double> more = new LinkedHashMap<>();
    put(more, CANONICAL, rate, momentum);
    put(more, NATIVE, new Curve(rate.step(), heavyBall), momentum);
    return more;
  }

  private static void put(Map<String, Double> more, String name, Curve rate, Curve momentum) {
    double correlation = Correlation.of(rate, Math::log, momentum, Correlation::logTime);
    if (Double.isFinite(correlation)) {
      more.put(name, correlation);
    }
  }

  @Override
  public List<Claim> claims() {
    return CouplingClaims.of(ALPHAS.length * MOMENTA.length);
  }
}
