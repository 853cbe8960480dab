package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.preset.LearnedPreset;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import io.github.ae4j.schedule.Freezing;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.TraceSums;
import io.github.ae4j.trace.StepTrace;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change of a coefficient is in the trace: laws, events, limits, bounds and moves from outside. */
class TraceSumsTest {
  private static final int STEPS = 600;
  private static final String STRENGTHS = "curriculum";

  /** How the four parameters are divided. */
  enum Layout {
    WHOLE,
    GROUPS,
    FREEZING;

    private ArraySettings settings() {
      ArraySettings whole = ArraySettings.of(0.1).withWeightDecay(1e-3);
      return switch (this) {
        case WHOLE -> whole;
        case GROUPS ->
            whole.withGroups(
                ArrayGroup.own("body", 0, 1),
                ArrayGroup.sharing("twin", 1, 2, "body", 3.0),
                ArrayGroup.own("gate", 2, 3),
                ArrayGroup.frozen("still", 3, 4));
        case FREEZING ->
            whole.withGroups(ArrayGroup.own("body", 0, 2), ArrayGroup.own("top", 2, 4));
      };
    }

    /** As freezing, with thresholds so high that a group is frozen and thawed soon and often. */
    private Preset of(Preset preset) {
      Freezing hasty =
          Freezing.defaults().withThresholds(0.9, 1.0).withSteps(5, 2).withTimes(8, 16, 3);
      return this == FREEZING ? preset.with(loop -> loop.screen(hasty)) : preset;
    }
  }

  /** Every preset there is by its name, so that a new one cannot be forgotten; of learned constants, too. */
  private static Map<String, Preset> presets() throws ReflectiveOperationException {
    Map<String, Preset> presets = new TreeMap<>();
    for (Method method : Presets.class.getMethods()) {
      if (method.getReturnType() == Preset.class && method.getParameterCount() == 0) {
        presets.put(method.getName(), (Preset) method.invoke(null));
      }
    }
    StandardConfig other = StandardConfig.defaults().with(StandardConstant.POLYAK_STEPS, 60.0);
    presets.put("learned", new LearnedPreset(other, Map.of()).preset());
    return presets;
  }

  static Stream<Arguments> loops() throws ReflectiveOperationException {
    Map<String, Preset> presets = presets();
    presets.remove(STRENGTHS);
    Map<String, BiFunction<double[], ArraySettings, ArrayOptimizer>> optimizers =
        Map.of(
            "sgd", ArrayOptimizer::sgd,
            "adam", ArrayOptimizer::adam,
            "adamW", ArrayOptimizer::adamW);
    return presets.keySet().stream()
        .flatMap(
            preset ->
                optimizers.keySet().stream()
                    .flatMap(
                        optimizer ->
                            Stream.of(Layout.values())
                                .map(
                                    layout ->
                                        arguments(
                                            preset,
                                            optimizer,
                                            layout,
                                            presets.get(preset),
                                            optimizers.get(optimizer)))));
  }

  /** A stream with a jump, a bad batch, gradients of zero and of NaN (the seed takes none), and moves from outside. */
  @ParameterizedTest(name = "{0} of {1}, {2}")
  @MethodSource("loops")
  void itAddsUp(
      String name,
      String optimizer,
      Layout layout,
      Preset preset,
      BiFunction<double[], ArraySettings, ArrayOptimizer> make) {
    TraceSums sums = new TraceSums();
    Set<String> movers = new TreeSet<>();
    List<Boolean> frozen = new ArrayList<>();
    double[] theta = {3.0, -2.0, 0.5, 1.0};
    ArrayOptimizer made = make.apply(theta, layout.settings());
    Preset watched =
        layout
            .of(preset)
            .with(
                loop -> loop.observer(sums, t -> note(t, movers), t -> frozen.add(t.isFrozen(0))));
    try (ArrayTrainer trainer = ArrayTrainer.steer(made, watched)) {
      drive(trainer, theta, name.equals("seed") ? 1e3 : Double.NaN);
    }
    assertEquals(STEPS - 1, sums.steps());
    assertTrue(movers.contains(StepTrace.OUTSIDE), movers.toString());
    assertTrue(movers.size() > 4, movers.toString());
    assertEquals(layout == Layout.FREEZING, frozen.contains(true), "a group was frozen");
    assertTrue(frozen.contains(false), "and was not always");
  }

