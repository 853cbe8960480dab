package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.LoopParts.AGuard;
import io.github.ae4j.LoopParts.ALaw;
import io.github.ae4j.LoopParts.ALimit;
import io.github.ae4j.LoopParts.AMeasurement;
import io.github.ae4j.LoopParts.AnEvent;
import io.github.ae4j.LoopParts.AnEvolution;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Response;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ControlLoopTest {
  static final Coefficient GATE = Coefficient.of("gate", Chart.LINEAR, 0.0, 1.0);

  private final LoopBed bed = new LoopBed();
  private final AnEvent screen = new AnEvent("screen", bed.log);
  private final AnEvent event = new AnEvent("event", bed.log);
  private final ALaw law = new ALaw("law", bed.log);
  private final ALaw second = new ALaw("second law", bed.log);

  private LoopBuilder builder() {
    return ControlLoop.on(bed)
        .coefficient(GATE)
        .limit(new ALimit("limit", bed.log))
        .evolve(new AnEvolution("evolution", bed.log))
        .law(law, second)
        .guard(new AGuard("guard", bed.log))
        .event(event)
        .measure(new AMeasurement("measurement", bed.log))
        .screen(screen)
        .observer(trace -> bed.log.add("trace"));
  }

  private List<String> step(Consumer<Response> atScreen, Consumer<Response> atEvent) {
    try (ControlLoop loop = builder().build()) {
      screen.answer = atScreen;
      event.answer = atEvent;
      bed.log.clear();
      loop.step();
      return List.copyOf(bed.log);
    }
  }

  @Test
  void aStepRunsInTheOrderOfTheTheory() {
    List<String> expected = new ArrayList<>(List.of("observe", "screen", "screen"));
    expected.addAll(List.of("measurement", "measurement", "event", "event"));
    for (int group = 0; group < 2; group++) {
      expected.addAll(List.of("guard", "law", "second law", "evolution", "limit"));
    }
    expected.addAll(List.of("apply", "trace"));
    assertEquals(expected, step(r -> {}, r -> {}));
  }

  @Test
  void aSkippedAndAHeldStepGoFromTheScreensToApply() {
    List<String> expected = List.of("observe", "screen", "screen", "apply", "trace");
    assertEquals(expected, step(r -> r.verdict(Verdict.SKIP), r -> {}));
    assertEquals(expected, step(Response::hold, r -> {}));
  }

  @Test
  void everyPartIsToldOfAnInterruptionBeforeTheLawsRun() {
    List<String> log = step(r -> {}, r -> r.interrupt(Interruption.DRIFT, "moved"));
    int told = log.indexOf("screen told of DRIFT");
    assertTrue(told > log.lastIndexOf("event"));
    assertTrue(log.lastIndexOf("limit told of DRIFT") < log.indexOf("guard"));
    assertEquals(16, log.stream().filter(l -> l.endsWith("told of DRIFT")).count());
  }

  @Test
  void whatIsSteeredMovesAndTheTraceShowsIt() {
    AtomicReference<StepRecord> seen = new AtomicReference<>();
    law.u = 0.25;
    second.u = -0.125;
    screen.statistics = Set.of(Statistic.LOSS);
    screen.writes = Set.of(Signal.LEVEL);
    event.answer = response -> response.name("seen");
    try (ControlLoop loop =
        builder().observer(trace -> seen.set(StepRecord.of(trace, 1))).build()) {
      assertEquals(Verdict.APPLY, loop.step());
      assertEquals(0.375, loop.coefficient("gate"));
      assertEquals(0.375, loop.coefficient(1, "gate"));
      assertEquals(0.375, bed.values.get("gate"));
      assertEquals(Set.of("gate"), bed.demand.coefficients());
      assertEquals(Set.of(Statistic.LOSS), bed.demand.statistics());
      StepRecord record = seen.get();
      assertEquals(1, record.step());
      assertEquals(1, record.group());
      assertEquals("seen", record.event());
      assertEquals(1.0, record.loss());
      assertEquals(0.375, record.applied().get("gate"));
      assertEquals(0.25, record.drive().get("law -> gate"));
      assertEquals(-0.125, record.drive().get("second law -> gate"));
      assertEquals(Set.of(Signal.LEVEL), record.signals().keySet());
      for (int t = 0; t < 100; t++) {
        loop.step();
      }
      assertEquals(1.0, loop.coefficient("gate"), "its upper bound");
      assertEquals(101, loop.steps());
    }
  }

  @Test
  void aCandidateThatIsNotFiniteIsNeverWritten() {
    AtomicReference<StepRecord> seen = new AtomicReference<>();
    law.u = Double.NaN;
    try (ControlLoop loop =
        builder().observer(trace -> seen.set(StepRecord.of(trace, 0))).build()) {
      loop.step();
      assertEquals(0.25, loop.coefficient("gate"));
      assertEquals(0.25, bed.values.get("gate"));
      assertEquals("non-finite candidate", seen.get().event());
    }
  }

  @Test
  void theRewardIsMeasured() {
    AtomicReference<Double> seen = new AtomicReference<>();
    screen.statistics = Set.of(Statistic.REWARD);
    StepObserver observer = trace -> seen.set(trace.statistic(1, Statistic.REWARD));
    try (ControlLoop loop = builder().observer(observer).build()) {
      loop.reward(3.5);
      loop.step();
      assertEquals(3.5, seen.get());
      assertEquals(Set.of(), bed.demand.statistics());
      assertEquals(
          "reward must be finite, got NaN",
          assertThrows(IllegalArgumentException.class, () -> loop.reward(Double.NaN)).getMessage());
    }
  }
}
