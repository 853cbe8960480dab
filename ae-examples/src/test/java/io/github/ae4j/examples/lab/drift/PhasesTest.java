package io.github.ae4j.examples.lab.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhasesTest {
  private static final Phases PHASES = new Phases(3, 50);

  /** Right answers from a step of each phase on, none before. */
  private static double[] rightFrom(int... first) {
    return IntStream.range(0, 150)
        .mapToDouble(step -> step % 50 + 1 >= first[step / 50] ? 1.0 : 0.0)
        .toArray();
  }

  @Test
  void aRunIsBackOnceTheWindowIsRightEnough() {
    // Of ten answers eight are right: those of the steps 21 to 28.
    assertArrayEquals(new double[] {28.0, 10.0}, PHASES.stepsBack(rightFrom(1, 21, 1), 0.8));
  }

  @Test
  void aRunThatNeverComesBackTakesForEver() {
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
        PHASES.stepsBack(rightFrom(1, 51, 44), 0.8));
  }

  @Test
  void accuracyIsTheShareOfAllAnswers() {
    double[] online = rightFrom(1, 26, 51);
    assertEquals(0.5, PHASES.accuracy(online), 1e-12);
    assertEquals(0.5, PHASES.accuracy(online, 1), 1e-12);
  }

  @Test
  void whatABrokenRunDidNotAnswerIsWrong() {
    double[] half = Arrays.copyOf(Arrays.copyOf(rightFrom(1, 1, 1), 75), 150);
    assertEquals(0.5, PHASES.accuracy(half), 1e-12);
    assertArrayEquals(new double[] {10.0, Double.POSITIVE_INFINITY}, PHASES.stepsBack(half, 0.8));
  }
}
