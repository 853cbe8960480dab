package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.MemoryStore;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Order;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.Turn;
import io.github.ae4j.swarm.TurnOutcome;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member's turn leaves no tensor open, of whoever it is; and holds as many at its end, however long it is. */
class OpenTensorsTest {
  private static final int TURNS = 6;

  /** All that a member holds as it ends. */
  private final List<NDArray> held = new ArrayList<>();

  static Stream<Preset> presets() {
    return Stream.of(Presets.standard(), Presets.standardWithReadout(), Presets.theory());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aTurnLeavesNoTensorOpen(Preset preset) throws Exception {
    MemoryStore store = new MemoryStore();
    List<Integer> open = new ArrayList<>();
    for (int turn = 1; turn <= TURNS; turn++) {
      held.clear();
      List<Integer> from = turn == 1 ? List.of() : List.of(turn - 1);
      double noise = turn % 2 == 0 ? 0.01 : 0.0;
      Order order = new Order(0, turn, 4 * turn, from, List.of(), 0.1, noise, 3L);
      try (NDScope made = new NDScope()) {
        made.suppressNotUsedWarning();
        TurnOutcome outcome = Turn.make(member -> watched(preset), store, order);
        assertEquals(TurnOutcome.Kind.DONE, outcome.kind(), outcome.remarks()::toString);
        assertEquals(0, open(made(made)), "made in turn " + turn);
      }
      assertEquals(0, open(held), "held in turn " + turn);
      open.add(held.size());
    }
    assertTrue(open.get(0) >= 4 * 3, "parameters and two moments, got " + open);
    assertEquals(1, open.stream().distinct().count(), open::toString);
  }

  private static long open(Collection<NDArray> tensors) {
    return tensors.stream().filter(tensor -> !((PtNDArray) tensor).isReleased()).count();
  }

  private static Collection<NDArray> made(NDScope scope) throws ReflectiveOperationException {
    return ((IdentityHashMap<NDArray, NDArray>) field(NDScope.class, "resources", scope)).keySet();
  }

  private static Object field(Class<?> of, String name, Object from)
      throws ReflectiveOperationException {
    Field field = of.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(from);
  }

  /** Those of a manager and of all below it. */
  private static void collect(NDManager manager, List<NDArray> into)
      throws ReflectiveOperationException {
    for (Object each : ((Map<?, ?>) field(BaseNDManager.class, "resources", manager)).values()) {
      if (each instanceof NDManager below) {
        collect(below, into);
      } else if (each instanceof NDArray tensor) {
        into.add(tensor);
      }
    }
  }

  /** An optimizer's states belong to no manager. */
  private void collect(SteeredTrainer trainer) {
    try {
      collect(trainer.getModel().getNDManager(), held);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    trainer.adapter().forms().stream()
        .flatMap(form -> form.states().values().stream())
        .flatMap(states -> states.tensors().values().stream())
        .forEach(devices -> held.addAll(devices.values()));
  }

  private Trajectory watched(Preset preset) {
    DjlTrajectory of = new DjlTrajectory(new MadeRegression(1, preset), 5);
    return new Trajectory() {
      @Override
      public void advance(int round, int steps) throws Exception {
        of.advance(round, steps);
      }

      @Override
      public double score() throws Exception {
        return of.score();
      }

      @Override
      public List<Position> coefficients() {
        return of.coefficients();
      }

      @Override
      public double move(Nudge nudge) {
        return of.move(nudge);
      }

      @Override
      public void disturb(double size, long seed) {
        of.disturb(size, seed);
      }

      @Override
      public byte[] snapshot() throws IOException {
        return of.snapshot();
      }

      @Override
      public void restore(byte[] snapshot) throws IOException {
        of.restore(snapshot);
      }

      @Override
      public void close() {
        collect(of.trainer());
        of.close();
      }
    };
  }
}
