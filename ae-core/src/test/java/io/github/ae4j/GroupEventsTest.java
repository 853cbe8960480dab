package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.HeadReset;
import io.github.ae4j.event.Response;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one group's events answer: the loss is common, the coefficients are each group's own. */
class GroupEventsTest {
  private static final double FIRST = 1.0;
  private static final double SECOND = 2.0;
  private static final Coefficient RATE =
      Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-9, 1.0);

  private final List<String> told = new ArrayList<>();
  private final List<String> measured = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final double[] theta = {1.0, 2.0, 3.0};

  /** The groups are told apart by how many coordinates they have. */
  private final class Calls implements Event, Measurement {
    private final Interruption first;
    private final Interruption second;

    Calls(Interruption first, Interruption second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public String name() {
      return "calls";
    }

    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.COUNT, Statistic.G_G);
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      boolean one = signals.statistic(Statistic.COUNT) == FIRST;
      Interruption mine = one ? first : second;
      if (mine != null) {
        response.interrupt(mine, mine.name());
        response.verdict(Verdict.FLUSH_MOMENTUM);
        response.shift(coefficients, 0, one ? -1.0 : -2.0);
      }
    }

    @Override
    public void measure(Signals signals, Slots memory) {
      measured.add("group of " + (int) signals.statistic(Statistic.COUNT));
    }

    @Override
    public void interrupted(Interruption interruption, Signals signals, Slots memory) {
      told.add(interruption + " to the group of " + (int) signals.statistic(Statistic.COUNT));
    }
  }

  private ArrayTrainer trainer(Preset preset) {
    ArraySettings settings =
        ArraySettings.of(0.1).withGroups(ArrayGroup.own("one", 0, 1), ArrayGroup.own("two", 1, 3));
    return ArrayTrainer.steer(
        ArrayOptimizer.sgd(theta, settings),
        preset.with(loop -> loop.observer(trace -> events.add(String.valueOf(trace.event())))));
  }

  private void calls(Interruption first, Interruption second, String... expected) {
    told.clear();
    Calls calls = new Calls(first, second);
    try (ArrayTrainer trainer = trainer((loop, adapter) -> loop.coefficient(RATE).event(calls))) {
      trainer.step(1.0, new double[] {1.0, 1.0, 1.0});
      assertEquals(List.of(expected), told);
      assertEquals(first == null ? 0.1 : 0.1 * Math.exp(-1.0), rate(trainer, 0), 1e-12);
      assertEquals(second == null ? 0.1 : 0.1 * Math.exp(-2.0), rate(trainer, 1), 1e-12);
    }
  }

  private static double rate(ArrayTrainer trainer, int group) {
    return trainer.loop().coefficient(group, Coefficient.LEARNING_RATE);
  }

  @Test
  void whatOneGroupCallsInterruptsAllAndMovesItsOwnRate() {
    calls(null, Interruption.DRIFT, "DRIFT to the group of 1", "DRIFT to the group of 2");
    calls(Interruption.DRIFT, null, "DRIFT to the group of 1", "DRIFT to the group of 2");
    assertEquals(List.of("DRIFT", "DRIFT"), events);
  }

  @Test
  void aRiseThatOneGroupMakesIsNoDrift() {
    String[] both = {"INSTABILITY to the group of 1", "INSTABILITY to the group of 2"};
    calls(Interruption.DRIFT, Interruption.INSTABILITY, both);
    calls(Interruption.INSTABILITY, Interruption.DRIFT, both);
    assertEquals(List.of("INSTABILITY", "INSTABILITY"), events);
  }

  private List<String> eventsOfAHead(Interruption first, Interruption second) {
    ArraySettings settings =
        ArraySettings.of(1e-9)
            .withGroups(
                ArrayGroup.own("one", 0, 1),
                ArrayGroup.own("two", 1, 2),
                ArrayGroup.head("head", 2, 3, "two"));
    List<String> all = new ArrayList<>();
    Calls calls = new Calls(first, second);
    Preset preset =
        (loop, adapter) ->
            loop.coefficient(RATE)
                .screen(new HeadReset(0.15, 0.12))
                .event(calls)
                .observer(trace -> all.addAll(trace.events()));
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.sgd(theta, settings), preset)) {
      trainer.step(3.0, new double[] {1.0, 1.0, 1.0});
    }
    return all;
  }

  /** The head of 3 has a slope of 3 at a loss of 3. */
  @Test
  void aHeadIsShrunkAtTheDriftOfAnyGroupButNotWhereAnotherMakesTheRise() {
    assertEquals(List.of("DRIFT", "head reset"), eventsOfAHead(Interruption.DRIFT, null));
    assertEquals(0.36, theta[2], 1e-6);
    theta[2] = 3.0;
    assertEquals(List.of("DRIFT", "head reset"), eventsOfAHead(null, Interruption.DRIFT));
    assertEquals(0.36, theta[2], 1e-6);
    theta[2] = 3.0;
    assertEquals(
        List.of("DRIFT", "INSTABILITY"),
        eventsOfAHead(Interruption.DRIFT, Interruption.INSTABILITY));
    assertEquals(3.0, theta[2], 1e-6);
  }

  @Test
  void whoAsksToShrinkTheHeadSaysSo() {
    Event event =
        (signals, coefficients, response, memory) -> {
          response.shrinkHead(0.5, "undeclared");
          response.interrupt(Interruption.DRIFT, "drift");
        };
    try (ArrayTrainer trainer = trainer((loop, adapter) -> loop.coefficient(RATE).event(event))) {
      assertEquals(
          "an event asks for SHRINK_HEAD undeclared",
          assertThrows(IllegalStateException.class, () -> trainer.step(1.0, new double[3]))
              .getMessage());
    }
  }

  @Test
  void aGroupWithoutGradientIsHeldAndTheOtherGoesOn() {
    try (ArrayTrainer trainer =
        trainer(
            (loop, adapter) ->
                loop.coefficient(RATE)
                    .screen(new ZeroGradient())
                    .measure(new Calls(null, null))
                    .limit((signals, candidate, memory) -> candidate.move(0, -3.0)))) {
      trainer.step(1.0, new double[] {1.0, 0.0, 0.0});
      assertEquals(List.of("group of " + (int) FIRST), measured);
      assertEquals(Math.exp(-3.0), rate(trainer, 0), 1e-12);
      assertEquals(0.1, rate(trainer, 1), 1e-12);
      trainer.step(1.0, new double[] {0.0, 0.0, 1.0});
      assertEquals(List.of("group of 1", "group of " + (int) SECOND), measured);
      assertTrue(theta[2] < 3.0);
      trainer.step(1.0, new double[3]);
      assertEquals(2, measured.size());
      assertEquals(List.of(ZeroGradient.EVENT, ZeroGradient.EVENT, ZeroGradient.EVENT), events);
    }
  }
}
