package io.github.ae4j;

import static io.github.ae4j.preset.StandardConstant.AVERAGE_LEAD;
import static io.github.ae4j.preset.StandardConstant.AVERAGING_SHARE;
import static io.github.ae4j.preset.StandardConstant.CLOCK_TRAINED;
import static io.github.ae4j.preset.StandardConstant.DRIVE_BIAS;
import static io.github.ae4j.preset.StandardConstant.DRIVE_GAIN;
import static io.github.ae4j.preset.StandardConstant.DRIVE_RAMP;
import static io.github.ae4j.preset.StandardConstant.LIMIT_EXPONENT;
import static io.github.ae4j.preset.StandardConstant.LIMIT_OFFSET;
import static io.github.ae4j.preset.StandardConstant.LIMIT_REACH;
import static io.github.ae4j.preset.StandardConstant.MOMENTUM_SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {
  private final double[] theta = {3.0, -2.0, 0.5, 1.0};

  private static List<String> parts(Preset preset) {
    List<String> names = new ArrayList<>();
    Preset listing = preset.with(loop -> names.addAll(loop.parts()));
    ArrayTrainer.steer(
            ArrayOptimizer.adam(new double[1], ArraySettings.of(0.1).withWeightDecay(0.01)),
            listing)
        .close();
    return names;
  }

  static Stream<Arguments> parts() {
    return Stream.of(
            Map.entry("standard", Presets.standard()),
            Map.entry("standard with readout", Presets.standardWithReadout()),
            Map.entry("fine-tuning", Presets.fineTuning()),
            Map.entry("theory", Presets.theory()),
            Map.entry("seed", Presets.seed()),
            Map.entry("schedule", Presets.schedule()))
        .flatMap(
            e -> parts(e.getValue()).stream().map(p -> arguments(e.getKey(), p, e.getValue())));
  }

  private double run(
      Preset preset, BiFunction<double[], ArraySettings, ArrayOptimizer> make, double rate) {
    double[] gradient = new double[theta.length];
    double loss = 0.0;
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(make.apply(theta, ArraySettings.of(rate)), preset)) {
      for (int t = 1; t <= 200; t++) {
        loss = 0.0;
        for (int i = 0; i < theta.length; i++) {
          double error = theta[i] + 0.2 * Math.sin(t + 2.0 * i);
          gradient[i] = error;
          loss += 0.5 * error * error;
        }
        trainer.step(loss, gradient);
        assertTrue(Double.isFinite(trainer.loop().coefficient("learningRate")));
        assertTrue(Arrays.stream(theta).allMatch(Double::isFinite));
      }
    }
    return loss;
  }

  /** A part goes alone, or with those that read the signals it writes; never more. */
  @ParameterizedTest
  @MethodSource("parts")
  void everyPartCanBeLeftOut(String name, String part, Preset preset) {
    List<BiFunction<double[], ArraySettings, ArrayOptimizer>> optimizers =
        List.of(ArrayOptimizer::sgd, ArrayOptimizer::adam, ArrayOptimizer::adamW);
    for (BiFunction<double[], ArraySettings, ArrayOptimizer> make : optimizers) {
      Preset less =
          preset.with(
              loop -> {
                if (loop.parts().contains(part)) {
                  loop.ablate(part);
                }
              });
      run(less, make, 0.1);
    }
  }

  @Test
  void aBlankNameIsRefusedAtOnce() {
    for (String blank : List.of("", " ")) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> Presets.standard().without(blank))
              .getMessage()
              .contains("got \"" + blank + "\""));
    }
    assertThrows(NullPointerException.class, () -> Presets.standard().without(null));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 1.0, 10.0})
  void standardLearnsFromAnyLearningRate(double rate) {
    double[] start = theta.clone();
    for (BiFunction<double[], ArraySettings, ArrayOptimizer> make :
        List.<BiFunction<double[], ArraySettings, ArrayOptimizer>>of(
            ArrayOptimizer::sgd, ArrayOptimizer::adam, ArrayOptimizer::adamW)) {
      System.arraycopy(start, 0, theta, 0, start.length);
      assertTrue(run(Presets.standard(), make, rate) < 0.5, "loss after 200 steps from " + rate);
    }
  }

  /** At |theta| = 3.77 a step is |theta| times the limit at most, and a short one as given. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 10.0})
  void fineTuningStartsWithTheRateGivenOrAShortStep(double rate) {
    double norm = Math.sqrt(9.0 + 4.0 + 0.25 + 1.0);
    double[] start = theta.clone();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, ArraySettings.of(rate)), Presets.fineTuning())) {
      trainer.step(0.5 * norm * norm, theta.clone());
      double moved = 0.0;
      for (int i = 0; i < theta.length; i++) {
        moved += (theta[i] - start[i]) * (theta[i] - start[i]);
      }
      double limit =
          Math.pow(CLOCK_TRAINED.initial() + LIMIT_OFFSET.initial(), -LIMIT_EXPONENT.initial());
      double longest = LIMIT_REACH.initial() * norm * limit;
      double clock = Math.pow(CLOCK_TRAINED.initial(), 1.0 - AVERAGING_SHARE.initial());
      double mu = clock / (clock + AVERAGE_LEAD.initial());
      double own = 1.0 - MOMENTUM_SHARE.initial() * mu; // the moment is empty
      double grown = DRIVE_GAIN.initial() * DRIVE_BIAS.initial() * DRIVE_RAMP.initial();
      double asGiven = own * rate * Math.exp(grown) * norm;
      assertEquals(Math.min(longest, asGiven), Math.sqrt(moved), 1e-8 * longest);
    }
  }

  @Test
  void aPresetNamesWhatItDoesNotHave() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> run(Presets.standard().without("AE-99"), ArrayOptimizer::sgd, 0.1))
            .getMessage()
            .startsWith("no part of the loop is named AE-99; it has [AE-10 non-finite"));
  }
}
