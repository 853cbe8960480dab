package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import org.junit.jupiter.api.Test;

class LoopConstantsTest {
  private static final long[] SEEDS = Seeds.training(5, 4);

  private static double[] figures(Preset preset, double start) {
    double[] figures = new double[2 * SEEDS.length];
    for (int i = 0; i < SEEDS.length; i++) {
      TuneTask task = TaskDistribution.task(SEEDS[i]);
      figures[2 * i] = Figure.of(task, Rule.SGD.steered(preset, start));
      figures[2 * i + 1] = Figure.of(task, Rule.ADAM.steered(preset, start));
    }
    return figures;
  }

  @Test
  void theStandardDialsAreTheStandardLoopToTheBit() {
    assertArrayEquals(
        figures(Presets.standard(), 1e-2), figures(LoopConstants.standard().preset(), 1e-2), 0.0);
  }

  /** Why a search runs from one start alone. */
  @Test
  void everyStartIsTheSameRun() {
    double[] expected = figures(Presets.standard(), 1e-2);
    for (double start : new double[] {1e-5, 1.0}) {
      double[] figures = figures(Presets.standard(), start);
      for (int i = 0; i < figures.length; i++) {
        assertEquals(1.0, figures[i] / expected[i], 1e-6, "run " + i);
      }
    }
  }

  @Test
  void everyDialTurnsTheLoop() {
    for (LoopConstant constant : LoopConstants.all()) {
      LoopConstants turned =
          LoopConstants.of(StandardConfig.defaults().with(constant.constant(), constant.lower()));
      assertEquals(constant.lower(), turned.value(constant));
      assertNotEquals(plan(LoopConstants.standard()), plan(turned), constant.name());
    }
  }

  /** The loop's parts and coefficients with their constants, as its checkpoint names them. */
  private static String plan(LoopConstants constants) {
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[] {1.0}, ArraySettings.of(1e-2));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, constants.preset())) {
      return trainer.loop().checkpoint();
    }
  }

  @Test
  void placesAndValuesAgree() {
    double[] places = LoopConstants.standard().places();
    LoopConstants back = LoopConstants.at(places);
    for (LoopConstant constant : LoopConstants.all()) {
      assertEquals(
          constant.constant().initial(),
          back.value(constant),
          1e-9 * (1.0 + constant.constant().initial()));
      assertEquals(0.0, constant.place(constant.lower()), 1e-12);
      assertEquals(constant.upper(), constant.value(1.0), 1e-9 * constant.upper());
    }
    for (double place : places) {
      assertTrue(place > 0.0 && place < 1.0);
    }
  }
}
