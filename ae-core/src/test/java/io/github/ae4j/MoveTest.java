package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.LoopParts.AnEvolution;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A coefficient moved from outside: bounded, traced, in the checkpoint, read by the next step. */
class MoveTest {
  private final LoopBed bed = new LoopBed();
  private final List<Double> outside = new ArrayList<>();

  private ControlLoop loop() {
    return loop(bed);
  }

  private ControlLoop loop(LoopBed adapter) {
    return ControlLoop.on(adapter)
        .coefficient(ControlLoopTest.GATE)
        .evolve(new AnEvolution("evolution", bed.log))
        .observer(this::see)
        .build();
  }

  private void see(StepTrace trace) {
    outside.add(trace.moved(0, trace.sources().indexOf(StepTrace.OUTSIDE), 0));
  }

  @Test
  void theNextStepStartsFromThereAndWritesIt() {
    try (ControlLoop loop = loop()) {
      loop.step();
      assertEquals(0.75, loop.move(0, "gate", 0.75));
      assertEquals(0.75, loop.coordinate(0, "gate"));
      assertEquals(0.25, loop.coefficient(1, "gate"), "the other group stays");
      assertEquals(0.25, bed.values.get("gate"), "written by the next step");
      loop.step();
      assertEquals(0.75, bed.values.get("gate"));
      loop.step();
      assertEquals(0.75, loop.coefficient("gate"));
      assertEquals(List.of(0.0, 0.5, 0.0), outside);
    }
  }

  @Test
  void twoMovesAreOneInTheTrace() {
    try (ControlLoop loop = loop()) {
      loop.move(0, "gate", 0.5);
      loop.move(0, "gate", 1.0);
      loop.step();
      assertEquals(List.of(0.75), outside);
    }
  }

  @Test
  void itStopsAtTheBounds() {
    try (ControlLoop loop = loop()) {
      assertEquals(1.0, loop.move(0, "gate", 7.0));
      assertEquals(0.0, loop.move(0, "gate", -7.0));
    }
  }

  @Test
  void aCheckpointHoldsIt() {
    try (ControlLoop loop = loop();
        ControlLoop other = loop(new LoopBed())) {
      loop.step();
      loop.move(1, "gate", 0.625);
      other.restore(loop.checkpoint());
      assertEquals(0.625, other.coefficient(1, "gate"));
      loop.step();
      other.step();
      assertEquals(loop.checkpoint(), other.checkpoint());
    }
  }

  @Test
  void whatCannotBeMovedIsRefused() {
    try (ControlLoop loop = loop()) {
      refused("coordinate of gate must be finite, got NaN", () -> loop.move(0, "gate", Double.NaN));
      refused("group must be in [0, 1], got 2", () -> loop.move(2, "gate", 0.5));
      refused(
          "the loop holds no coefficient gait; it holds [gate]", () -> loop.move(0, "gait", 0.5));
      assertEquals(0.25, loop.coefficient("gate"));
      loop.close();
      assertThrows(IllegalStateException.class, () -> loop.move(0, "gate", 0.5));
    }
  }

  private static void refused(String message, Runnable move) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, move::run).getMessage());
  }
}
