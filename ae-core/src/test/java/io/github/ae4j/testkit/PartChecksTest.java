package io.github.ae4j.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit rejects a broken part of every kind, by the rule it breaks and the part's own kind. */
class PartChecksTest {
  private static final int SEEDS = 300;

  static Stream<Arguments> secretive() {
    return Stream.of(
        arguments(BrokenParts.law(Signal.DECREASE_LIMITED), "law x", "signal DECREASE_LIMITED"),
        arguments(BrokenParts.law(Statistic.G_G), "law x", "statistic G_G"),
        arguments(BrokenParts.lawOf("undeclaredLast"), "law x", "coefficient undeclaredLast"),
        arguments(BrokenParts.limit(Signal.LEVEL), "limit x", "signal LEVEL"),
        arguments(BrokenParts.limitOf("undeclaredFirst"), "limit x", "coefficient undeclaredFirst"),
        arguments(BrokenParts.event(Statistic.LOSS), "event x", "statistic LOSS"),
        arguments(BrokenParts.measurement(Statistic.LOSS), "measurement x", "statistic LOSS"),
        arguments(BrokenParts.measurement(Signal.CLOCK), "measurement x", "signal CLOCK"),
        arguments(BrokenParts.guard(Signal.VARIANCE), "guard x", "signal VARIANCE"),
        arguments(BrokenParts.evolution(Signal.META_GAIN), "evolution x", "signal META_GAIN"));
  }

  @ParameterizedTest
  @MethodSource("secretive")
  void rejectsWhatReadsUndeclared(Part part, String who, String what) {
    AssertionError error = broken(part, PartChecks::declared);
    String expected = " is not open about what it reads: it reads " + what + " undeclared";
    assertTrue(error.getMessage().contains(who + expected), error.getMessage());
  }

  @Test
  void acceptsAnOptionalSignal() {
    Part part = BrokenParts.optional(Signal.STEP_LIMITED);
    for (long seed = 0; seed < SEEDS; seed++) {
      PartChecks.all(PartSubject.of(() -> part), seed);
    }
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(BrokenParts.eventThatShifts(), "confined", "steered undeclaredFirst by"),
        arguments(BrokenParts.eventThatMoves(), "confined", "steered undeclaredLast by"),
        arguments(BrokenParts.limitThatMoves(), "confined", "steered undeclaredFirst by"),
        arguments(BrokenParts.guardThatMoves(), "confined", "must not move coefficient"),
        arguments(BrokenParts.measurementThatWrites(), "confined", "must not write signal CLOCK"),
        arguments(BrokenParts.guardThatDivides(), "finite", "its memory, signals and answer must"),
        arguments(BrokenParts.limitThatDivides(), "finite", "applied coordinate of noise must be"),
        arguments(BrokenParts.eventThatCounts(), "deterministic", "the same step made again"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void rejectsWhatBreaksARule(Part part, String rule, String what) {
    AssertionError error = broken(part, PartChecks::all);
    assertTrue(error.getMessage().contains(" is not " + rule), error.getMessage());
    assertTrue(error.getMessage().contains(what), error.getMessage());
  }

  private interface Rule {
    void check(PartSubject subject, long seed);
  }

  private static AssertionError broken(Part part, Rule rule) {
    return assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = 0; seed < SEEDS; seed++) {
            rule.check(PartSubject.of(() -> part), seed);
          }
        });
  }

  @Test
  void aPartOfNoKindIsRefused() {
    Part none = () -> "x";
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PartSubject.of(() -> none).rig())
            .getMessage()
            .startsWith(
                "a part must be a law, limit, evolution, event, guard or measurement, got "));
    assertTrue(PartSubject.coefficientsOf(none).stream().map(Coefficient::name).count() == 2);
  }
}
