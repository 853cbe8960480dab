package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that are thrown come back by an event of the loop, a few times, and then the run has diverged. */
class LossSpikeTest {
  private static final int N = 20;

  private final double[] weights = new double[N];
  private final double[] gradient = new double[N];
  private final Random random = new Random(1);
  private final ArrayOptimizer adam = ArrayOptimizer.adam(weights, ArraySettings.of(1e-2));
  private final Halting halting = Halting.when(HaltRules.diverged());

  private static Preset with(Preset preset, LossSpike spike) {
    return preset.with(loop -> loop.screen(spike));
  }

  private ArrayTrainer steer(Preset preset) {
    return ArrayTrainer.steer(adam, halting.on(preset));
  }

  /** A step on a noisy bowl about 1. */
  private Verdict step(ArrayTrainer trainer) {
    double loss = 0.0;
    for (int i = 0; i < N; i++) {
      double noise = 0.1 * random.nextGaussian();
      gradient[i] = weights[i] - 1.0 + noise;
      loss += 0.5 * (weights[i] - 1.0) * (weights[i] - 1.0) + noise * weights[i];
    }
    return trainer.step(loss, gradient);
  }

  private void steps(ArrayTrainer trainer, int count) {
    for (int i = 0; i < count; i++) {
      step(trainer);
    }
  }

  private void thrown() {
    for (int i = 0; i < N; i++) {
      weights[i] += 1e4;
    }
  }

  @Test
  void parametersAndMomentsGoBackToTheSnapshotBeforeTheLast() {
    LossSpike spike = new LossSpike(10.0, 5, 100, Math.log(3.0), 3);
    try (ArrayTrainer trainer = steer(with(Presets.standard(), spike))) {
      steps(trainer, 399);
      double[] before = weights.clone();
      double[] moments = adam.state();
      steps(trainer, 131);
      thrown();
      step(trainer);
      double rate = trainer.loop().coefficient(Coefficient.LEARNING_RATE);
      for (int i = 2; i < 5; i++) {
        assertEquals(Verdict.APPLY, step(trainer), "of the spike's step " + i);
        assertEquals(rate, trainer.loop().coefficient(Coefficient.LEARNING_RATE), "held");
      }
      assertEquals(Verdict.RESTORE, step(trainer));
      assertArrayEquals(before, weights);
      assertArrayEquals(moments, adam.state());
      assertEquals("spike", trainer.loop().event());
      assertEquals(rate / 3.0, trainer.loop().coefficient(Coefficient.LEARNING_RATE), 1e-12 * rate);
      steps(trainer, 300);
      assertTrue(Math.abs(weights[0] - 1.0) < 0.5, "on from there: " + weights[0]);
    }
  }

  @Test
  void atMostSoOftenThenItHasDiverged() {
    LossSpike spike = new LossSpike(10.0, 5, 50, 0.5, 2);
    try (ArrayTrainer trainer = steer(with(Presets.standard(), spike))) {
      for (int i = 0; i < 2; i++) {
        steps(trainer, 500);
        thrown();
        steps(trainer, 5);
        assertTrue(halting.halted().isEmpty());
        assertTrue(Math.abs(weights[0]) < 10.0, "back at " + weights[0]);
      }
      steps(trainer, 500);
      thrown();
      steps(trainer, 5);
      assertEquals("DIVERGED", halting.halted().orElseThrow().reason());
      assertNotEquals("spike", trainer.loop().event());
    }
  }

