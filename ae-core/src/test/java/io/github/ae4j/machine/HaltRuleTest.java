package io.github.ae4j.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.machine.Resonance.Scale;
import io.github.ae4j.signal.Signal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule on traces made by hand, of which it is plain when the run is over. */
class HaltRuleTest {
  @Test
  void aTargetMustBeMeasuredInARow() {
    Made run = new Made(new Target(-1.5, 0.1, 3, 0.0));
    for (double loss : new double[] {0.0, -0.5, -1.4, -1.4, -1.3, -1.4, -1.45}) {
      assertFalse(run.step(loss), "at " + loss);
    }
    assertTrue(run.step(-2.0));
    assertEquals(Map.of("loss", -2.0, "target", -1.5), run.values());
    assertEquals("TARGET", run.reason());
  }

  @Test
  void aTargetIsOneOfTheFilteredLoss() {
    Made run = new Made(new Target(0.5, 0.0, 1, 0.5));
    assertFalse(run.step(1.0));
    assertFalse(run.step(0.4)); // (.25 + .2)/.75
    assertTrue(run.step(0.3)); // (.125 + .1 + .15)/.875
    assertEquals(0.375 / 0.875, run.values().get("loss"), 1e-15);
  }

  @Test
  void whatIsNotFiniteOrDriftsStartsATargetAnew() {
    Made run = new Made(new Target(1.0, 0.0, 2, 0.9));
    assertFalse(run.step(0.5));
    assertFalse(run.bad());
    assertFalse(run.step(0.5));
    assertFalse(run.drift(0.9));
    assertEquals(0.9, run.values().get("loss"), 1e-15);
    assertTrue(run.step(0.9));
  }

  @Test
  void resonanceNeedsShortStepsAndASteadyLoss() {
    Made run = new Made(new Resonance(1e-3, 0.01, 2, Scale.RELATIVE));
    run.parameters = 10.0;
    run.signals.put(Signal.EFFECTIVE_STEP, 1e-3);
    for (double loss = 8.0; loss > 1.0; loss -= 1.0) {
      assertFalse(run.step(loss), "the loss still moves");
    }
    int waited = 0;
    while (!run.step(1.0)) {
      assertTrue(waited++ < 400);
    }
    assertTrue(waited > 20);
    assertTrue(run.values().get("variance") <= 0.01 * run.values().get("greatest variance"));
    run.signals.put(Signal.EFFECTIVE_STEP, 0.011);
    assertFalse(run.step(1.0), "the step is 1.1e-3 of the parameters");
  }

  @Test
  void absoluteResonanceHasUnits() {
    Made run = new Made(new Resonance(0.1, 1e-6, 1, Scale.ABSOLUTE));
    run.signals.put(Signal.EFFECTIVE_STEP, 0.1);
    assertTrue(run.step(5.0), "a first loss is its own mean");
    assertFalse(run.step(5.1));
    assertEquals(Set.of(Signal.EFFECTIVE_STEP), HaltRules.resonance().signals());
  }

  @Test
  void aTargetStandsOnEvidenceAndShortSteps() {
    Made run = new Made(new Standing(4.0, 0.1, 1.0, 2));
    run.signals.put(Signal.EFFECTIVE_STEP, 1.0);
    run.signals.put(Signal.EVIDENCE, -9.0);
    assertFalse(run.step());
    run.signals.put(Signal.EFFECTIVE_STEP, 0.0);
    int steps = 1;
    while (!run.step()) {
      assertTrue(steps++ < 300);
    }
    // .02 .98^k/(1 - .98^(k+1)) <= .1 first at k = 9, the second in a row at k = 10
    assertEquals(10, steps);
    run.signals.put(Signal.EVIDENCE, -3.9);
    assertFalse(run.step());
    run.signals.put(Signal.EVIDENCE, -9.0);
    assertFalse(run.step());
    run.measured = false;
    assertFalse(run.step(), "a step left out says nothing");
    run.measured = true;
    assertTrue(run.step());
    run.signals.put(Signal.EFFECTIVE_STEP, 0.5);
    assertFalse(run.drift(1.0), "the longest step is that of the task at hand");
    assertEquals(0.5, run.values().get("longest step"));
  }

