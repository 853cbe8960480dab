package io.github.ae4j.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Statistic;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Presets#reinforcement()} for a policy's numbers and for an optimizer. */
class ReinforcementPresetTest {
  private static final String TEMPERATURE = Coefficient.TEMPERATURE;
  private static final String PENALTY = Coefficient.KL_PENALTY;
  private static final String RATE = Coefficient.LEARNING_RATE;

  private static NamedCoefficients policy() {
    return new NamedCoefficients(
        "policy",
        1,
        Map.of(TEMPERATURE, 0.01, PENALTY, 1.0, RATE, 0.1),
        Set.of(Statistic.LOSS, Statistic.ENTROPY, Statistic.DIVERGENCE));
  }

  private static ControlLoop loop(NamedCoefficients policy, ReinforcementConfig config) {
    return ControlLoop.on(policy).preset(Presets.reinforcement(config)).build();
  }

  private static void step(NamedCoefficients policy, ControlLoop loop, double reward) {
    policy.measure(Statistic.LOSS, -reward);
    loop.reward(reward);
    loop.step();
  }

  @Test
  void theTemperatureRisesInAStallAndFallsWithTheReward() {
    NamedCoefficients policy = policy();
    SplittableRandom random = new SplittableRandom(1);
    try (ControlLoop loop = loop(policy, ReinforcementConfig.defaults())) {
      for (int t = 0; t < 300; t++) {
        step(policy, loop, random.nextDouble());
      }
      double stalled = policy.value(TEMPERATURE);
      assertTrue(stalled > 0.015, "in a stall, got " + stalled);
      for (int t = 0; t < 300; t++) {
        step(policy, loop, t + random.nextDouble());
      }
      double risen = policy.value(TEMPERATURE);
      assertTrue(risen < 0.5 * stalled, "while the reward rises, got " + risen);
      assertTrue(policy.value(RATE) > 0.1, "and the rate rises, got " + policy.value(RATE));
    }
  }

  /** Whatever unit and offset the rewards have, the moves are the same and within the bounds. */
  @ParameterizedTest
  @CsvSource({"1000, 0", "1, 1000", "0.001, -5"})
  void whateverTheRewardsUnitTheMovesAreTheSame(double scale, double offset) {
    for (long seed = 1; seed <= 20; seed++) {
      NamedCoefficients plain = policy();
      NamedCoefficients other = policy();
      SplittableRandom random = new SplittableRandom(seed);
      try (ControlLoop one = loop(plain, ReinforcementConfig.defaults());
          ControlLoop two = loop(other, ReinforcementConfig.defaults())) {
        double reward = 0.0;
        for (int t = 0; t < 400; t++) {
          reward += random.nextDouble(-1.0, 1.1);
          step(plain, one, reward);
          step(other, two, scale * reward + offset);
          double temperature = other.value(TEMPERATURE);
          assertTrue(temperature >= 1e-4 && temperature <= 1.0, "" + temperature);
        }
        assertEquals(1.0, other.value(TEMPERATURE) / plain.value(TEMPERATURE), 1e-6);
        assertEquals(1.0, other.value(PENALTY) / plain.value(PENALTY), 1e-6);
      }
    }
  }

  /** A policy whose entropy grows with the temperature comes to the target and stays. */
  @Test
  void anEntropyTargetIsHeld() {
    NamedCoefficients policy = policy();
    ReinforcementConfig config = ReinforcementConfig.defaults().withEntropyTarget(0.5, 2);
    try (ControlLoop loop = loop(policy, config)) {
      double entropy = 0.0;
      for (int t = 0; t < 3_000; t++) {
        double temperature = policy.value(TEMPERATURE);
        entropy = Math.log(2.0) * temperature / (temperature + 0.05);
        policy.measure(Statistic.ENTROPY, entropy);
        policy.measure(Statistic.LOSS, 0.0);
        loop.step();
      }
      assertEquals(0.5, entropy, 0.02);
    }
  }

