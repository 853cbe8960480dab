package io.github.ae4j.coefficient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.memory.Slots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CoefficientsTest {
  private static final Coefficient ALPHA = Coefficient.of("learningRate", Chart.LOG, 1e-4, 1.0);
  private static final Coefficient GATE = Coefficient.of("gate", Chart.LINEAR, -1.0, 2.0);

  private final Coefficients both = Coefficients.of(List.of(ALPHA, GATE), 0.01, 0.5);

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void standWhereTheyStartAndAnchorThere() {
    assertEquals(2, both.size());
    assertEquals(Math.log(0.01), both.coordinate(0), 1e-15);
    assertEquals(0.01, both.value(0), 1e-15);
    assertEquals(Math.log(0.01), both.anchor(0), 1e-15);
    Coefficients anchored = Coefficients.of(List.of(ALPHA.withAnchor(0.1)), 0.01);
    assertEquals(Math.log(0.1), anchored.anchor(0), 1e-15);
    assertEquals(Math.log(0.01), anchored.coordinate(0), 1e-15);
  }

  @Test
  void areFoundByNameEvenIfItIsAnotherString() {
    assertEquals(1, both.index(new StringBuilder("gate").toString()));
    assertEquals(-1, both.find("door"));
    refused(
        "the loop holds no coefficient door; it holds [learningRate, gate]",
        () -> both.index("door"));
    assertEquals(both.value(1), both.value("gate", 7.0));
    assertEquals(7.0, both.value("door", 7.0));
    assertEquals(GATE, both.spec(1));
  }

  @Test
  void moveInsideTheirBoundsAndNotToNaN() {
    both.move(1, 5.0);
    assertEquals(2.0, both.value(1));
    both.move(1, Double.NEGATIVE_INFINITY);
    assertEquals(-1.0, both.value(1));
    both.move(1, Double.NaN);
    assertEquals(-1.0, both.value(1));
    assertEquals(Math.log(1e-4), both.project(0, -100.0), 1e-15);
  }

  @Test
  void badConfigurationsAreRefused() {
    refused(
        "start of coefficient learningRate must be in its bounds [1.0E-4, 1.0], got 2.0",
        () -> Coefficients.of(List.of(ALPHA), 2.0));
    refused(
        "start of coefficient learningRate must be in its bounds [1.0E-4, 1.0], got NaN",
        () -> Coefficients.of(List.of(ALPHA), Double.NaN));
    refused(
        "coefficient gate must have minimum < maximum, both on its LINEAR chart, got [2.0, -1.0]",
        () -> GATE.withBounds(2.0, -1.0));
    refused(
        "coefficient learningRate must have minimum < maximum, both on its LOG chart, got [0.0,"
            + " 1.0]",
        () -> ALPHA.withBounds(0.0, 1.0));
    refused(
        "coefficient gate must have minimum < maximum, both on its LINEAR chart, got [NaN, 1.0]",
        () -> GATE.withBounds(Double.NaN, 1.0));
    refused(
        "anchor of coefficient learningRate must be on its LOG chart, got 0.0",
        () -> ALPHA.withAnchor(0.0));
    assertEquals(3.0, Coefficients.of(List.of(GATE.withAnchor(3.0)), 0.0).anchor(0));
    refused(
        "metaStep of coefficient gate must be positive and finite, got NaN",
        () -> GATE.withMetaStep(Double.NaN));
    int cells = Coefficients.slots(1);
    refused(
        "coefficient cells must be " + cells + ", got " + (cells + 1),
        () -> new Coefficients(List.of(ALPHA), Slots.of(cells + 1), new Moves(0, 1)));
  }

  @Test
  void aDriveIsASumKeptLawByLaw() {
    Drive drive = new Drive(both, 2);
    drive.add("gate", 1.5);
    drive.turn(1);
    drive.add(1, -0.5);
    drive.add(1, 0.25);
    assertEquals(1.25, drive.total(1));
    assertEquals(0.0, drive.total(0));
    assertEquals(1.5, drive.term(0, 1));
    assertEquals(-0.25, drive.term(1, 1));
    drive.clear();
    assertEquals(0.0, drive.total(1));
    assertEquals(0.0, drive.term(1, 1));
    assertThrows(IllegalArgumentException.class, () -> drive.add("door", 1.0));
  }

  @Test
  void aCandidateIsStoredAndAppliedApart() {
    Candidate candidate = new Candidate(both);
    assertEquals(0.5, candidate.value("gate"));
    candidate.move(1, 1.0);
    assertEquals(0.5, candidate.previous(1));
    assertEquals(1.0, candidate.value(1));
    candidate.hold(1, 0.25);
    assertEquals(0.25, candidate.value(1));
    assertEquals(1.0, candidate.coordinate(1));
    candidate.store(1, 0.75);
    assertEquals(0.25, candidate.applied(1));
    assertTrue(candidate.commit());
    assertEquals(0.75, both.value(1));
    assertEquals(0.25, candidate.value(1));
    candidate.reset();
    assertEquals(0.75, candidate.value(1));
  }

  @Test
  void aCandidateIsProjectedWhenItIsCommitted() {
    Candidate candidate = new Candidate(both);
    candidate.store(1, 9.0);
    candidate.hold(1, -9.0);
    assertTrue(candidate.commit());
    assertEquals(2.0, both.value(1));
    assertEquals(-1.0, candidate.value(1));
  }

  @Test
  void itIsRememberedHowFarLawsDroveACoefficient() {
    Candidate candidate = new Candidate(both);
    candidate.move(1, 0.75);
    candidate.drive();
    candidate.move(1, 0.5);
    candidate.commit();
    assertEquals(0.25, both.driven(1));
    assertEquals(0.0, both.driven(0));
    candidate.reset();
    candidate.commit();
    assertEquals(0.0, both.driven(1));
    candidate.reset();
    candidate.move(1, 0.75);
    candidate.drive();
    candidate.move(0, Double.NaN);
    candidate.commit();
    assertEquals(0.0, both.driven(1), "the candidate was dropped");
  }

  @Test
  void aCandidateSaysWhatHasMetItsBound() {
    Candidate candidate = new Candidate(both);
    candidate.move(1, 2.0);
    candidate.commit();
    assertFalse(candidate.isBounded(1), "it touches it");
    candidate.move(1, 3.0);
    candidate.commit();
    assertFalse(candidate.isBounded(1), "it stood there");
    candidate.move(1, -1.0 - 1e-9);
    candidate.commit();
    assertTrue(candidate.isBounded(1));
    assertFalse(candidate.isBounded(0));
  }

  @Test
  void aCandidateThatIsNotFiniteIsDropped() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Candidate candidate = new Candidate(both);
      candidate.move(0, Math.log(0.5));
      candidate.hold(1, bad);
      assertFalse(candidate.commit());
      assertEquals(0.01, both.value(0), 1e-15);
      assertEquals(0.01, candidate.value(0), 1e-15);
      assertEquals(0.5, candidate.value(1));
    }
  }

  @Test
  void aCandidateRecallsWhatWasApplied() {
    Slots cells = Slots.of(Coefficients.slots(1));
    Coefficients gate = new Coefficients(List.of(GATE), cells, new Moves(0, 1));
    gate.start(0, 0.5);
    Candidate first = new Candidate(gate);
    first.hold(0, 0.125);
    first.store(0, 1.5);
    first.commit();
    Candidate second = new Candidate(gate);
    second.recall();
    assertEquals(0.125, second.value(0));
    assertEquals(1.5, second.coordinate(0));
  }

  @Test
  void aDecisionShowsTheCandidates() {
    Candidate candidate = new Candidate(both);
    Decision decision = new Decision(candidate);
    decision.decide(7, Verdict.FLUSH_MOMENTUM);
    assertEquals(7, decision.step());
    assertEquals(Verdict.FLUSH_MOMENTUM, decision.verdict());
    assertTrue(decision.holds("gate"));
    assertFalse(decision.holds("door"));
    assertEquals(0.5, decision.value(0, "gate"));
  }

  @Test
  void theStrongerVerdictHolds() {
    assertEquals(Verdict.SKIP, Verdict.APPLY.or(Verdict.SKIP));
    assertEquals(Verdict.RESET_STATE, Verdict.RESET_STATE.or(Verdict.FLUSH_MOMENTUM));
  }

  /** What is kept of the last exponential is that exponential, whoever asks next and in whatever order. */
  @Test
  void aValueIsTheChartsWhateverWasAskedBefore() {
    Candidate candidate = new Candidate(both);
    for (double value : new double[] {0.01, 0.02, 0.02, 0.3, 0.01}) {
      double x = Math.log(value);
      candidate.move(0, x);
      assertEquals(Math.exp(x), candidate.value(0));
      assertEquals(Math.exp(both.applied(0)), both.appliedValue(0));
      assertEquals(Math.exp(x), candidate.value(0));
    }
    candidate.move(0, 3.0);
    assertEquals(1.0, candidate.value(0), "the greatest, which the chart is beyond");
    assertTrue(candidate.commit());
    assertEquals(Math.exp(both.applied(0)), both.appliedValue(0));
  }

  @Test
  void knowWhetherTheMomentIsWeightedByTheRates() {
    Coefficient memory = Coefficient.of(Coefficient.RATE_MEMORY, Chart.LINEAR, 0.0, 1e6);
    assertTrue(Coefficients.of(List.of(ALPHA, memory), 0.01, 10.0).weighsByRates());
    assertFalse(both.weighsByRates());
  }
}
