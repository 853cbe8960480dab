package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.LoopParts.ALaw;
import io.github.ae4j.LoopParts.AMeasurement;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.Event;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cannot work is said when the loop is built, and nothing is attached then. */
class LoopPlanTest {
  private final LoopBed bed = new LoopBed();
  private final ALaw law = new ALaw("law", bed.log);

  private void refused(String message, LoopBuilder plan) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, plan::build).getMessage());
    assertFalse(bed.log.contains("attach"));
  }

  private LoopBuilder plan() {
    return ControlLoop.on(bed).coefficient(ControlLoopTest.GATE).law(law);
  }

  @Test
  void aCoefficientTheOptimizerLacks() {
    refused(
        "Nothing cannot steer coefficient window; it can steer [door, gate]",
        plan().coefficient(Coefficient.of("window", Chart.LINEAR, 0.0, 1.0)));
  }

  @Test
  void aStatisticItCannotMeasure() {
    law.statistics = Set.of(Statistic.G_WM);
    refused(
        "law needs [G_WM], which Nothing cannot measure; take an optimizer with a first moment,"
            + " as SGD with momentum or Adam",
        plan());
  }

  /** One line for one reason, however many parts and statistics. */
  @Test
  void whatManyPartsLackIsOneLine() {
    law.statistics = Set.of(Statistic.G_WM, Statistic.M_M, Statistic.HEAD_G_THETA);
    ALaw other = new ALaw("other", bed.log);
    other.statistics = Set.of(Statistic.M_M, Statistic.SUM_G);
    refused(
        String.join(
            System.lineSeparator(),
            "law and 1 more need [M_M, G_WM], which Nothing cannot measure; take an optimizer with"
                + " a first moment, as SGD with momentum or Adam",
            "law needs [HEAD_G_THETA], which Nothing cannot measure; name the head, by"
                + " ParameterGroup.head or ArrayGroup.head",
            "other needs [SUM_G], which Nothing cannot measure; leave out who needs it, by"
                + " without(name)"),
        plan().law(other));
  }

  @Test
  void aSignalThatNobodyWrites() {
    law.signals = Set.of(Signal.CLOCK);
    refused(
        "law reads signal CLOCK, which no part of the loop writes; leave it out too,"
            + " as ablate does, or add what writes it",
        plan());
    AMeasurement writer = new AMeasurement("writer", bed.log);
    writer.writes = Set.of(Signal.CLOCK);
    plan().measure(writer).build().close();
  }

  @Test
  void aCoefficientTheLoopDoesNotHold() {
    law.coefficients = Set.of("door");
    refused("law needs coefficient door, which the loop does not hold", plan());
  }

  @Test
  void twoPartsOfOneName() {
    refused(
        "names of a loop's parts must be unique, got law twice",
        plan().law(new ALaw("law", bed.log)));
  }

  @Test
  void aStartOutsideTheBounds() {
    refused(
        "start of coefficient gate must be in its bounds [0.5, 1.0], got 0.25",
        plan().coefficient(ControlLoopTest.GATE.withBounds(0.5, 1.0)));
    bed.values.put("gate", Double.NaN);
    refused("start of coefficient gate must be in its bounds [0.0, 1.0], got NaN", plan());
  }

  @Test
  void aPartToLeaveOutThatIsNotThere() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> plan().without("AE-99")).getMessage();
    assertEquals("no part of the loop is named AE-99; it has [law]", message);
  }

  @Test
  void partsAreLeftOutByNameOrNumber() {
    LoopBuilder plan = ControlLoop.on(bed).coefficient(ControlLoopTest.GATE);
    plan.law(new ALaw("AE-1 one", bed.log), new ALaw("AE-10 ten", bed.log), law);
    plan.without("AE-1").without("law");
    try (ControlLoop loop = plan.build()) {
      loop.step();
    }
    assertTrue(bed.log.contains("AE-10 ten"));
    assertFalse(bed.log.contains("AE-1 one"));
    assertFalse(bed.log.contains("law"));
  }

  @Test
  void aCoefficientListedAgainReplacesTheFirst() {
    try (ControlLoop loop = plan().coefficient(ControlLoopTest.GATE.withBounds(0.0, 0.3)).build()) {
      law.u = 1.0;
      assertEquals(0.25, loop.coefficient("gate"));
      String message =
          assertThrows(IllegalArgumentException.class, () -> loop.coefficient("door")).getMessage();
      assertEquals("the loop holds no coefficient door; it holds [gate]", message);
    }
  }

  @Test
  void allFaultsAreListedALineEach() {
    law.statistics = Set.of(Statistic.G_WM);
    law.signals = Set.of(Signal.CLOCK);
    law.coefficients = Set.of("door");
    bed.values.put("gate", 2.0);
    refused(
        String.join(
            System.lineSeparator(),
            "start of coefficient gate must be in its bounds [0.0, 1.0], got 2.0",
            "law needs [G_WM], which Nothing cannot measure; take an optimizer with a first moment,"
                + " as SGD with momentum or Adam",
            "law reads signal CLOCK, which no part of the loop writes; leave it out too,"
                + " as ablate does, or add what writes it",
            "law needs coefficient door, which the loop does not hold"),
        plan());
  }

  @Test
  void aNameThatTheTraceOrACheckpointCannotHold() {
    refused(
        "a part's name must be text of one line, got \"two\nlines\"",
        plan().law(new ALaw("two\nlines", bed.log)));
    refused(
        "a part's name must be its own, got outside, which the trace uses",
        plan().law(new ALaw("outside", bed.log)));
  }

  @Test
  void aPartIsReplacedWhereItStands() {
    LoopBuilder plan = plan().law(new ALaw("second", bed.log));
    plan.replace("law", new ALaw("other", bed.log));
    assertEquals(List.of("other", "second"), plan.parts());
  }

  @Test
  void aPartIsReplacedByOneOfItsKindAlone() {
    AMeasurement measurement = new AMeasurement("measurement", bed.log);
    assertEquals(
        "in the place of law must come a Law, got measurement",
        assertThrows(IllegalArgumentException.class, () -> plan().replace("law", measurement))
            .getMessage());
    assertEquals(
        "no part of the loop is named lav; it has [law]",
        assertThrows(IllegalArgumentException.class, () -> plan().replace("lav", law))
            .getMessage());
  }

  @Test
  void aPartIsAblatedWithThoseThatReadWhatItWrites() {
    AMeasurement writer = new AMeasurement("writer", bed.log);
    writer.writes = Set.of(Signal.CLOCK);
    law.signals = Set.of(Signal.CLOCK);
    law.writes = Set.of(Signal.LEVEL);
    ALaw last = new ALaw("last", bed.log);
    last.signals = Set.of(Signal.LEVEL);
    ALaw apart = new ALaw("apart", bed.log);
    assertEquals(
        List.of("apart"), plan().law(last, apart).measure(writer).ablate("writer").parts());
  }

  /** What the standard loop's Polyak restart reads is declared: alone it drove alpha to 308. */
  @Test
  void theRestartIsRefusedWithoutTheEventThatWritesItsLevel() {
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1));
    Event own = (signals, coefficients, response, memory) -> {};
    Preset preset = Presets.standard().without("AE-5 loss shift").with(loop -> loop.event(own));
    assertEquals(
        "AE-8 Polyak restart reads signal LEVEL, which no part of the loop writes; leave it out"
            + " too, as ablate does, or add what writes it",
        assertThrows(IllegalArgumentException.class, () -> ArrayTrainer.steer(optimizer, preset))
            .getMessage());
  }

  @Test
  void whatAPartReadsUndeclaredIsNamed() {
    Limit level = (signals, candidate, memory) -> signals.value(Signal.LEVEL);
    assertEquals(
        "limit reads signal LEVEL undeclared",
        assertThrows(IllegalStateException.class, () -> plan().limit(level).build().step())
            .getMessage());
    Limit loss = (signals, candidate, memory) -> signals.statistic(Statistic.LOSS);
    assertEquals(
        "limit reads statistic LOSS undeclared",
        assertThrows(
                IllegalStateException.class,
                () -> ControlLoop.on(new LoopBed()).limit(loss).build().step())
            .getMessage());
  }
}
