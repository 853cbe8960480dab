package io.github.ae4j.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.group.ArrayGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardConfigTest {
  /** The head of a checkpoint, which holds every part's settings. */
  private static String fingerprint(Preset preset) {
    ArrayGroup body = ArrayGroup.own("body", 0, 1);
    ArraySettings settings =
        ArraySettings.of(1e-2).withGroups(body, ArrayGroup.head("head", 1, 2, "body"));
    ArrayOptimizer optimizer = ArrayOptimizer.adam(new double[] {1.0, 1.0}, settings);
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, preset)) {
      String text = trainer.loop().checkpoint();
      return text.substring(0, text.indexOf("\nstate\n"));
    }
  }

  private static double near(double initial) {
    return initial == 0.0 ? 0.01 : 0.9995 * initial;
  }

  /** The rest are those of a loop without a share, with a readout, or for fine-tuning. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {"UNSHARED_.*", "READOUT_LEAD", "PULL_STEPS", "CLOCK_TRAINED"})
  void everyConstantIsInTheLoop(StandardConstant constant) {
    double value = constant == StandardConstant.FLAT_PATIENCE ? 21.0 : near(constant.initial());
    StandardConfig other = StandardConfig.defaults().with(constant, value);
    boolean differs =
        !fingerprint(Presets.standard()).equals(fingerprint(Presets.standard(other)))
            || !fingerprint(Presets.standardWithReadout())
                .equals(fingerprint(Presets.standardWithReadout(other)));
    assertTrue(differs);
  }

  @Test
  void theClockOfFineTuningIsInItsLoop() {
    StandardConfig other = StandardConfig.defaults().with(StandardConstant.CLOCK_TRAINED, 1e4);
    assertNotEquals(fingerprint(Presets.fineTuning()), fingerprint(Presets.fineTuning(other)));
  }

  @ParameterizedTest
  @EnumSource(StandardConstant.class)
  void everyConstantHasUnitAndSource(StandardConstant constant) {
    assertFalse(constant.unit().isBlank());
    assertFalse(constant.source().isBlank());
  }

  @ParameterizedTest
  @EnumSource(TheoryConstant.class)
  void everyConstantOfTheTheoryIsInItsLoop(TheoryConstant constant) {
    TheoryConfig other = TheoryConfig.defaults().with(constant, near(constant.initial()));
    assertNotEquals(theory(TheoryConfig.defaults()), theory(other));
  }

  private static String theory(TheoryConfig config) {
    ArraySettings settings = ArraySettings.of(1e-2).withWeightDecay(0.01);
    ArrayOptimizer optimizer = ArrayOptimizer.adamW(new double[] {1.0}, settings);
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, Presets.theory(config))) {
      String text = trainer.loop().checkpoint();
      return text.substring(0, text.indexOf("\nstate\n"));
    }
  }

  @Test
  void aConstantIsChangedByItsName() {
    StandardConfig config = StandardConfig.defaults().with("drive_gain", 0.5);
    assertEquals(0.5, config.get(StandardConstant.DRIVE_GAIN));
    assertEquals(
        StandardConstant.DRIVE_GAIN.initial(),
        StandardConfig.defaults().get(StandardConstant.DRIVE_GAIN));
  }

  @Test
  void whatIsNoConstantOrNoNumberIsRefused() {
    StandardConfig config = StandardConfig.defaults();
    assertEquals(
        "the standard loop has no constant drive_gian; the nearest is drive_gain",
        assertThrows(IllegalArgumentException.class, () -> config.with("drive_gian", 1.0))
            .getMessage());
    assertEquals(
        "drive_gain must be finite, got NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> config.with(StandardConstant.DRIVE_GAIN, Double.NaN))
            .getMessage());
  }
}
