package io.github.ae4j.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.machine.Resonance.Scale;
import io.github.ae4j.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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
    assertFalse(run.step(2.0));
    run.signals.put(Signal.EFFECTIVE_STEP, 0.01);
    for (int i = 0; i < 1000; i++) {
      assertFalse(run.step(0.21), "a loss that stays where noise has it");
    }
    boolean holds = false;
    for (int i = 0; i < 300; i++) {
      holds |= run.step(0.1);
    }
    assertTrue(holds);
    assertTrue(run.values().get("loss") <= 0.2);
    assertEquals(2.0, run.values().get("greatest loss"));
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
  void budgetsCountStepsTimeAndData() {
    Made steps = new Made(HaltRules.steps(3));
    assertFalse(steps.step());
    assertFalse(steps.bad());
    assertTrue(steps.step());
    Made time = new Made(HaltRules.time(Duration.ofSeconds(2)));
    time.nanos = 1_999_999_999L;
    assertFalse(time.step());
    time.nanos = 2_000_000_000L;
    assertTrue(time.step());
    Made data = new Made(HaltRules.data(64));
    data.data = 63;
    assertFalse(data.step());
    data.data = 64;
    assertTrue(data.step());
    assertEquals(Map.of("data", 64.0), data.values());
  }

  @Test
  void aBudgetThatIsResumedGoesOn() {
    Made time = new Made(HaltRules.time(Duration.ofSeconds(2)));
    time.nanos = 1_500_000_000L;
    time.step();
    time.nanos = 10L; // another process
    assertFalse(time.step());
    time.nanos = 400_000_000L;
    assertFalse(time.step());
    time.nanos = 600_000_000L;
    assertTrue(time.step());
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

  @Test
  void anyAllAndAfter() {
    HaltRule low = new Target(0.0, 0.0, 1, 0.0);
    HaltRule two = HaltRules.steps(2);
    Made any = new Made(HaltRules.any(low, two));
    assertFalse(any.step(1.0));
    assertTrue(any.step(1.0));
    assertEquals("BUDGET", any.reason());
    assertTrue(any.step(-1.0));
    assertEquals("TARGET and BUDGET", any.reason());
    assertEquals(List.of("loss", "target", "steps"), List.copyOf(any.values().keySet()));
    Made all = new Made(HaltRules.all(low, two));
    assertFalse(all.step(-1.0));
    assertFalse(all.step(1.0));
    assertTrue(all.step(-1.0));
    Made after = new Made(HaltRules.after(3, low));
    assertFalse(after.step(-1.0));
    assertFalse(after.step(-1.0));
    assertTrue(after.step(-1.0));
    assertEquals("TARGET", after.reason());
    Made figures = new Made(HaltRules.after(1, HaltRules.any(low, HaltRules.worsening(1))));
    figures.figure(1.0);
    assertFalse(figures.figure(2.0), "no step yet");
    assertTrue(figures.step(1.0));
    assertEquals("WORSENING", figures.reason());
  }

  private static void refused(String expected, Executable rule) {
    String message = assertThrows(IllegalArgumentException.class, rule).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void badRulesAreNamed() {
    refused("target must be finite, got NaN", () -> HaltRules.target(Double.NaN));
    refused("eps must be finite", () -> new Target(0.0, Double.NaN, 1, 0.0));
    refused("steps must be finite and at least 1.0, got 0.0", () -> new Target(0, 0, 0, 0));
    refused("decay must be in [0, 1), got NaN", () -> new Target(0, 0, 1, Double.NaN));
    refused("looks must be finite and at least 1.0, got 0.0", () -> HaltRules.worsening(0));
    refused("least must be", () -> new Worsening(1, Double.NaN));
    refused("share must be", () -> new Standing(4.0, Double.NaN, 1.0, 1));
    refused("share must be in [0, 1), got 1.0", () -> new Standing(4.0, 1.0, 1.0, 1));
    refused("factor must be positive", () -> new Diverged(Double.NaN, 1));
    refused("factor must be positive", () -> new Spike(Double.NaN, 1));
    Keeper none = Keeper.inMemory(() -> "", kept -> {});
    refused("every must be", () -> new Recovery(none, 0, 1.0, 1));
    refused("cut must be positive", () -> new Recovery(none, 1, Double.NaN, 1));
    refused("most must be", () -> new Recovery(none, 1, 1.0, 0));
    refused("steps must be", () -> HaltRules.nonFinite(0));
    refused("most must be positive", () -> HaltRules.steps(0));
    refused("step must be positive", () -> new Resonance(0.0, 1.0, 1, Scale.ABSOLUTE));
    refused("loss must be finite", () -> new SeedHalt(Double.NaN, 0.0, 0.0));
    refused("steps must be", () -> HaltRules.after(0, HaltRules.steps(1)));
    refused("any must be of at least one rule, got none", HaltRules::any);
    refused("all must be of at least one rule, got none", HaltRules::all);
  }
}