  @Test
  void aTargetStandsOnceTheLossHasComeDown() {
    Made run = new Made(new Standing(4.0, 0.5, 0.1, 1));
    run.signals.put(Signal.EFFECTIVE_STEP, 1.0);
    run.signals.put(Signal.EVIDENCE, -9.0);
    assertFalse(run.step(100.0), "a single loss is no level");
    for (int i = 0; i < 400; i++) {
      assertFalse(run.step(2.0));
    }
    run.signals.put(Signal.EFFECTIVE_STEP, 0.01);
    for (int i = 0; i < 1000; i++) {
      assertFalse(run.step(0.6), "a loss that stays where noise has it");
    }
    boolean holds = false;
    for (int i = 0; i < 300; i++) {
      holds |= run.step(0.1);
    }
    assertTrue(holds);
    for (int i = 0; i < 500; i++) {
      holds = run.step(-5.0);
    }
    assertFalse(holds, "a loss below 0 has not come down to its least for that");
    assertEquals(-5.0, run.values().get("loss"), 1e-2);
    assertEquals(5.0, run.values().get("greatest loss"), 1e-2);
  }

  @Test
  void validationWorsensWhenNoLookIsBetter() {
    Made run = new Made(new Worsening(3, 0.01));
    assertFalse(run.step(0.1), "no figure yet");
    assertFalse(run.figure(0.5));
    assertFalse(run.figure(0.4));
    assertFalse(run.figure(0.395));
    assertFalse(run.step());
    assertFalse(run.figure(0.41));
    assertTrue(run.figure(0.391), "better by less than .01");
    assertEquals(Map.of("best", 0.4, "last", 0.391, "looks since", 3.0), run.values());
    assertFalse(run.figure(0.3));
  }

  @Test
  void divergenceIsFarAboveTheStart() {
    Made run = new Made(new Diverged(10.0, 3));
    for (int i = 0; i < 20; i++) {
      assertFalse(run.step(1.0 + 0.1 * (i % 2)));
    }
    for (int i = 0; i < 60; i++) {
      assertFalse(run.step(1.5), "five of its deviations above");
    }
    int steps = 0;
    while (!run.step(3.0)) {
      assertTrue(steps++ < 40);
    }
    assertTrue(steps >= 2);
    assertEquals(1.05, run.values().get("start"), 1e-12);
    double spread = Math.sqrt(20 * 0.05 * 0.05 / 19);
    assertEquals(1.05 + 10.0 * spread, run.values().get("bound"), 1e-12);
  }

  @Test
  void divergenceIsMeasuredByWhatWasGained() {
    Made run = new Made(new Diverged(2.0, 1));
    for (int i = 0; i < 300; i++) {
      assertFalse(run.step(10.0 * Math.exp(-0.02 * i)));
    }
    for (int i = 0; i < 100; i++) {
      assertFalse(run.step(12.0), "a rise to the start and a little more is no divergence");
    }
    boolean halted = false;
    for (int i = 0; i < 50; i++) {
      halted |= run.step(1e3);
    }
    assertTrue(halted);
  }

  @Test
  void infinityIsAboveAll() {
    Made run = new Made(new Diverged(10.0, 5));
    for (int i = 0; i < 20; i++) {
      run.step(1.0);
    }
    for (int i = 0; i < 4; i++) {
      assertFalse(run.bad());
    }
    assertTrue(run.bad());
  }

  @Test
  void aSpikeStaysUp() {
    Made run = new Made(new Spike(10.0, 3));
    for (int i = 0; i < 200; i++) {
      assertFalse(run.step(1.0 + 0.1 * (i % 2)));
    }
    assertFalse(run.step(50.0));
    assertTrue(run.suspects());
    assertFalse(run.step(20.0), "it comes down");
    assertFalse(run.step(10.0));
    assertFalse(run.step(1.0));
    assertFalse(run.suspects());
    assertFalse(run.step(9.0));
    assertFalse(run.bad());
    assertTrue(run.bad());
    assertEquals(1.05, run.values().get("level"), 0.02);
    assertFalse(run.step(1.0));
  }

  @Test
  void notFiniteInARow() {
    Made run = new Made(HaltRules.nonFinite(2));
    assertFalse(run.bad());
    assertFalse(run.step(1.0));
    assertFalse(run.bad());
    assertTrue(run.bad());
    assertEquals(Map.of("steps in a row", 2.0), run.values());
  }

  @Test
  void interruptionIsAsked() {
    Made run = new Made(HaltRules.interrupted());
    assertFalse(run.step());
    run.interrupted = true;
    assertTrue(run.step());
    assertEquals("INTERRUPTED", run.reason());
  }

  @Test
  void theSeedAcceptsANegativeLossAtOnce() {
    Made run = new Made(new SeedHalt(1e-6, 1e-5, 1e-3));
    run.signals.put(Signal.VARIANCE, 1.0);
    assertTrue(run.step(-0.01));
    assertFalse(run.step(0.01));
    run.signals.put(Signal.GRADIENT_NORM, 1e-4);
    run.signals.put(Signal.VARIANCE, 1e-3);
    assertTrue(run.step(0.01));
    run.signals.put(Signal.VARIANCE, 1.1e-3);
    assertFalse(run.step(0.01));
  }
}
