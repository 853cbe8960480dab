package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.schedule.Freezing;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the loop does with what a part freezes: who looks, what is decided, what is named and what is refused. */
class FrozenGroupsTest {
  private final List<String> seen = new ArrayList<>();
  private final List<List<String>> events = new ArrayList<>();

  /** Two groups that can be frozen. */
  private static final class Bed extends LoopBed {
    private final long parameters;
    private final List<String> decided = new ArrayList<>();

    Bed(long parameters) {
      this.parameters = parameters;
    }

    @Override
    public boolean freezes() {
      return true;
    }

    @Override
    public List<String> groupNames() {
      return List.of("body", "head");
    }

    @Override
    public long parameters(int group) {
      return group == 0 ? parameters : 3;
    }

    @Override
    public void apply(Decision decision) {
      super.apply(decision);
      decided.add(decision.isFrozen(0) + " " + decision.isFrozen(1));
    }
  }

  /** Freezes a group from one step on, whoever that is. */
  private record Rest(int from, boolean all) implements Event {
    @Override
    public Set<Signal> signals() {
      return Set.of(Signal.FREEZABLE, Signal.FROZEN_BEFORE, Signal.WHOLE_NORM);
    }

    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.G_G);
    }

    @Override
    public Set<Signal> writes() {
      return Set.of(Signal.FROZEN);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      if (memory.get(0) == from && (all || signals.isSet(Signal.FREEZABLE))) {
        signals.set(Signal.FROZEN, 1.0);
      }
    }

    @Override
    public void interrupted(Interruption interruption, Signals signals, Slots memory) {
      signals.set(Signal.FROZEN, 0.0);
    }
  }

  /** Writes down who is looked at, and calls a drift at one step. */
  private final class Looks implements Event {
    private final int drift;

    Looks(int drift) {
      this.drift = drift;
    }

    @Override
    public String name() {
      return "looks";
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      seen.add(Double.toString(memory.get(0)));
      if (memory.get(0) == drift) {
        response.interrupt(Interruption.DRIFT, "drift");
      }
    }
  }

  private ControlLoop loop(Bed bed, Event... screens) {
    return ControlLoop.on(bed)
        .screen(screens)
        .event(new Looks(4))
        .observer(trace -> events.add(trace.events()))
        .build();
  }

  /** Frozen in steps 3 and 4, in which no other part looks at it; thawed by the drift of step 4. */
  @Test
  void aFrozenGroupSitsTheStepOut() {
    Bed bed = new Bed(2);
    try (ControlLoop loop = loop(bed, new Rest(2, false))) {
      for (int t = 0; t < 5; t++) {
        loop.step();
      }
      assertEquals(
          List.of("false false", "true false", "true false", "false false", "false false"),
          bed.decided);
      assertEquals(List.of("1.0", "1.0", "2.0", "2.0", "3.0", "4.0", "3.0", "5.0"), seen);
      assertEquals(
          List.of(
              List.of(),
              List.of("frozen body"),
              List.of(),
              List.of("drift", "thawed body"),
              List.of()),
          events);
    }
  }

  @Test
  void theOneThatStaysTrainedMustNotBeFrozen() {
    try (ControlLoop loop = loop(new Bed(2), new Rest(1, true))) {
      String message = assertThrows(IllegalStateException.class, loop::step).getMessage();
      assertEquals(
          "a group must stay trained, and a part has frozen the one that does: frozen head",
          message);
    }
  }

  private static String refused(LoopBed bed) {
    LoopBuilder builder = ControlLoop.on(bed).screen(Freezing.defaults());
    return assertThrows(IllegalArgumentException.class, builder::build).getMessage();
  }

  @Test
  void whatCannotBeFrozenIsRefused() {
    assertEquals(
        "Nothing cannot freeze groups, which a part of the loop does", refused(new LoopBed()));
    assertEquals(
        "a group must have a parameter to be frozen, and body has none", refused(new Bed(0)));
  }
}
