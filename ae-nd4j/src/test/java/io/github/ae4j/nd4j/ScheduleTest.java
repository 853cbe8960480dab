package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Sgd;

/** {@link Presets#schedule()} on bare updaters. */
class ScheduleTest {
  private static final int STEPS = 600;

  static Stream<String> updaters() {
    return Updaters.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void learnsOnEveryUpdater(String name) {
    Ripple ripple = new Ripple(Updaters.of(name));
    Ripple untrained = new Ripple(Updaters.of(name));
    double start = 0.0;
    double moved = 0.0;
    double loss = 0.0;
    double without = 0.0;
    try (SteeredUpdater steered = ripple.steered(Presets.schedule())) {
      String rate = name.equals("AdaDelta") ? Coefficient.EPSILON : Coefficient.LEARNING_RATE;
      start = steered.loop().coefficient(rate);
      for (int t = 1; t <= STEPS; t++) {
        loss += ripple.loss(t);
        without += untrained.loss(t);
        steered.step(ripple.loss(t), ripple.gradient(t));
        moved = Math.max(moved, Math.abs(Math.log(steered.loop().coefficient(rate) / start)));
      }
    }
    assertTrue(loss < 0.9 * without, name + " has a loss of " + loss + ", untrained " + without);
    assertTrue(moved > 0.05, name + " has moved its rate by " + moved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "RmsProp", "AdaGrad", "AdaDelta"})
  void theStandardLoopRefusesWhatHasNoFirstMoment(String name) {
    Ripple ripple = new Ripple(Updaters.of(name));
    assertThrows(IllegalArgumentException.class, () -> ripple.steered(Presets.standard()));
    ripple.steered(Presets.schedule()).close();
  }

  @Test
  void theBoundsGoWithTheRateStartedFrom() {
    Ripple ripple = new Ripple(new Sgd(1e-6));
    ScheduleConfig trend = ScheduleConfig.defaults().only(ScheduleConfig.Kind.TREND);
    try (SteeredUpdater steered = ripple.steered(Presets.schedule(trend))) {
      for (int t = 1; t <= 500; t++) {
        steered.step(10.0 - 0.01 * t, ripple.gradient(t));
      }
      assertEquals(1e-4, steered.loop().coefficient(Coefficient.LEARNING_RATE), 1e-12);
    }
  }
}
