package io.github.ae4j.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.signal.Statistic;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Presets#curriculum()}: up and down again. */
class CurriculumPresetTest {
  private static NamedCoefficients strength(double start) {
    return new NamedCoefficients(
        "augmentation",
        1,
        Map.of("shift", start, "noise", start),
        Set.of(Statistic.LOSS, Statistic.GAP));
  }

  private static ControlLoop loop(NamedCoefficients strength, CurriculumConfig config) {
    return ControlLoop.on(strength).preset(Presets.curriculum(config)).build();
  }

  @Test
  void upWithProgressAndDownAgain() {
    NamedCoefficients strength = strength(0.2);
    SplittableRandom random = new SplittableRandom(3);
    try (ControlLoop loop = loop(strength, CurriculumConfig.defaults())) {
      for (int t = 0; t < 300; t++) {
        strength.measure(Statistic.LOSS, 30.0 - 0.1 * t + 2.0 * random.nextDouble());
        loop.step();
      }
      double most = strength.value("shift");
      assertTrue(most > 0.4, "with progress, got " + most);
      assertEquals(most, strength.value("noise"), "one drive for all");
      for (int t = 0; t < 3_000; t++) {
        strength.measure(Statistic.LOSS, 1.0 + random.nextDouble());
        loop.step();
      }
      double end = strength.value("shift");
      assertTrue(end < 0.3, "where it stands it leaks, got " + end);
    }
  }

  /** The wider the gap that a strength closes, the more of it there is, and less again when it need not be. */
  @Test
  void aGapIsHeld() {
    NamedCoefficients strength = strength(0.1);
    CurriculumConfig config =
        CurriculumConfig.defaults()
            .with(CurriculumConfig.Setting.LEAK, 0.0)
            .withGapTarget(0.1, 0.1);
    try (ControlLoop loop = loop(strength, config)) {
      for (double overfit : new double[] {0.4, 0.15, 0.3}) {
        for (int t = 0; t < 3_000; t++) {
          strength.measure(Statistic.GAP, overfit * (1.0 - strength.value("shift")));
          strength.measure(Statistic.LOSS, 1.0);
          loop.step();
        }
        assertEquals(0.1, overfit * (1.0 - strength.value("shift")), 0.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1.0, 1.5, -0.1})
  void aStrengthOutsideIsRefusedByName(double start) {
    NamedCoefficients strength = strength(start);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> loop(strength, CurriculumConfig.defaults()))
            .getMessage();
    assertTrue(message.contains("noise") || message.contains("shift"), message);
    assertTrue(message.contains("" + start), message);
  }

  @Test
  void anOptimizerIsRefused() {
    ArrayOptimizer adam = ArrayOptimizer.adam(new double[1], ArraySettings.of(0.1));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ArrayTrainer.steer(adam, Presets.curriculum()))
            .getMessage();
    assertTrue(message.startsWith("a curriculum must have strengths in (0.01, 0.99)"), message);
    assertThrows(
        IllegalArgumentException.class, () -> CurriculumConfig.defaults().withGapTarget(0.1, 0.0));
  }

  /** A push below 0 would turn its law around. */
  @ParameterizedTest
  @EnumSource(names = {"PROGRESS", "STABILITY", "TARGET"})
  void aPushBelowZeroIsRefused(CurriculumConfig.Setting setting) {
    CurriculumConfig turned =
        CurriculumConfig.defaults().withGapTarget(0.1, 0.1).with(setting, -1.0);
    assertEquals(
        setting.name().toLowerCase(Locale.ROOT) + " must be finite and at least 0.0, got -1.0",
        assertThrows(IllegalArgumentException.class, () -> loop(strength(0.2), turned))
            .getMessage());
  }
}
