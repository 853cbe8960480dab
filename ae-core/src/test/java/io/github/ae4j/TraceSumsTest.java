package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.LoopParts.ALaw;
import io.github.ae4j.LoopParts.AnEvent;
import io.github.ae4j.LoopParts.AnEvolution;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.testkit.TraceSums;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import io.github.ae4j.trace.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The book of moves in steps that do not go as most do; two groups. */
class TraceSumsTest {
  private final LoopBed bed = new LoopBed();
  private final TraceSums sums = new TraceSums();
  private final List<Why> whys = new ArrayList<>();
  private final ALaw law = new ALaw("law", bed.log);

  private LoopBuilder plan() {
    return ControlLoop.on(bed).coefficient(ControlLoopTest.GATE).law(law).observer(sums, this::see);
  }

  private LoopBuilder evolving() {
    return plan().evolve(new AnEvolution("evolution", bed.log));
  }

  private void see(StepTrace trace) {
    whys.add(Why.of(trace, 1, 0));
  }

  private static Event shifting(double dx, Verdict verdict) {
    return (signals, coefficients, response, memory) -> {
      response.shift(coefficients, 0, dx);
      response.verdict(verdict);
    };
  }

  @Test
  void anEventShiftsAndLeavesTheStepOut() {
    try (ControlLoop loop = evolving().event(shifting(0.125, Verdict.SKIP)).build()) {
      loop.step();
      loop.step();
      assertEquals(1, sums.steps());
      assertEquals(Map.of("event", 0.125), whys.get(1).shares());
    }
  }

  @Test
  void lawsWithoutAnEvolutionMoveNothing() {
    law.u = 0.125;
    try (ControlLoop loop = plan().build()) {
      loop.step();
      loop.step();
      assertEquals(Map.of(), whys.get(1).shares());
    }
  }

  @Test
  void aHoldStaysWhereTheNextCandidateIsNotFinite() {
    double[] bound = {0.25};
    Limit holding = (signals, candidate, memory) -> candidate.hold(0, bound[0]);
    try (ControlLoop loop = evolving().limit(holding).build()) {
      bound[0] = 0.125;
      loop.step();
      bound[0] = Double.NaN;
      loop.step();
      assertEquals(Map.of(), whys.get(1).shares(), "nothing was applied anew");
      bound[0] = 0.25;
      loop.step();
      assertEquals(Map.of("limit", 0.125), whys.get(2).shares());
      assertEquals(2, sums.steps());
    }
  }

  @Test
  void whatAThrownStepMovedIsMovedFromOutside() {
    boolean[] throwing = {false};
    Limit limit =
        (signals, candidate, memory) -> {
          if (throwing[0]) {
            throw new IllegalStateException("no");
          }
          candidate.hold(0, 0.125);
        };
    AnEvent screen = new AnEvent("screen", bed.log);
    Event shift =
        (signals, coefficients, response, memory) ->
            response.shift(coefficients, 0, throwing[0] ? 0.0625 : 0.0);
    try (ControlLoop loop = evolving().screen(screen, shift).limit(limit).build()) {
      loop.step();
      throwing[0] = true;
      assertThrows(IllegalStateException.class, loop::step);
      throwing[0] = false;
      loop.move(1, "gate", 0.5);
      loop.step();
      loop.step();
      assertEquals(2, sums.steps());
      assertEquals(0.5, loop.coefficient(1, "gate"));
      assertEquals(0.3125, loop.coefficient(0, "gate"));
    }
  }

  @Test
  void aCandidateThatIsRepairedCountsForWhoRepairedIt() {
    Limit breaking =
        new Named("breaking", (signals, candidate, memory) -> candidate.move(0, 1 / 0.0));
    Limit repairing =
        new Named("repairing", (signals, candidate, memory) -> candidate.move(0, 0.5));
    try (ControlLoop loop = evolving().limit(breaking, repairing).build()) {
      loop.step();
      assertEquals(Map.of("repairing", 0.25), whys.get(0).shares());
      loop.step();
      assertEquals(1, sums.steps());
    }
  }

  /** A limit under a name. */
  private record Named(String name, Limit limit) implements Limit {
    @Override
    public void limit(
        io.github.ae4j.signal.Signals signals,
        io.github.ae4j.coefficient.Candidate candidate,
        io.github.ae4j.memory.Slots memory) {
      limit.limit(signals, candidate, memory);
    }
  }

  @Test
  void aMoveAfterAnObserverFailedIsMovedFromOutside() {
    boolean[] failing = {true};
    StepObserver failed =
        trace -> {
          if (failing[0]) {
            throw new AssertionError("no");
          }
        };
    try (ControlLoop loop = evolving().observer(failed).build()) {
      assertThrows(AssertionError.class, loop::step);
      failing[0] = false;
      loop.move(1, "gate", 0.5);
      loop.step();
      assertEquals(Map.of(StepTrace.OUTSIDE, 0.25), whys.get(1).shares());
      assertEquals(1, sums.steps());
    }
  }

  @Test
  void aShiftThatIsNoNumberMovesNothing() {
    try (ControlLoop loop = evolving().event(shifting(Double.NaN, Verdict.APPLY)).build()) {
      loop.step();
      loop.step();
      assertEquals(0.25, loop.coefficient("gate"));
    }
  }

  /**
   * What bounds take back is as large then as what the laws drove: the sum is right to its
   * rounding.
   */
  @Test
  void drivesBeyondEveryBoundAddUp() {
    for (double u : new double[] {1e6, 1e8, 1.234567e9, 1e12, 3e15, 1e20, 1e150}) {
      TraceSums own = new TraceSums();
      whys.clear();
      try (ControlLoop loop = evolving().law(new ALaw("second", bed.log)).observer(own).build()) {
        for (int t = 0; t < 20; t++) {
          law.u = t % 3 == 0 ? u : -0.7 * u * (t % 3);
          loop.step();
          assertFalse(whys.get(t).shares().containsKey("evolution"), u + ": " + whys.get(t));
        }
        assertEquals(19, own.steps());
      }
    }
  }
}
