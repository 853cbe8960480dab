package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.law.Law;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a step answers is what it has done: SKIP or an exception, and nothing has moved. */
class StepOrderTest {
  private final double[] theta = {1.0, -1.0};
  private int step;
  private int badStep;

  private double[] gradient() {
    return new double[] {theta[0], theta[1] + 0.3 * Math.sin(step)};
  }

  private Verdict step(ArrayTrainer trainer) {
    step++;
    return trainer.step(1.0, gradient());
  }

  private ArrayTrainer trainer(Preset preset, int every, Timing timing) {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, ArraySettings.of(0.1));
    return ArrayTrainer.steer(sgd, preset, new Cadence(0, every), timing);
  }

  @ParameterizedTest
  @EnumSource(Timing.class)
  void aSkipIsAnsweredWhereNothingHasMoved(Timing timing) {
    Event skip =
        (signals, coefficients, response, memory) -> {
          if (step == badStep) {
            response.verdict(Verdict.SKIP);
          }
        };
    badStep = 5;
    try (ArrayTrainer trainer =
        trainer(Presets.standard().with(loop -> loop.event(skip)), 1, timing)) {
      while (step < 10) {
        double[] before = theta.clone();
        boolean moved = step(trainer) != Verdict.SKIP;
        assertEquals(moved, !Arrays.equals(before, theta), "step " + step);
        assertEquals(step != badStep || timing == Timing.NEXT_STEP, moved, "step " + step);
      }
    }
  }

  /** Losses beyond what is squared, too: the loop leaves such a step out. */
  @ParameterizedTest
  @EnumSource(Timing.class)
  void aLossThatIsTooLargeMovesNothing(Timing timing) {
    for (int every : new int[] {1, 4}) {
      try (ArrayTrainer trainer = trainer(Presets.standard(), every, timing)) {
        for (int t = 0; t < 6; t++) {
          step(trainer);
        }
        double[] before = theta.clone();
        assertEquals(Verdict.SKIP, trainer.step(1e152, gradient()));
        assertArrayEquals(before, theta);
      }
    }
  }

  /** Next-step control throws it a step late, for the update was made. */
  @ParameterizedTest
  @EnumSource(Timing.class)
  void aStepThatThrowsHasMovedNothingAndARetryMovesOnce(Timing timing) {
    IllegalStateException failure = new IllegalStateException("law");
    Law law =
        (signals, coefficients, drive, memory) -> {
          if (step == badStep) {
            badStep = 0;
            throw failure;
          }
        };
    badStep = 5;
    try (ArrayTrainer trainer =
        trainer(Presets.standard().with(loop -> loop.law(law)), 1, timing)) {
      int late = timing == Timing.NEXT_STEP ? 6 : 5;
      while (step < late - 1) {
        step(trainer);
      }
      double[] before = theta.clone();
      assertSame(failure, assertThrows(IllegalStateException.class, () -> step(trainer)));
      assertEquals(late, step);
      assertArrayEquals(before, theta);
      assertEquals(Verdict.APPLY, trainer.step(1.0, gradient()));
      assertFalse(Arrays.equals(before, theta));
    }
  }

  @ParameterizedTest
  @EnumSource(Timing.class)
  void whatFailedInTheLastStepIsThrownByClosing(Timing timing) {
    IllegalStateException failure = new IllegalStateException("law");
    Law law =
        (signals, coefficients, drive, memory) -> {
          if (step == 3) {
            throw failure;
          }
        };
    ArrayTrainer trainer = trainer(Presets.standard().with(loop -> loop.law(law)), 1, timing);
    step(trainer);
    step(trainer);
    if (timing == Timing.NEXT_STEP) {
      assertEquals(Verdict.APPLY, step(trainer));
      assertSame(failure, assertThrows(IllegalStateException.class, trainer::close));
    } else {
      assertSame(failure, assertThrows(IllegalStateException.class, () -> step(trainer)));
    }
    trainer.close();
  }

  @ParameterizedTest
  @CsvSource({"1, SAME_STEP", "1, NEXT_STEP", "4, SAME_STEP", "4, NEXT_STEP"})
  void afterItsLoopWasClosedAStepMovesNothing(int every, Timing timing) {
    ArrayTrainer trainer = trainer(Presets.standard(), every, timing);
    for (int t = 0; t < 6; t++) {
      step(trainer);
    }
    trainer.loop().close();
    double rate = trainer.loop().coefficient(Coefficient.LEARNING_RATE);
    double[] before = theta.clone();
    for (int t = 0; t < 5; t++) {
      assertEquals(
          "a loop around Sgd on arrays must be open for a step, this one is closed",
          assertThrows(IllegalStateException.class, () -> step(trainer)).getMessage());
    }
    assertArrayEquals(before, theta);
    assertEquals(rate, trainer.loop().coefficient(Coefficient.LEARNING_RATE));
    trainer.close();
  }
}
