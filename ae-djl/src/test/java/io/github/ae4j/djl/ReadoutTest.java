package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Parameter;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The averaged readout follows the parameters and can stand in their place. */
class ReadoutTest {
  private static final double RATE = 0.1;
  static final Preset AVERAGING = Loops.along((name, t) -> RATE, READOUT_RATE);

  @Test
  void follows() {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.G_READOUT, Statistic.READOUT_READOUT));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(AVERAGING.with(loop -> loop.screen(watch)))) {
      double[] average = ripple.weights();
      for (int t = 1; t <= 50; t++) {
        double[] theta = ripple.weights();
        ripple.step(trainer, t);
        double slope = 0.0;
        double gap = 0.0;
        for (int i = 0; i < theta.length; i++) {
          slope += Ripple.gradient(i, t, theta[i]) * (average[i] - theta[i]);
          gap += (average[i] - theta[i]) * (average[i] - theta[i]);
        }
        assertEquals(slope, watch.seen.get(t - 1).get(Statistic.G_READOUT), 1e-4);
        assertEquals(gap, watch.seen.get(t - 1).get(Statistic.READOUT_READOUT), 1e-5);
        double[] next = ripple.weights();
        for (int i = 0; i < average.length; i++) {
          average[i] += RATE * (next[i] - average[i]);
        }
      }
      double[] theta = ripple.weights();
      try (ServedReadout served = trainer.serveReadout()) {
        assertArrayEquals(average, ripple.weights(), 1e-5);
        assertTrue(
            assertThrows(IllegalStateException.class, () -> ripple.step(trainer, 51))
                .getMessage()
                .contains("put back"));
        assertThrows(IllegalStateException.class, trainer::serveReadout);
        served.close();
        served.close();
      }
      assertArrayEquals(theta, ripple.weights());
      ripple.step(trainer, 52);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDifferentiatedMeanwhileLeavesNothingBehind(boolean withStep) {
    try (Ripple disturbed = new Ripple(Optimizers.adam());
        Ripple undisturbed = new Ripple(Optimizers.adam());
        SteeredTrainer first = disturbed.steered(Presets.standardWithReadout());
        SteeredTrainer second = undisturbed.steered(Presets.standardWithReadout())) {
      disturbed.steps(first, 1, 10);
      undisturbed.steps(second, 1, 10);
      try (ServedReadout served = first.serveReadout()) {
        disturbed.differentiate(first, 11);
        if (withStep) {
          assertThrows(IllegalStateException.class, first::step);
        }
      }
      disturbed.steps(first, 11, 20);
      undisturbed.steps(second, 11, 20);
      assertArrayEquals(undisturbed.weights(), disturbed.weights());
    }
  }

  /** What is frozen or freed meanwhile is put back as what was served. */
  @Test
  void whatIsFrozenMeanwhileIsPutBack() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(AVERAGING)) {
      ripple.steps(trainer, 1, 10);
      double[] theta = ripple.weights();
      Parameter vector = ripple.model.getBlock().getParameters().valueAt(0);
      try (ServedReadout served = trainer.serveReadout()) {
        vector.freeze(true);
      }
      vector.freeze(false);
      assertArrayEquals(theta, ripple.weights());
    }
  }

  @Test
  void closingPutsTheParametersBack() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      SteeredTrainer trainer = ripple.steered(AVERAGING);
      ripple.steps(trainer, 1, 10);
      double[] theta = ripple.weights();
      ServedReadout served = trainer.serveReadout();
      trainer.close();
      served.close();
      assertArrayEquals(theta, ripple.weights());
    }
  }

  @Test
  void restores() {
    Preset preset =
        AVERAGING.with(
            loop ->
                loop.screen(Loops.asking(t -> t == 31 ? Verdict.RESTORE_READOUT : Verdict.APPLY)));
    try (Ripple ripple = new Ripple(Optimizers.plainSgd());
        SteeredTrainer trainer = ripple.steered(preset)) {
      ripple.steps(trainer, 1, 30);
      double[] theta = ripple.weights();
      double[] average;
      try (ServedReadout served = trainer.serveReadout()) {
        average = ripple.weights();
      }
      ripple.step(trainer, 31);
      double[] next = ripple.weights();
      for (int i = 0; i < theta.length; i++) {
        assertEquals(average[i] - 0.05 * Ripple.gradient(i, 31, theta[i]), next[i], 1e-5);
      }
    }
  }

  @Test
  void needsToBeSteered() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Loops.EMPTY)) {
      assertEquals(
          "the loop must steer readoutRate or rateMemory to serve an averaged readout",
          assertThrows(IllegalStateException.class, trainer::serveReadout).getMessage());
    }
  }
}
