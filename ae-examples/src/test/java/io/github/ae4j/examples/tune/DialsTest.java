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

class DialsTest {
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
        figures(Presets.standard(), 1e-2), figures(Dials.standard().preset(), 1e-2), 0.0);
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
    for (Dial dial : Dials.all()) {
      Dials turned = Dials.of(StandardConfig.defaults().with(dial.constant(), dial.lower()));
      assertEquals(dial.lower(), turned.value(dial));
      assertNotEquals(plan(Dials.standard()), plan(turned), dial.name());
    }
  }

  /** The loop's parts and coefficients with their constants, as its checkpoint names them. */
  private static String plan(Dials dials) {
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[] {1.0}, ArraySettings.of(1e-2));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, dials.preset())) {
      return trainer.loop().checkpoint();
    }
  }

  @Test
  void placesAndValuesAgree() {
    double[] places = Dials.standard().places();
    Dials back = Dials.at(places);
    for (Dial dial : Dials.all()) {
      assertEquals(
          dial.constant().initial(), back.value(dial), 1e-9 * (1.0 + dial.constant().initial()));
      assertEquals(0.0, dial.place(dial.lower()), 1e-12);
      assertEquals(dial.upper(), dial.value(1.0), 1e-9 * dial.upper());
    }
    for (double place : places) {
      assertTrue(place > 0.0 && place < 1.0);
    }
  }
}