  /** Five losses and gradients that are not finite are a spike, too; weights that are not go back. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNotFiniteIsAbove(double loss) {
    LossSpike spike = new LossSpike(10.0, 5, 50, 0.5, 2);
    try (ArrayTrainer trainer = steer(with(Presets.standard(), spike))) {
      steps(trainer, 300);
      weights[3] = Double.NaN;
      for (int i = 1; i < 5; i++) {
        assertEquals(Verdict.SKIP, trainer.step(loss, gradient));
      }
      assertEquals(Verdict.RESTORE, trainer.step(loss, gradient));
      assertTrue(Double.isFinite(weights[3]));
    }
  }

  /** Under standard() the average lies in the first moment and its weight by rates. */
  @Test
  void theAverageGoesBackToo() {
    for (Preset preset : List.of(Presets.standard(), Presets.standardWithReadout())) {
      LossSpikeTest run = new LossSpikeTest();
      LossSpike spike = new LossSpike(10.0, 5, 100, Math.log(3.0), 3);
      try (ArrayTrainer trainer = run.steer(with(preset, spike))) {
        run.steps(trainer, 399);
        double[] before = trainer.readout();
        run.steps(trainer, 131);
        run.thrown();
        run.steps(trainer, 5);
        assertArrayEquals(before, trainer.readout(), 1e-12);
      }
    }
  }

  @Test
  void whereThereIsNoSnapshotYetStepsAreLeftOut() {
    try (ArrayTrainer trainer = steer(with(Presets.standard(), LossSpike.defaults()))) {
      double[] before = weights.clone();
      for (int i = 0; i < 5; i++) {
        assertTrue(trainer.step(Double.NaN, gradient).leavesOut());
      }
      assertArrayEquals(before, weights);
      steps(trainer, 100);
      assertNotEquals(0.0, weights[0]);
    }
  }

  /** Each group counts its own steps, one behind after an outlier; there is one snapshot of both. */
  @Test
  void twoGroupsKeepNoTwoSnapshotsAStepApart() {
    LossSpike spike = new LossSpike(10.0, 5, 100, Math.log(3.0), 3);
    ArrayGroup body = ArrayGroup.own("body", 0, N / 2);
    ArrayGroup head = ArrayGroup.own("head", N / 2, N);
    ArrayOptimizer both =
        ArrayOptimizer.adam(weights, ArraySettings.of(1e-2).withGroups(body, head));
    try (ArrayTrainer trainer = ArrayTrainer.steer(both, with(Presets.standard(), spike))) {
      steps(trainer, 50);
      Arrays.fill(gradient, N / 2, N, 1e3);
      trainer.step(1.0, gradient);
      steps(trainer, 348);
      double[] before = weights.clone();
      steps(trainer, 131);
      thrown();
      steps(trainer, 5);
      assertArrayEquals(before, weights);
    }
  }

  /** Snapshots of a path that was left are no way back. */
  @Test
  void aRestoredRunKeepsNoSnapshotOfTheOtherPath() {
    LossSpike spike = new LossSpike(10.0, 5, 100, Math.log(3.0), 3);
    try (ArrayTrainer trainer = steer(with(Presets.standard(), spike))) {
      steps(trainer, 350);
      double[] before = weights.clone();
      double[] state = adam.state();
      String checkpoint = trainer.loop().checkpoint();
      steps(trainer, 200);
      System.arraycopy(before, 0, weights, 0, N);
      adam.restore(state);
      trainer.loop().restore(checkpoint);
      steps(trainer, 4);
      thrown();
      steps(trainer, 5);
      assertArrayEquals(before, weights);
    }
  }

  @Test
  void anOutlierAloneIsNoSpike() {
    try (ArrayTrainer trainer = steer(with(Presets.standard(), LossSpike.defaults()))) {
      steps(trainer, 500);
      for (int i = 0; i < 4; i++) {
        assertNotEquals(Verdict.RESTORE, trainer.step(1e4, gradient));
      }
      steps(trainer, 100);
      assertEquals(Verdict.APPLY, step(trainer));
    }
  }

  @Test
  void whereNoSnapshotCanBePutBackItIsRefused() {
    NamedCoefficients other =
        new NamedCoefficients(
            "policy",
            1,
            Map.of(Coefficient.LEARNING_RATE, 1.0),
            Set.of(Statistic.LOSS, Statistic.G_G));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ControlLoop.on(other).screen(LossSpike.defaults()).build())
            .getMessage();
    assertTrue(message.contains("AE-10 loss spike may ask for RESTORE, which policy"), message);
  }
}