  /** What is never reached takes the temperature to its bound, where temperatures of others run to 1e8. */
  @Test
  void anEntropyThatNeverComesEndsAtTheBound() {
    NamedCoefficients policy = policy();
    ReinforcementConfig config = ReinforcementConfig.defaults().withEntropyTarget(0.69, 2);
    try (ControlLoop loop = loop(policy, config)) {
      for (int t = 0; t < 5_000; t++) {
        policy.measure(Statistic.ENTROPY, 0.1);
        step(policy, loop, 0.0);
      }
      assertEquals(1.0, policy.value(TEMPERATURE), 0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1e8, Double.NaN, 0.0, -1.0})
  void anEntropyTargetThatNoPolicyReachesIsRefused(double nats) {
    ReinforcementConfig config = ReinforcementConfig.defaults();
    String message =
        assertThrows(IllegalArgumentException.class, () -> config.withEntropyTarget(nats, 2))
            .getMessage();
    assertTrue(message.startsWith("entropy target must be"), message);
    assertTrue(message.endsWith("got " + nats), message);
    assertThrows(IllegalArgumentException.class, () -> config.withEntropyTarget(0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> config.withDivergenceTarget(0.0));
  }

  /** Else the target would be taken for missed by all there is. */
  @Test
  void aTargetWhoseFigureIsNeverGivenIsNamed() {
    NamedCoefficients policy = policy();
    ReinforcementConfig config = ReinforcementConfig.defaults().withEntropyTarget(0.5, 2);
    try (ControlLoop loop = loop(policy, config)) {
      policy.measure(Statistic.LOSS, 1.0);
      assertEquals(
          "policy must be given ENTROPY before a step, as a part of its loop reads it",
          assertThrows(IllegalStateException.class, loop::step).getMessage());
      assertEquals(0.01, policy.value(TEMPERATURE));
      policy.measure(Statistic.ENTROPY, 0.4);
      assertEquals(Verdict.APPLY, loop.step());
    }
  }

  /** The penalty holds what falls with it. */
  @Test
  void aDivergenceTargetIsHeld() {
    NamedCoefficients policy = policy();
    ReinforcementConfig config = ReinforcementConfig.defaults().withDivergenceTarget(0.02);
    try (ControlLoop loop = loop(policy, config)) {
      double divergence = 0.0;
      for (int t = 0; t < 3_000; t++) {
        divergence = 0.2 / policy.value(PENALTY);
        policy.measure(Statistic.DIVERGENCE, divergence);
        step(policy, loop, 0.0);
      }
      assertEquals(0.02, divergence, 0.002);
    }
  }

  @Test
  void aLossOrAnEntropyThatIsNotFiniteIsLeftOut() {
    NamedCoefficients policy = policy();
    ReinforcementConfig config = ReinforcementConfig.defaults().withEntropyTarget(0.5, 2);
    try (ControlLoop loop = loop(policy, config)) {
      policy.measure(Statistic.ENTROPY, 0.4);
      policy.measure(Statistic.LOSS, Double.NaN);
      assertEquals(Verdict.SKIP, loop.step());
      policy.measure(Statistic.ENTROPY, Double.NaN);
      for (int t = 0; t < 50; t++) {
        step(policy, loop, t);
      }
      assertTrue(Double.isFinite(policy.value(TEMPERATURE)));
    }
  }

  /** What an optimizer is given is the standard loop. */
  @Test
  void anOptimizerGetsTheStandardLoop() {
    double[] one = {1.0};
    double[] two = {1.0};
    ArraySettings settings = ArraySettings.of(0.1);
    try (ArrayTrainer a =
            ArrayTrainer.steer(ArrayOptimizer.adam(one, settings), Presets.reinforcement());
        ArrayTrainer b =
            ArrayTrainer.steer(ArrayOptimizer.adam(two, settings), Presets.standard())) {
      for (int t = 0; t < 100; t++) {
        a.step(one[0] * one[0], new double[] {2.0 * one[0]});
        b.step(two[0] * two[0], new double[] {2.0 * two[0]});
      }
      assertEquals(two[0], one[0]);
    }
  }

  @Test
  void whatHasNothingOfAPolicyIsRefused() {
    NamedCoefficients gate =
        new NamedCoefficients("a gate", 1, Map.of("gate", 0.5), Set.of(Statistic.LOSS));
    assertEquals(
        "reinforcement must have one of [temperature, klPenalty, learningRate] to steer, a gate has"
            + " [gate]",
        assertThrows(
                IllegalArgumentException.class,
                () -> ControlLoop.on(gate).preset(Presets.reinforcement()).build())
            .getMessage());
  }

  @Test
  void aTargetForAnOptimizerIsRefused() {
    ArrayOptimizer adam = ArrayOptimizer.adam(new double[1], ArraySettings.of(0.1));
    ReinforcementConfig config = ReinforcementConfig.defaults().withEntropyTarget(0.5, 2);
    assertEquals(
        "a target of reinforcement must be of a policy's numbers, as NamedCoefficients, got Adam"
            + " on arrays",
        assertThrows(
                IllegalArgumentException.class,
                () -> ArrayTrainer.steer(adam, Presets.reinforcement(config)))
            .getMessage());
  }

  /** A push below 0 would turn its law around. */
  @ParameterizedTest
  @EnumSource(names = {"STALL", "EXPLOIT", "STABILITY", "RATE_REWARD"})
  void aPushBelowZeroIsRefused(ReinforcementConfig.Setting setting) {
    ReinforcementConfig turned = ReinforcementConfig.defaults().with(setting, -1.0);
    assertEquals(
        setting.name().toLowerCase(Locale.ROOT) + " must be finite and at least 0.0, got -1.0",
        assertThrows(IllegalArgumentException.class, () -> loop(policy(), turned)).getMessage());
  }
}
