package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The averaged readout: kept, measured, put in the parameters' place. */
class ReadoutTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.1);

  private static Preset averaging(double rate) {
    return (loop, adapter) ->
        loop.coefficient(Coefficient.of(Coefficient.READOUT_RATE, Chart.LINEAR, 0.0, 1.0))
            .limit((signals, candidate, memory) -> candidate.move(0, rate));
  }

  @Test
  void theReadoutAveragesTheParameters() {
    double[] theta = {1.0, -1.0};
    double[] expected = theta.clone();
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, averaging(0.25))) {
      for (int t = 0; t < 20; t++) {
        trainer.step(1.0, theta.clone());
        for (int i = 0; i < 2; i++) {
          expected[i] += 0.25 * (theta[i] - expected[i]);
        }
        assertArrayEquals(expected, trainer.readout(), 1e-15);
      }
      trainer.restoreReadout(new double[] {7.0, 8.0});
      assertArrayEquals(new double[] {7.0, 8.0}, trainer.readout());
      assertEquals(
          "readout must have 2 coordinates, got 1",
          assertThrows(IllegalArgumentException.class, () -> trainer.restoreReadout(new double[1]))
              .getMessage());
    }
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.theory())) {
      assertFalse(trainer.hasReadout());
      assertThrows(IllegalStateException.class, trainer::readout);
    }
  }

  @Test
  void theReadoutCanTakeTheParametersPlace() {
    double[] theta = {1.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    Event atThree =
        (signals, coefficients, response, memory) -> {
          if (theta[0] < 0.75) {
            response.verdict(Verdict.RESTORE_READOUT);
          }
        };
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(sgd, averaging(0.0).with(loop -> loop.screen(atThree)))) {
      for (int t = 0; t < 3; t++) {
        assertEquals(Verdict.APPLY, trainer.step(1.0, new double[] {1.0}));
      }
      assertEquals(Verdict.RESTORE_READOUT, trainer.step(1.0, new double[] {1.0}));
      assertEquals(1.0 - 0.1, theta[0], 1e-12);
    }
  }

  @Test
  void theReadoutIsMeasured() {
    double[] theta = {1.0, 2.0};
    List<Double> seen = new ArrayList<>();
    Set<Statistic> both = EnumSet.of(Statistic.G_READOUT, Statistic.READOUT_READOUT);
    Preset preset =
        averaging(0.5)
            .with(
                loop ->
                    loop.screen(
                            new Event() {
                              @Override
                              public Set<Statistic> statistics() {
                                return both;
                              }

                              @Override
                              public void examine(
                                  io.github.ae4j.signal.Signals signals,
                                  io.github.ae4j.coefficient.Coefficients coefficients,
                                  io.github.ae4j.event.Response response,
                                  io.github.ae4j.memory.Slots memory) {}
                            })
                        .observer(trace -> both.forEach(s -> seen.add(trace.statistic(0, s)))));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.sgd(theta, SETTINGS.withMomentum(0.0)), preset)) {
      trainer.step(1.0, new double[] {1.0, 0.0});
      trainer.step(1.0, new double[] {3.0, 5.0});
    }
    assertEquals(List.of(0.0, 0.0), seen.subList(0, 2));
    assertEquals(3.0 * 0.05, seen.get(2), 1e-12);
    assertEquals(0.05 * 0.05, seen.get(3), 1e-12);
  }

  @Test
  void aReadoutThatNobodyKeepsIsNotMeasured() {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(new double[2], SETTINGS);
    Preset preset =
        Presets.theory().with(loop -> loop.measure(StandardConfig.defaults().readoutPull()));
    assertEquals(
        "G_READOUT needs an averaged readout: the loop must steer readoutRate",
        assertThrows(IllegalArgumentException.class, () -> ArrayTrainer.steer(sgd, preset))
            .getMessage());
    ArrayTrainer.steer(sgd, Presets.theory()).close();
  }

  /** The optimizer goes on with the moment, so that nothing leads to the average any more. */
  @Test
  void aReadoutInTheFirstMomentGoesWithTheLoop() {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(new double[] {1.0, -1.0}, SETTINGS);
    ArrayTrainer trainer = ArrayTrainer.steer(sgd, weighted(0.8));
    trainer.step(1.0, new double[] {1.0, 2.0});
    String kept =
        assertThrows(
                IllegalStateException.class, () -> trainer.restoreReadout(new double[] {1.0, 2.0}))
            .getMessage();
    assertTrue(
        kept.contains("in the first moment, and comes back with the optimizer's state"), kept);
    assertTrue(trainer.hasReadout());
    trainer.close();
    assertFalse(trainer.hasReadout());
    String gone = assertThrows(IllegalStateException.class, trainer::readout).getMessage();
    assertTrue(gone.contains("lay in the first moment, with which the optimizer goes on"), gone);
    assertTrue(gone.contains("take it before closing"), gone);
  }

  /** One in a buffer stays. */
  @Test
  void aReadoutInABufferOutlivesTheLoop() {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(new double[] {1.0, -1.0}, SETTINGS);
    ArrayTrainer trainer = ArrayTrainer.steer(sgd, averaging(0.25));
    trainer.step(1.0, new double[] {1.0, 2.0});
    double[] average = trainer.readout();
    trainer.close();
    assertTrue(trainer.hasReadout());
    assertArrayEquals(average, trainer.readout());
  }

  @Test
  void aGradientHasOneGroupToBeScaled() {
    ArrayAdapter adapter =
        ArrayOptimizer.sgd(new double[2], SETTINGS).takeAdapter(Timing.SAME_STEP);
    for (int group : new int[] {-1, 1}) {
      assertEquals(
          "a group of " + adapter.optimizer() + " must be in [0, 1), got " + group,
          assertThrows(IllegalArgumentException.class, () -> adapter.scaleGradient(group, 0.5))
              .getMessage());
    }
  }

  /** Without the clock the user's momentum holds: m is a mean over more than the last gradient. */
  @Test
  void withoutItsClockTheMomentKeepsTheMomentumGiven() {
    double[] theta = {1.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS.withMomentum(0.9));
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard().without("AE-7"))) {
      for (int t = 0; t < 20; t++) {
        trainer.step(1.0, new double[] {t % 2});
      }
      assertEquals(0.5, sgd.state()[2], 0.1);
    }
  }

  @Test
  void withoutAMomentTheParametersAreTheAverage() {
    double[] theta = {1.0, 2.0};
    ArrayOptimizer adam = ArrayOptimizer.adam(theta, SETTINGS);
    double[] fresh = adam.state();
    try (ArrayTrainer trainer = ArrayTrainer.steer(adam, Presets.standard())) {
      for (int t = 0; t < 20; t++) {
        trainer.step(1.0, theta.clone());
      }
      adam.restore(fresh);
      assertArrayEquals(theta, trainer.readout());
    }
  }

  /** Schedule-Free's recurrence beside SGD whose moment is weighted by the rates. */
  @Test
  void theMomentLeadsToTheAverage() {
    double nu = 0.8;
    double[] theta = {1.0, -1.0};
    double[] z = theta.clone();
    double[] x = theta.clone();
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, weighted(nu))) {
      for (int t = 1; t <= 20; t++) {
        double[] g = theta.clone();
        trainer.step(1.0, g);
        double c = 1.0 / (t + 1.0);
        for (int i = 0; i < 2; i++) {
          z[i] -= g[i] / (t + 9.0);
          x[i] += c * (z[i] - x[i]);
          assertEquals((1.0 - nu) * z[i] + nu * x[i], theta[i], 1e-12);
        }
        assertArrayEquals(x, trainer.readout(), 1e-12);
      }
    }
  }

  /**
   * Adam's direction along a constant gradient is 1. With c = 1/(t+1) and one rate W' = alpha t/2, so that the gradient
   * goes by (1-nu/2) alpha and decay holds the parameters at (1-nu/2)/lambda: so does their average.
   */
  @Test
  void atRestTheAverageIsWhereTheParametersAre() {
    double lambda = 0.5;
    double rest = (1.0 - 0.8 / 2.0) / lambda;
    double[] theta = {-rest, rest};
    ArraySettings settings = ArraySettings.of(0.1).withEpsilon(1e-12).withWeightDecay(lambda);
    ArrayOptimizer adamW = ArrayOptimizer.adamW(theta, settings);
    try (ArrayTrainer trainer = ArrayTrainer.steer(adamW, weighted(0.8, t -> 0.1))) {
      for (int t = 1; t <= 50; t++) {
        trainer.step(1.0, new double[] {1.0, -1.0});
        assertArrayEquals(new double[] {-rest, rest}, theta, 1e-9);
        assertArrayEquals(theta, trainer.readout(), 1e-9);
      }
    }
  }

  private static Preset weighted(double share) {
    return weighted(share, t -> 1.0 / (t + 9.0));
  }

  private static Preset weighted(double share, DoubleUnaryOperator rate) {
    return (loop, adapter) ->
        loop.coefficient(Coefficient.of(Coefficient.LEARNING_RATE, Chart.LINEAR, 0.0, 1.0))
            .coefficient(Coefficient.of(Coefficient.MOMENTUM, Chart.LINEAR, 0.0, 0.9999))
            .coefficient(Coefficient.of(Coefficient.MOMENTUM_SHARE, Chart.LINEAR, 0.0, 1.0))
            .coefficient(Coefficient.of(Coefficient.RATE_MEMORY, Chart.LINEAR, 0.0, 1e9))
            .limit(new RatesOfT(share, rate));
  }

  /** c = 1/(t+1). */
  private record RatesOfT(double share, DoubleUnaryOperator rate) implements Limit {
    @Override
    public String name() {
      return "rates of t";
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void limit(Signals signals, Candidate candidate, Slots memory) {
      double t = memory.get(0) + 1.0;
      memory.set(0, t);
      candidate.move(0, rate.applyAsDouble(t));
      candidate.move(1, 1.0 - 1.0 / (t + 1.0));
      candidate.move(2, share);
      candidate.move(3, 1e9);
    }
  }
}
