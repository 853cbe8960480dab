package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a loop begins and ends, and who may enter it. */
class ControlLoopLifeTest {
  private final LoopBed bed = new LoopBed();

  private LoopBuilder builder() {
    return ControlLoop.on(bed).coefficient(ControlLoopTest.GATE);
  }

  @Test
  void closingLetsTheOptimizerGoOnceAndEndsTheLoop() {
    List<String> closed = new ArrayList<>();
    ControlLoop loop =
        builder()
            .observer(
                new StepObserver() {
                  @Override
                  public void onStep(StepTrace trace) {}

                  @Override
                  public void close() {
                    closed.add("observer");
                  }
                })
            .build();
    loop.close();
    loop.close();
    assertEquals(List.of("observer"), closed);
    assertEquals(List.of("attach", "detach"), bed.log);
    Map<String, Runnable> calls =
        Map.of(
            "a step",
            loop::step,
            "a checkpoint",
            loop::checkpoint,
            "a restore",
            () -> loop.restore(""),
            "a reward",
            () -> loop.reward(1.0));
    calls.forEach(
        (purpose, call) ->
            assertEquals(
                "a loop around Nothing must be open for " + purpose + ", this one is closed",
                assertThrows(IllegalStateException.class, call::run).getMessage()));
  }

  @Test
  void aSecondThreadInAStepIsRefused() throws InterruptedException {
    ControlLoop loop = builder().build();
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    bed.onObserve =
        () -> {
          bed.onObserve = () -> {};
          Thread other = new Thread(loop::step, "other");
          other.setUncaughtExceptionHandler((thread, error) -> refusal.set(error));
          other.start();
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    loop.step();
    assertEquals(
        "a loop around Nothing serves one thread at a time, and other came for a step while another"
            + " was in a step",
        refusal.get().getMessage());
    Thread later = new Thread(loop::step, "later");
    later.start();
    later.join();
    assertEquals(2, loop.steps());
  }

  @Test
  void aStepThatThrowsLeavesTheLoopUsable() {
    ControlLoop loop = builder().build();
    bed.onObserve =
        () -> {
          bed.onObserve = () -> {};
          throw new IllegalStateException("no gradient");
        };
    assertThrows(IllegalStateException.class, loop::step);
    assertEquals(Verdict.APPLY, loop.step());
  }

  @Test
  void aLoopWithoutPartsAsksForNothing() {
    AtomicReference<StepRecord> seen = new AtomicReference<>();
    try (ControlLoop loop =
        ControlLoop.on(bed).observer(t -> seen.set(StepRecord.of(t, 0))).build()) {
      loop.step();
      assertEquals(Set.of(), bed.demand.statistics());
      assertEquals(Set.of(), bed.demand.coefficients());
      assertNull(seen.get().event());
      assertEquals(List.of("attach", "observe", "apply"), bed.log);
    }
  }
}
