package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.NullArguments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** An argument that is null is named, wherever a user comes in. */
class NullArgumentsTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.1);

  private final ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[2], SETTINGS);
  private final OptimizerAdapter adapter =
      new NamedCoefficients("gates", 1, Map.of("gate", 0.5), Set.of());
  private final Predicate<String> all = name -> true;
  private final NullArguments arguments =
      new NullArguments(
          Map.of(
              double[].class,
              new double[2],
              float[].class,
              new float[2],
              List.class,
              List.of(new int[] {2}),
              String.class,
              "gate",
              Predicate.class,
              all,
              ArrayOptimizer.class,
              optimizer,
              Preset.class,
              Presets.standard(),
              Cadence.class,
              Cadence.everyStep()));

  @Test
  void theDoorsOfArraysNameIt() {
    assertEquals(2 * 3 + 2 * 4 * 2, arguments.named(ArrayOptimizer.class));
    assertEquals(4, arguments.named(ArrayOptimizer.class, optimizer));
    assertEquals(2 + 3 + 4, arguments.named(ArrayTrainer.class));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, Presets.standard())) {
      assertEquals(3, arguments.named(ArrayTrainer.class, trainer));
    }
    assertEquals(1, arguments.named(ArraySettings.class, SETTINGS));
    named("groups", () -> SETTINGS.withGroups((ArrayGroup) null));
  }

  @Test
  void theDoorsOfALoopNameIt() {
    assertEquals(1, arguments.named(ControlLoop.class));
    try (ControlLoop loop = ControlLoop.on(adapter).build()) {
      assertEquals(7, arguments.named(ControlLoop.class, loop));
    }
    assertTrue(arguments.named(LoopBuilder.class, ControlLoop.on(adapter)) > 13);
    named("more", () -> ControlLoop.on(adapter).event((Event) null));
    named("part", () -> ControlLoop.on(adapter).event(new ZeroGradient()).replace("a", null));
  }

  @Test
  void theDoorsOfPresetsNameIt() {
    assertEquals(9, arguments.named(Presets.class));
    named("more", () -> Presets.standard().with(null));
    named("part", () -> Presets.standard().without(null));
  }

  @Test
  void theDoorsOfGroupsNameIt() {
    assertEquals(1 + 2 + 2 + 1, arguments.named(ArrayGroup.class));
    assertEquals(2 + 3 + 3 + 2, arguments.named(ParameterGroup.class));
    named("role", () -> new ArrayGroup("a", 0, 1, "a", 1.0, null));
    named("leader", () -> new ParameterGroup("a", all, null, 1.0, GroupRole.HEAD));
  }

  private static void named(String argument, Runnable call) {
    assertEquals(argument, assertThrows(NullPointerException.class, call::run).getMessage());
  }
}
