package io.github.ae4j.preset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.github.ae4j.preset.ScheduleConfig.Kind;
import io.github.ae4j.preset.ScheduleConfig.Setting;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Presets#schedule()} on arrays and on what has a loss alone. */
class SchedulePresetTest {
  private static final int N = 6;

  private enum Family {
    SGD(ArrayOptimizer::sgd),
    ADAM(ArrayOptimizer::adam),
    ADAM_W(ArrayOptimizer::adamW),
    AD_A_GRAD(ArrayOptimizer::adaGrad);

    private final BiFunction<double[], ArraySettings, ArrayOptimizer> make;

    Family(BiFunction<double[], ArraySettings, ArrayOptimizer> make) {
      this.make = make;
    }
  }

  /** A noisy bowl of condition 30. */
  private static final class Bowl {
    final double[] theta = {1, -2, 3, -1, 2, -3};
    private final double[] gradient = new double[N];
    private final SplittableRandom random = new SplittableRandom(5);

    double excess() {
      double sum = 0.0;
      for (int i = 0; i < N; i++) {
        sum += 0.5 * curvature(i) * theta[i] * theta[i];
      }
      return sum;
    }

    private static double curvature(int i) {
      return Math.pow(30.0, -i / (N - 1.0));
    }

    Verdict step(ArrayTrainer trainer) {
      for (int i = 0; i < N; i++) {
        gradient[i] = curvature(i) * theta[i] + 0.1 * (random.nextDouble() - 0.5);
      }
      return trainer.step(excess() + 0.1 * (random.nextDouble() - 0.5), gradient);
    }
  }

  private static double rate(ArrayTrainer trainer) {
    return trainer.loop().coefficient(Coefficient.LEARNING_RATE);
  }

  private static boolean holdsMomentum(ArrayTrainer trainer) {
    return trainer.loop().coefficients().stream()
        .anyMatch(c -> c.name().equals(Coefficient.MOMENTUM));
  }

