package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.LoopParts.ALaw;
import io.github.ae4j.LoopParts.AnEvent;
import io.github.ae4j.LoopParts.AnEvolution;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.SummaryLog;
import io.github.ae4j.trace.TraceWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A coefficient that is asked beyond its bound is named, once until it has left it. */
class BoundEventTest {
  private static final String NAMED = "gate at its bound";

  private final LoopBed bed = new LoopBed();
  private final ALaw law = new ALaw("law", bed.log);
  private final AnEvent event = new AnEvent("event", bed.log);
  private final SummaryLog summary = new SummaryLog(100);
  private final StringWriter file = new StringWriter();
  private final List<StepRecord> steps = new ArrayList<>();

  /** The events of steps in which the law moves a gate in [0, 1], from .25 on, by so much. */
  private List<List<String>> events(double... moves) {
    try (ControlLoop loop =
        ControlLoop.on(bed)
            .coefficient(ControlLoopTest.GATE)
            .event(event)
            .law(law)
            .evolve(new AnEvolution("evolution", bed.log))
            .observer(summary, TraceWriter.to(file, TraceWriter.Format.JSONL))
            .observer(trace -> steps.add(StepRecord.of(trace, 0)))
            .build()) {
      for (double u : moves) {
        law.u = u;
        loop.step();
      }
    }
    return steps.stream().map(StepRecord::events).toList();
  }

  @Test
  void itIsNamedOnceUntilItHasLeft() {
    List<String> none = List.of();
    List<String> named = List.of(NAMED);
    assertEquals(
        List.of(named, none, none, none, named, none, named),
        events(1.0, 1.0, 0.5, -0.5, 0.75, 0.0, -1.5));
    assertEquals(Map.of(NAMED, 3L), summary.counts());
    assertTrue(file.toString().contains("\"events\":[\"" + NAMED + "\"]"), file.toString());
  }

  @Test
  void itIsNotNamedWhereItOnlyTouchesOne() {
    List<String> none = List.of();
    assertEquals(List.of(none, none, none), events(0.75, 0.5, -1.0));
    steps.clear();
    bed.values.put("gate", 0.7);
    double rounding = 0.3 + 1e-15;
    assertEquals(List.of(none), events(rounding));
  }

  @Test
  void aGraverEventStays() {
    event.answer = response -> response.name("grave");
    assertEquals(List.of(List.of("grave", NAMED)), events(1.0));
    assertEquals("grave", steps.get(0).event());
  }

  @Test
  void whatIsNotFiniteMeetsNoBound() {
    assertEquals(List.of(List.of(LoopStep.NON_FINITE)), events(Double.POSITIVE_INFINITY));
  }
}
