package io.github.ae4j.machine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.machine.Resonance.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Budgets, what puts rules together, and what is refused. */
class HaltRulesTest {
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
    refused("steps must be finite and at least 1.0, got 0.0", () -> HaltRules.steps(0));
    refused("data must be finite and at least 1.0, got 0.0", () -> HaltRules.data(0));
    refused("seconds must be positive", () -> HaltRules.time(Duration.ZERO));
    assertDoesNotThrow(() -> HaltRules.time(Duration.ofDays(400 * 365)));
    refused("step must be positive", () -> new Resonance(0.0, 1.0, 1, Scale.ABSOLUTE));
    refused("loss must be finite", () -> new SeedHalt(Double.NaN, 0.0, 0.0));
    refused("steps must be", () -> HaltRules.after(0, HaltRules.steps(1)));
    refused("any must be of at least one rule, got none", HaltRules::any);
    refused("all must be of at least one rule, got none", HaltRules::all);
  }
}