  @ParameterizedTest
  @EnumSource
  void runsOnEveryArrayOptimizerWithAndWithoutMomentum(Family family) {
    for (double momentum : new double[] {0.0, 0.9}) {
      Bowl bowl = new Bowl();
      double before = bowl.excess();
      ArraySettings settings = ArraySettings.of(0.01).withMomentum(momentum);
      ArrayOptimizer optimizer = family.make.apply(bowl.theta, settings);
      try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, Presets.schedule())) {
        for (int t = 0; t < 1_500; t++) {
          bowl.step(trainer);
          double rate = rate(trainer);
          assertTrue(rate >= 0.01 / 500.0 && rate <= 1.0, "rate " + rate);
        }
        String what = family + " with momentum " + momentum + " ends at " + bowl.excess();
        assertTrue(bowl.excess() < 0.05 * before, what);
        assertEquals(momentum > 0.0, holdsMomentum(trainer));
      }
    }
  }

  /** Between bounds 1e-6 and 5e-2 from the demo's 5e-4, as the demo has them. */
  @Test
  void theBoundsAreTheDemosWhereItStarts() {
    for (double push : new double[] {-100.0, 100.0}) {
      Preset pushed =
          Presets.schedule()
              .with(
                  loop ->
                      loop.law(
                              (signals, coefficients, drive, memory) ->
                                  drive.add(coefficients.index(Coefficient.LEARNING_RATE), push))
                          .without("patience"));
      Bowl bowl = new Bowl();
      ArrayOptimizer optimizer =
          ArrayOptimizer.sgd(bowl.theta, ArraySettings.of(5e-4).withMomentum(0.0));
      try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, pushed)) {
        bowl.step(trainer);
        assertEquals(push < 0.0 ? 1e-6 : 5e-2, rate(trainer), 1e-12);
      }
    }
  }

  @Test
  void theStandardLoopRefusesWhatHasNoFirstMoment() {
    NamedCoefficients rate = lossAlone();
    assertThrows(
        IllegalArgumentException.class,
        () -> ControlLoop.on(rate).preset(Presets.standard()).build());
    ControlLoop.on(rate).preset(Presets.schedule()).build().close();
  }

  private static NamedCoefficients lossAlone() {
    return new NamedCoefficients(
        "a rate", 1, Map.of(Coefficient.LEARNING_RATE, 0.1), Set.of(Statistic.LOSS));
  }

  @Test
  void theLossAloneIsEnough() {
    NamedCoefficients named = lossAlone();
    ControlLoop loop = ControlLoop.on(named).preset(Presets.schedule()).build();
    double highest = 0.0;
    for (int t = 0; t < 1_000; t++) {
      named.measure(Statistic.LOSS, t < 300 ? 10.0 - 0.03 * t : 1.0 + 0.1 * Math.sin(t));
      loop.step();
      highest = Math.max(highest, named.value(Coefficient.LEARNING_RATE));
    }
    assertTrue(highest > 0.3, "up while the loss falls, got " + highest);
    double end = named.value(Coefficient.LEARNING_RATE);
    assertTrue(end < 0.5 * highest, "down where it stands, got " + end + " of " + highest);
    named.measure(Statistic.LOSS, Double.NaN);
    assertEquals(Verdict.SKIP, loop.step());
    loop.close();
  }

  @Test
  void epsilonStandsInForARateAndWithoutEitherItIsRefused() {
    NamedCoefficients named =
        new NamedCoefficients(
            "AdaDelta", 1, Map.of(Coefficient.EPSILON, 1e-6), Set.of(Statistic.LOSS));
    ControlLoop loop = ControlLoop.on(named).preset(Presets.schedule()).build();
    for (int t = 0; t < 200; t++) {
      named.measure(Statistic.LOSS, 10.0 - 0.03 * t);
      loop.step();
    }
    assertTrue(named.value(Coefficient.EPSILON) > 2e-6);
    NamedCoefficients other =
        new NamedCoefficients("a gate", 1, Map.of("gate", 0.5), Set.of(Statistic.LOSS));
    assertEquals(
        "a schedule must have learningRate or, for want of it, epsilon to steer, a gate has [gate]",
        assertThrows(
                IllegalArgumentException.class,
                () -> ControlLoop.on(other).preset(Presets.schedule()).build())
            .getMessage());
  }

  @Test
  void weightsAreTraced() {
    List<StepRecord> records = new ArrayList<>();
    Preset traced =
        Presets.schedule()
            .with(loop -> loop.observer(trace -> records.add(StepRecord.of(trace, 0))));
    Bowl bowl = new Bowl();
    ArrayOptimizer optimizer = ArrayOptimizer.adam(bowl.theta, ArraySettings.of(0.01));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, traced)) {
      for (int t = 0; t < 200; t++) {
        bowl.step(trainer);
      }
    }
    List<Signal> weights = List.of(Signal.RULE_1, Signal.RULE_2, Signal.RULE_3, Signal.RULE_4);
    boolean moved = false;
    for (StepRecord each : records) {
      double sum = weights.stream().mapToDouble(w -> each.signals().get(w)).sum();
      assertEquals(1.0, sum, 1e-12);
      moved |= Math.abs(each.signals().get(Signal.RULE_1) - 0.25) > 0.01;
    }
    assertTrue(moved, "weights must move");
    assertFalse(records.get(0).signals().containsKey(Signal.RULE_5));
    assertTrue(records.get(9).drive().containsKey("blend -> learningRate"));
  }

  /** 100 steps, a checkpoint, 100 more: to the bit those of the run that was not interrupted. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.9})
  void aResumedRunIsTheSame(double momentum) {
    ArraySettings settings = ArraySettings.of(0.01).withMomentum(momentum);
    Bowl bowl = new Bowl();
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(bowl.theta, settings);
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, Presets.schedule())) {
      for (int t = 0; t < 100; t++) {
        bowl.step(trainer);
      }
      Bowl other = new Bowl();
      other.random.doubles((N + 1) * 100L).sum();
      System.arraycopy(bowl.theta, 0, other.theta, 0, N);
      ArrayOptimizer resumed = ArrayOptimizer.sgd(other.theta, settings);
      resumed.restore(optimizer.state());
      try (ArrayTrainer again = ArrayTrainer.steer(resumed, Presets.schedule())) {
        again.loop().restore(trainer.loop().checkpoint());
        for (int t = 0; t < 100; t++) {
          bowl.step(trainer);
          other.step(again);
        }
      }
      assertArrayEquals(bowl.theta, other.theta);
    }
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefused() {
    ScheduleConfig reversed = ScheduleConfig.defaults().with(Setting.CALM, 3.0);
    assertEquals(
        "calm must be positive and below a finite unstable, got 3.0 and 2.0", refused(reversed));
    assertEquals(
        "patience must be finite and at least 0.0, got -1.0",
        refused(ScheduleConfig.defaults().with(Setting.PATIENCE, -1.0)));
    assertEquals(
        "down must be a factor in (0, 1), got 1.1",
        refused(ScheduleConfig.defaults().with(Setting.DOWN, 1.1)));
    assertEquals(
        "up must be finite, got NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> ScheduleConfig.defaults().with(Setting.UP, Double.NaN))
            .getMessage());
    ScheduleConfig gradient = ScheduleConfig.defaults().only(Kind.GRADIENT_NORM);
    assertEquals(
        "a schedule of the gradient-norm rule alone must have a gradient to measure, got a rate",
        assertThrows(
                IllegalArgumentException.class,
                () -> ControlLoop.on(lossAlone()).preset(Presets.schedule(gradient)).build())
            .getMessage());
  }

  private static String refused(ScheduleConfig config) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                ArrayTrainer.steer(
                    ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1)),
                    Presets.schedule(config)))
        .getMessage();
  }

  @ParameterizedTest
  @EnumSource
  void eachRuleRunsAlone(Kind kind) {
    Bowl bowl = new Bowl();
    double before = bowl.excess();
    Preset alone = Presets.schedule(ScheduleConfig.defaults().only(kind));
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(bowl.theta, ArraySettings.of(0.05));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, alone)) {
      for (int t = 0; t < 1_000; t++) {
        bowl.step(trainer);
      }
    }
    assertTrue(bowl.excess() < 0.1 * before, kind + " ends at " + bowl.excess());
  }

  @Test
  void noiseIsSteeredWhereItIsAskedFor() {
    Preset noisy = Presets.schedule(ScheduleConfig.defaults().with(Setting.NOISE_MOST, 1e-2));
    Bowl bowl = new Bowl();
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(bowl.theta, ArraySettings.of(0.05));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, noisy)) {
      for (int t = 0; t < 800; t++) {
        bowl.step(trainer);
      }
      double noise = trainer.loop().coefficient(Coefficient.NOISE);
      assertTrue(noise > 1e-5 && noise <= 1e-2, "up on the plateau, got " + noise);
    }
  }

  private static String refused(Setting setting, double value, NamedCoefficients named) {
    Preset preset = Presets.schedule(ScheduleConfig.defaults().with(setting, value));
    return assertThrows(
            IllegalArgumentException.class, () -> ControlLoop.on(named).preset(preset).build())
        .getMessage();
  }

  /** Steps are not cut to whole ones, and a share below 0 is not squared away. */
  @Test
  void constantsThatWouldBeMadeFitInSilenceAreRefused() {
    NamedCoefficients rate = lossAlone();
    assertEquals(
        "patience must be a whole number of steps, got 50.7",
        refused(Setting.PATIENCE, 50.7, rate));
    assertEquals(
        "cooldown must be a whole number of steps, got -0.5",
        refused(Setting.COOLDOWN, -0.5, rate));
    assertEquals(
        "cycle_half must be a whole number of steps, got 1.0E12",
        refused(Setting.CYCLE_HALF, 1e12, rate));
    NamedCoefficients noisy =
        new NamedCoefficients(
            "noisy",
            1,
            Map.of(Coefficient.LEARNING_RATE, 0.1, Coefficient.NOISE, 1e-4),
            Set.of(Statistic.LOSS));
    assertEquals(
        "noise_most must be finite and at least 0.0, got -1.0",
        refused(Setting.NOISE_MOST, -1.0, noisy));
    NamedCoefficients epsilon =
        new NamedCoefficients(
            "AdaDelta", 1, Map.of(Coefficient.EPSILON, 1e-6), Set.of(Statistic.LOSS));
    assertEquals(
        "rate_least must be positive and finite, got -0.01",
        refused(Setting.RATE_LEAST, -0.01, epsilon));
    assertEquals(
        "rate_most must be positive and finite, got -2.0",
        refused(Setting.RATE_MOST, -2.0, epsilon));
  }
}
