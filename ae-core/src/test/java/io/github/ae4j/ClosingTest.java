package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A loop that another thread closes, or calls, while a step is in flight. */
class ClosingTest {
  private static final int TIMES = 200;

  private final LoopBed bed = new LoopBed();
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger flushed = new AtomicInteger(-1);

  private final StepObserver observer =
      new StepObserver() {
        @Override
        public void onStep(StepTrace trace) {
          told.incrementAndGet();
        }

        @Override
        public void close() {
          flushed.set(told.get());
        }
      };

  private ControlLoop loop() {
    return ControlLoop.on(bed).coefficient(ControlLoopTest.GATE).observer(observer).build();
  }

  private void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.yield();
    }
  }

  @Test
  void closingWaitsForTheStepInFlightAndThenIsWhole() throws InterruptedException {
    ControlLoop loop = loop();
    Thread closer = new Thread(loop::close, "closer");
    bed.onObserve =
        () -> {
          closer.start();
          awaitWaiting(closer);
        };
    loop.step();
    closer.join();
    assertEquals(List.of("attach", "observe", "apply", "detach"), bed.log);
    assertEquals(1, flushed.get());
    String refused = assertThrows(IllegalStateException.class, loop::step).getMessage();
    assertTrue(refused.endsWith("this one is closed"), refused);
  }

  @Test
  void closingFromWithinAStepIsRefused() {
    ControlLoop loop = loop();
    bed.onObserve =
        () -> {
          bed.onObserve = () -> {};
          String refused = assertThrows(IllegalStateException.class, loop::close).getMessage();
          assertTrue(refused.contains("came for closing"), refused);
        };
    loop.step();
    loop.close();
    assertEquals(1, flushed.get());
  }

  @Test
  void anOptimizerThatIsNotLetGoKeepsNoObserverUnflushed() {
    ControlLoop loop = loop();
    loop.step();
    bed.onDetach =
        () -> {
          throw new ArithmeticException();
        };
    assertThrows(ArithmeticException.class, loop::close);
    assertEquals(1, flushed.get());
    loop.close();
    assertEquals(1, Collections.frequency(bed.log, "detach"));
  }

  /**
   * Whenever it comes: as many steps were applied as observed, and every one of them was flushed.
   */
  @Test
  void closedAtAnyMomentEveryStepIsWholeOrNone() throws InterruptedException {
    for (int time = 0; time < TIMES; time++) {
      bed.log.clear();
      told.set(0);
      flushed.set(-1);
      ControlLoop loop = loop();
      AtomicReference<IllegalStateException> end = new AtomicReference<>();
      Thread stepping = new Thread(() -> end.set(stepOn(loop)), "stepping");
      stepping.start();
      while (told.get() < time) {
        Thread.yield();
      }
      loop.close();
      int steps = told.get();
      stepping.join();
      assertEquals(steps, told.get());
      assertEquals(steps, flushed.get());
      assertEquals(steps, Collections.frequency(bed.log, "observe"));
      assertEquals(steps, Collections.frequency(bed.log, "apply"));
      assertEquals("detach", bed.log.get(bed.log.size() - 1));
      assertTrue(end.get().getMessage().contains("must be open for a step"), "" + end.get());
    }
  }

  private static IllegalStateException stepOn(ControlLoop loop) {
    while (true) {
      try {
        loop.step();
      } catch (IllegalStateException e) {
        if (e.getMessage().contains("must be open")) {
          return e;
        }
      }
    }
  }

  /** Reading is fine at any time; whatever could meet the step is refused, and changes nothing. */
  @Test
  void everyMethodAgainstAStepInFlight() {
    ControlLoop loop = loop();
    String saved = loop.checkpoint();
    Map<String, Runnable> refused =
        Map.of(
            "a step", loop::step,
            "a move", () -> loop.move(0, "gate", 0.75),
            "a reward", () -> loop.reward(2.0),
            "a checkpoint", loop::checkpoint,
            "a restore", () -> loop.restore(saved));
    List<Supplier<Object>> read =
        List.of(
            loop::steps,
            loop::stateSize,
            () -> loop.coefficient("gate"),
            () -> loop.coefficient(1, "gate"),
            () -> loop.coordinate(1, "gate"));
    for (int time = 0; time < TIMES; time++) {
      bed.onObserve = () -> onAnother(() -> meet(refused, read));
      loop.step();
    }
    assertEquals(TIMES, loop.steps());
    assertEquals(0.25, loop.coefficient("gate"));
    assertEquals(0.25, loop.coefficient(1, "gate"));
  }

  private static void meet(Map<String, Runnable> refused, List<Supplier<Object>> read) {
    refused.forEach(
        (purpose, call) -> {
          String message = assertThrows(IllegalStateException.class, call::run).getMessage();
          assertTrue(message.contains(" came for " + purpose + " while another was in"), message);
        });
    read.forEach(call -> assertDoesNotThrow(call::get));
  }

  private static void onAnother(Runnable run) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread other = new Thread(run, "other");
    other.setUncaughtExceptionHandler((thread, error) -> failure.set(error));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }

  @Test
  void closedNothingMovesBeforeItIsRefused() {
    ControlLoop loop = loop();
    loop.step();
    String saved = loop.checkpoint();
    loop.close();
    List<String> log = List.copyOf(bed.log);
    double tick = bed.memory.get(0);
    for (Runnable call :
        List.<Runnable>of(
            loop::step,
            () -> loop.move(0, "gate", 0.75),
            () -> loop.reward(2.0),
            loop::checkpoint,
            () -> loop.restore(saved))) {
      String message = assertThrows(IllegalStateException.class, call::run).getMessage();
      assertTrue(message.endsWith("this one is closed"), message);
    }
    loop.close();
    assertEquals(log, bed.log);
    assertEquals(tick, bed.memory.get(0));
    assertEquals(0.25, loop.coefficient("gate"));
    assertEquals(1, loop.steps());
  }
}