  /** What steers numbers and no optimizer: a policy's, and strengths. */
  @ParameterizedTest
  @ValueSource(strings = {"reinforcement", STRENGTHS})
  void ofNumbersItAddsUpToo(String name) throws ReflectiveOperationException {
    boolean strengths = name.equals(STRENGTHS);
    Map<String, Double> start =
        strengths
            ? Map.of("shift", 0.2, "noise", 0.5)
            : Map.of(
                Coefficient.TEMPERATURE, 0.01,
                Coefficient.KL_PENALTY, 1.0,
                Coefficient.LEARNING_RATE, 0.1);
    NamedCoefficients numbers = new NamedCoefficients("numbers", 2, start, Set.of(Statistic.LOSS));
    TraceSums sums = new TraceSums();
    Set<String> movers = new TreeSet<>();
    Random random = new Random(5);
    Preset watched = presets().get(name).with(loop -> loop.observer(sums, t -> note(t, movers)));
    try (ControlLoop loop = ControlLoop.on(numbers).preset(watched).build()) {
      for (int t = 1; t <= STEPS; t++) {
        double level = t < STEPS / 2 ? 30.0 - 0.1 * t : 60.0;
        numbers.measure(Statistic.LOSS, t % 101 == 0 ? Double.NaN : level + random.nextDouble());
        loop.reward(t + 9.0 * random.nextDouble());
        if (t % 50 == 0) {
          String moved = strengths ? "shift" : Coefficient.TEMPERATURE;
          loop.move(1, moved, t % 100 == 0 ? loop.coordinate(1, moved) + 3.0 : -1e6);
        }
        loop.step();
      }
    }
    assertEquals(STEPS - 1, sums.steps());
    assertTrue(movers.contains("group 1: " + StepTrace.OUTSIDE), movers.toString());
    assertTrue(movers.size() > 4, movers.toString());
  }

  private static void drive(ArrayTrainer trainer, double[] theta, double bad) {
    Random random = new Random(7);
    double[] gradient = new double[4];
    for (int t = 1; t <= STEPS; t++) {
      double loss = 0.0;
      double target = t < STEPS / 2 ? 0.0 : 30.0;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = theta[i] - target + 0.3 * random.nextGaussian();
        loss += 0.5 * gradient[i] * gradient[i];
        gradient[i] = t % 97 == 0 ? 0.0 : gradient[i];
      }
      if (t % 101 < 3) {
        gradient[1] = bad;
      }
      if (t % 50 == 0) {
        double x = trainer.loop().coordinate(0, Coefficient.LEARNING_RATE);
        trainer.loop().move(0, Coefficient.LEARNING_RATE, t % 100 == 0 ? x + 3.0 : -1e6);
      }
      trainer.step(loss, gradient);
    }
  }

  private static void note(StepTrace trace, Set<String> movers) {
    for (int group = 0; group < trace.groups(); group++) {
      String of = group == 0 ? "" : "group " + group + ": ";
      for (int source = 0; source < trace.sources().size(); source++) {
        for (int i = 0; i < trace.coefficients().size(); i++) {
          if (trace.acted(group, source, i) != 0.0) {
            movers.add(of + trace.sources().get(source));
          }
        }
      }
    }
  }

  /** The check can fail: a part that moves a coefficient behind the book's back is found. */
  @Test
  void aMoveThatIsNotEnteredIsFound() {
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1));
    Preset watched = Presets.standard().with(loop -> loop.observer(new TraceSums()));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, watched)) {
      trainer.step(1.0, new double[] {1.0});
      String saved = trainer.loop().checkpoint();
      trainer.step(1.0, new double[] {1.0});
      trainer.loop().move(0, Coefficient.LEARNING_RATE, 2.0);
      trainer.loop().restore(saved);
      assertThrows(AssertionError.class, () -> trainer.step(1.0, new double[] {1.0}));
    }
  }
}
