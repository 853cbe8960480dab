package io.github.ae4j.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit rejects each broken law by the rule it breaks. */
class ControlLawChecksTest {
  private static final int SEEDS = 300;

  private interface Rule {
    void check(LawSubject subject, long seed);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        of(BrokenLaws.WritesNaN::new, part(PartChecks::finite), "finite: drive of learningRate"),
        of(BrokenLaws.RemembersNaN::new, part(PartChecks::finite), "finite: its memory"),
        of(BrokenLaws.Unbounded::new, ControlLawChecks::bounded, "bounded: |u| must be at most"),
        of(BrokenLaws.CountsInField::new, part(PartChecks::deterministic), "deterministic"),
        of(once(new BrokenLaws.CountsInField()), part(PartChecks::causal), "causal"),
        of(once(new BrokenLaws.LooksAhead()), part(PartChecks::causal), "causal: a history replay"),
        of(BrokenLaws.CancelsOthers::new, ControlLawChecks::additive, "additive: among other laws"),
        of(BrokenLaws.ClearsOthers::new, ControlLawChecks::additive, "additive: it must leave"),
        of(BrokenLaws.RemembersElsewhere::new, part(PartChecks::restorable), "restorable: going"),
        of(BrokenLaws.Jumps::new, ControlLawChecks::lipschitz, "Lipschitz: |du| must be at most"),
        of(
            BrokenLaws.JumpsInLoss::new,
            ControlLawChecks::lipschitz,
            "of the way from one small problem"),
        of(BrokenLaws.Kinked::new, ControlLawChecks::smooth, "smooth as it declares: its slope"),
        of(BrokenLaws.SteersUndeclared::new, part(PartChecks::confined), "steered undeclaredLast"),
        of(BrokenLaws.MovesCoefficients::new, part(PartChecks::confined), "must not move coeff"),
        of(
            BrokenLaws.WritesSignals::new,
            part(PartChecks::confined),
            "must not write signal CLOCK"),
        of(
            BrokenLaws.ReadsUndeclared::new,
            part(PartChecks::declared),
            "it reads signal EVIDENCE undeclared"));
  }

  private static Rule part(BiConsumer<PartSubject, Long> rule) {
    return (subject, seed) -> rule.accept(subject.part(), seed);
  }

  private static Arguments of(Supplier<Law> law, Rule rule, String message) {
    return arguments(law, rule, message);
  }

  private static Supplier<Law> once(Law law) {
    return () -> law;
  }

  @ParameterizedTest
  @MethodSource("broken")
  void rejectsWhatBreaksARule(Supplier<Law> law, Rule rule, String message) {
    LawSubject subject = LawSubject.of(law);
    AssertionError error = firstError(seed -> rule.check(subject, seed));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertTrue(error.getMessage().contains("law " + law.get().name()), error.getMessage());
  }

  private static AssertionError firstError(LongConsumer check) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        check.accept(seed);
      } catch (AssertionError e) {
        return e;
      }
    }
    return fail("the kit accepted what is broken");
  }

  @Test
  void acceptsTheLawTheBrokenOnesAreMadeOf() {
    LawSubject subject = LawSubject.of(BrokenLaws.OfPhase::new);
    for (long seed = 0; seed < SEEDS; seed++) {
      ControlLawChecks.all(subject, seed);
    }
  }

  @Test
  void acceptsASmoothLaw() {
    LawSubject subject =
        LawSubject.of(
            () ->
                new BrokenLaws.OfPhase() {
                  @Override
                  public boolean smooth() {
                    return true;
                  }

                  @Override
                  double of(double rho, Signals signals, Slots memory) {
                    return Math.tanh(20.0 * rho);
                  }
                });
    for (long seed = 0; seed < SEEDS; seed++) {
      ControlLawChecks.all(subject, seed);
    }
  }

  @Test
  void acceptsAJumpThatMemoryKeepsAsAMode() {
    LawSubject subject =
        LawSubject.of(
            () ->
                new BrokenLaws.OfPhase() {
                  @Override
                  public int slots() {
                    return 1;
                  }

                  @Override
                  double of(double rho, Signals signals, Slots memory) {
                    memory.set(0, rho > 0.25 ? 1.0 : memory.get(0));
                    return memory.get(0);
                  }
                });
    for (long seed = 0; seed < SEEDS; seed++) {
      ControlLawChecks.all(subject, seed);
    }
  }
}
