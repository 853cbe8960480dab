package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.types.DataType;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The translation agrees with the canonical form through flushes, resets and steps left out. */
class CanonicalVerdictTest {
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("io.github.ae4j.djl.CanonicalKind#kindsAndTypes")
  void flushesAndResets(String name, DataType type) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    CanonicalReference reference = kind.reference();
    Preset preset =
        Loops.along(CanonicalKind.WANDERING, kind.coefficients())
            .with(loop -> loop.screen(Loops.asking(CanonicalVerdictTest::verdict)));
    try (Ripple ripple = new Ripple(kind.optimizer().get(), type);
        SteeredTrainer trainer = ripple.steered(preset)) {
      long live = 0;
      for (int t = 1; t <= 120; t++) {
        ripple.step(trainer, t);
        switch (verdict(t)) {
          case FLUSH_MOMENTUM -> reference.flush();
          case RESET_STATE -> reference.reset();
          default -> {}
        }
        if (verdict(t) != Verdict.SKIP) {
          live++;
          reference.step(t, kind.course(live));
        }
        assertArrayEquals(
            reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
      }
    }
  }

  private static Verdict verdict(long t) {
    return t % 40 == 13
        ? Verdict.FLUSH_MOMENTUM
        : t % 40 == 25 ? Verdict.RESET_STATE : t % 40 == 33 ? Verdict.SKIP : Verdict.APPLY;
  }
}
