package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;

/** Every preset runs on every updater with a first moment, and from any rate the standard one learns. */
class PresetsTest {
  private static final Map<String, Preset> PRESETS =
      Map.of(
          "standard", Presets.standard(),
          "with readout", Presets.standardWithReadout(),
          "theory", Presets.theory(),
          "seed", Presets.seed());

  static Stream<Arguments> presetsAndUpdaters() {
    return PRESETS.keySet().stream()
        .flatMap(preset -> withFirstMoment().map(name -> Arguments.of(preset, name)));
  }

  static Stream<String> withFirstMoment() {
    return Stream.of("Nesterovs", "Adam", "AMSGrad", "Nadam", "AdaMax");
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("presetsAndUpdaters")
  void runs(String preset, String name) {
    Ripple ripple = new Ripple(Updaters.of(name));
    double[] before = ripple.weights();
    try (SteeredUpdater steered = ripple.steered(Objects.requireNonNull(PRESETS.get(preset)))) {
      for (int t = 1; t <= 60; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
      }
    }
    assertTrue(Arrays.stream(ripple.weights()).allMatch(Double::isFinite));
    assertTrue(Arrays.mismatch(before, ripple.weights()) >= 0);
  }

  @ParameterizedTest
  @MethodSource("withFirstMoment")
  void learnsFromAnyRate(String name) {
    for (double rate : new double[] {1e-6, 1e-2, 1.0}) {
      IUpdater config = Updaters.of(name);
      config.setLrAndSchedule(rate, null);
      Ripple ripple = new Ripple(config);
      double first = ripple.loss(1);
      double last = 0.0;
      try (SteeredUpdater steered = ripple.steered(Presets.standard())) {
        for (int t = 1; t <= 600; t++) {
          double loss = ripple.loss(t);
          last = t > 500 ? Math.max(last, loss) : last;
          steered.step(loss, ripple.gradient(t));
        }
      }
      assertTrue(last < first, name + " from " + rate + " ends at " + last + " of " + first);
    }
  }
}
