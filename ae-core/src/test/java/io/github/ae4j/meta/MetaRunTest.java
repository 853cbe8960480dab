package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MetaRunTest {
  private static final Gains GAINS = Gains.standard().only(List.of("drive_gain"));

  /** A bowl on a level. */
  private record Bowl(int steps, double level, double unit, double floor) implements MetaTask {
    @Override
    public double[] start() {
      return new double[] {1.0, -2.0};
    }

    @Override
    public ArrayOptimizer optimizer(double[] parameters) {
      return ArrayOptimizer.sgd(parameters, ArraySettings.of(0.01));
    }

    @Override
    public double loss(int step, double[] parameters, double[] gradient) {
      double sum = level;
      for (int i = 0; i < parameters.length; i++) {
        gradient[i] = parameters[i];
        sum += 0.5 * parameters[i] * parameters[i];
      }
      return sum;
    }

    @Override
    public double unit(int step) {
      return unit;
    }

    @Override
    public double end(double[] served) {
      return loss(0, served, new double[served.length]);
    }

    @Override
    public Objective objective() {
      return Objective.meanLoss();
    }
  }

  private static void refused(String message, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(said.contains(message), said);
  }

  /** As of a density: no less a run for being below 0. */
  @Test
  void aLossBelowZeroIsNoDivergence() {
    MetaTask low = new Bowl(12, -10.0, 1.0, 0.0);
    double value = MetaRun.value(low, GAINS);
    assertTrue(value > -10.0 && value < -7.5, "mean loss " + value);
    assertEquals(value, MetaRun.of(low, GAINS, Sensitivity.EXACT).value(), 0.0);
  }

  @Test
  void aTaskWithoutStepsOrUnitIsRefused() {
    MetaTask none = new Bowl(0, 0.0, 1.0, 0.0);
    refused(
        "steps of a task must be finite and at least 1.0, got 0", () -> MetaRun.value(none, GAINS));
    refused("steps of a task", () -> MetaRun.of(none, GAINS, 0));
    MetaTask noUnit = new Bowl(5, 0.0, 0.0, 0.0);
    refused("unit of a task must be positive", () -> MetaRun.value(noUnit, GAINS));
    refused("directions", () -> MetaRun.of(new Bowl(5, 0.0, 1.0, 0.0), GAINS, -1));
  }

  /** Counted for nothing without a word, it would leave every gain where it is. */
  @Test
  void aDescentRefusesWhatHasNoLogarithm() {
    GainDescent descent = new GainDescent(1, 1, 0.1, 1.0, 0, 7);
    refused(
        "objective and floor of a task must together be positive, got -",
        () -> learn(descent, new Bowl(12, -10.0, 1.0, 1.0)));
    refused("floor of a task", () -> learn(descent, new Bowl(12, 10.0, 1.0, -1.0)));
    assertEquals(1, learn(descent, new Bowl(12, -10.0, 1.0, 20.0)).size());
  }

  private static Gains learn(GainDescent descent, MetaTask task) {
    return descent.learn(GAINS, seed -> task, new long[1], () -> true, step -> {});
  }

  @Test
  void theMovesOfOtherGainsAreRefused() {
    Gains other = Gains.standard().only(List.of("limit_reach"));
    refused("gains must be of the same names", () -> GainDescent.moved(GAINS, other));
  }

  /** What nothing depends on is where it was, to the last bit, whatever the number of steps that are averaged. */
  @Test
  void aGainThatNothingDependsOnKeepsItsBits() {
    Gains gains = Gains.standard().only(List.of("drive_gain", "shift_threshold", "leak_gain"));
    GainDescent descent = new GainDescent(13, 1, 0.1, 1.0, 1, 7);
    MetaTask task = new Bowl(12, 1.0, 1.0, 0.0);
    Gains found = descent.learn(gains, seed -> task, new long[1], () -> true, step -> {});
    assertEquals(gains.value(1), found.value(1), 0.0);
    assertEquals(gains.value(2), found.value(2), 0.0);
  }
}
