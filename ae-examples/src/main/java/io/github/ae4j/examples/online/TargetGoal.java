package io.github.ae4j.examples.online;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineRegressor;
import io.github.ae4j.online.OnlineSettings;
import io.github.ae4j.online.RegressionLoss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Targets by a regression loss; the error is the mean absolute one, in units of the target.
 *
 * @param loss to minimise
 */
record TargetGoal(RegressionLoss loss) implements Goal {
  /** Of targets that can be squared. */
  private static final double LEAST_DEVIATION = 1e-150;

  @Override
  public String lossName() {
    return loss.kind().name().toLowerCase(Locale.ROOT) + " loss";
  }

  @Override
  public String lossKey() {
    return "loss";
  }

  @Override
  public String errorName() {
    return "mean absolute error";
  }

  @Override
  public String errorKey() {
    return "absoluteError";
  }

  @Override
  public Progressive run(LabelledStream stream, OnlineSettings settings, Preset preset) {
    try (OnlineRegressor learner = OnlineRegressor.of(loss, settings, preset)) {
      return Progressive.of(stream.size(), null, new Pupil(stream, learner));
    }
  }

  private record Pupil(LabelledStream stream, OnlineRegressor regressor)
      implements Progressive.Pupil {
    @Override
    public OnlineLearner learner() {
      return regressor;
    }

    @Override
    public double error(int t) {
      return Math.abs(stream.target(t) - regressor.predict(stream.indices(t), stream.values(t)));
    }

    @Override
    public double learn(int t) {
      return regressor.learn(stream.indices(t), stream.values(t), stream.target(t));
    }
  }

  /**
   * Where a step's length has the unit of a weight, the grid is in deviations of the target; with Huber's loss and SGD,
   * whose steps are at most delta long, in deviations over delta.
   */
  @Override
  public double[] rates(LabelledStream stream, OnlineOptimizer optimizer) {
    boolean plain = optimizer == OnlineOptimizer.SGD;
    double unit = plain ? plainUnit(stream) : deviation(stream);
    double[] grid =
        plain
            ? new double[] {1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3}
            : new double[] {1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0};
    return Arrays.stream(grid).map(rate -> rate * unit).toArray();
  }

  private double plainUnit(LabelledStream stream) {
    return switch (loss.kind()) {
      case SQUARED -> 1.0;
      case HUBER -> Math.max(1.0, deviation(stream) / loss.parameter());
      case QUANTILE -> deviation(stream);
    };
  }

  private static double mean(LabelledStream stream) {
    return IntStream.range(0, stream.size()).mapToDouble(stream::target).average().orElseThrow();
  }

  private static double deviation(LabelledStream stream) {
    double mean = mean(stream);
    double deviation =
        Math.sqrt(
            IntStream.range(0, stream.size())
                .mapToDouble(t -> (stream.target(t) - mean) * (stream.target(t) - mean))
                .average()
                .orElseThrow());
    if (!(deviation >= LEAST_DEVIATION)) {
      throw new BadInput("deviation of the targets must be at least 1e-150, got " + deviation);
    }
    return deviation;
  }

  @Override
  public String described(LabelledStream stream) {
    return String.format(
        Locale.ROOT, "targets of mean %.4g, deviation %.4g", mean(stream), deviation(stream));
  }

  @Override
  public Map<String, Object> result(LabelledStream stream) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("lossKind", loss.kind());
    result.put("targetMean", mean(stream));
    result.put("targetDeviation", deviation(stream));
    return result;
  }

  /** The mean of the targets before, or their quantile; 0 before the first, as a learner has it. */
  @Override
  public List<Baseline> baselines(LabelledStream stream) {
    boolean quantile = loss.kind() == RegressionLoss.Kind.QUANTILE;
    RunningQuantile running = new RunningQuantile(quantile ? loss.parameter() : 0.5);
    double mean = 0.0;
    double sum = 0.0;
    double error = 0.0;
    for (int t = 0; t < stream.size(); t++) {
      double target = stream.target(t);
      double residual = target - (quantile ? running.value() : mean);
      sum += loss.value(residual);
      error += Math.abs(residual);
      mean += (target - mean) / (t + 1);
      running.add(target);
    }
    return List.of(
        new Baseline(
            quantile ? "running quantile" : "running mean",
            sum / stream.size(),
            error / stream.size()));
  }
}
