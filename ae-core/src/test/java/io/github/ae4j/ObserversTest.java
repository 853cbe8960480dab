package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An observer that fails is told of once and counted; it costs no step. */
class ObserversTest {
  private final LoopBed bed = new LoopBed();
  private final List<Long> seen = new ArrayList<>();

  /** Fails at some steps, and at its closing. */
  private record Failing(List<Long> at, boolean closing) implements StepObserver {
    @Override
    public void onStep(StepTrace trace) {
      if (at.contains(trace.step())) {
        IOException full = new IOException("No space left on device");
        throw new UncheckedIOException(full.getMessage(), full);
      }
    }

    @Override
    public void close() {
      if (closing) {
        throw new IllegalStateException("cannot close the trace");
      }
    }
  }

  private List<String> warned(int steps, StepObserver failing) {
    return Logged.by(
        ControlLoop.class,
        () -> {
          ControlLoop loop =
              ControlLoop.on(bed)
                  .coefficient(ControlLoopTest.GATE)
                  .observer(failing, trace -> seen.add(trace.step()))
                  .build();
          for (int t = 0; t < steps; t++) {
            assertEquals(Verdict.APPLY, loop.step());
          }
          assertEquals(steps, loop.steps());
          loop.close();
        });
  }

  @Test
  void oneThatFailsIsToldOfOnceWithACountAtTheEnd() {
    List<String> warned = warned(5, new Failing(List.of(2L, 3L, 5L), false));
    assertEquals(2, warned.size(), "" + warned);
    assertTrue(warned.get(0).contains("WARN"), warned.get(0));
    assertTrue(
        warned
            .get(0)
            .endsWith(
                "observer io.github.ae4j.ObserversTest$Failing failed at step 2; training goes on,"
                    + " and further failures of it are counted alone: No space left on device"),
        warned.get(0));
    assertTrue(warned.get(1).endsWith("ObserversTest$Failing failed at 3 steps"), warned.get(1));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), seen, "the others are told of every step");
    assertEquals(5, Collections.frequency(bed.log, "apply"), "each step is made once");
  }

  @Test
  void oneThatFailsToCloseKeepsNothingOpen() {
    List<String> warned = warned(1, new Failing(List.of(), true));
    assertEquals(1, warned.size(), "" + warned);
    assertTrue(warned.get(0).endsWith("ObserversTest$Failing failed to close"), warned.get(0));
    assertTrue(bed.log.contains("detach"));
  }

  @Test
  void aClassThatIsMissingIsAFailureToo() {
    List<String> warned =
        warned(
            2,
            trace -> {
              throw new NoClassDefFoundError("io/micrometer/Registry");
            });
    assertEquals(2, warned.size(), "" + warned);
  }

  @Test
  void whereNoneFailsNothingIsSaid() {
    assertEquals(List.of(), warned(3, new Failing(List.of(), false)));
  }
}
