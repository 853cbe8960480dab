package io.github.ae4j.examples.lab.disturbance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.ae4j.examples.lab.task.Gradients;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
  @ParameterizedTest
  @EnumSource(Problem.class)
  void gradientIsThatOfTheLoss(Problem problem) {
    Gradients.agree(problem.make(3L), 1e-5, 1e-3);
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void sameSeedGivesTheSameBatchesAndAnotherStepOthers(Problem problem) {
    double[] first = gradient(problem, 5L, 9);
    assertArrayEquals(first, gradient(problem, 5L, 9));
    boolean alike = Arrays.equals(first, gradient(problem, 5L, 10));
    assertEquals(problem == Problem.BOWL, alike);
  }

  private static double[] gradient(Problem problem, long seed, int step) {
    Task task = problem.make(seed);
    double[] gradient = new double[task.start().length];
    task.gradient(step, task.start(), gradient);
    return gradient;
  }

  /** Noise moves the bottom of each batch, and not what is held back. */
  @Test
  void noiseIsLeftOutOfWhatIsHeldBack() {
    Bowl calm = new Bowl(0.0, 1L);
    Bowl noisy = new Bowl(0.3, 1L);
    double[] gradient = new double[20];
    assertEquals(calm.evaluate(0, calm.start()), noisy.evaluate(0, noisy.start()));
    assertEquals(calm.evaluate(0, calm.start()), calm.gradient(1, calm.start(), gradient), 1e-12);
    assertNotEquals(
        noisy.gradient(1, noisy.start(), gradient), noisy.gradient(2, noisy.start(), gradient));
  }

  @Test
  void untrainedLogisticRegressionIsAtEvenOdds() {
    LogisticTask task = new LogisticTask(1L);
    assertEquals(Math.log(2.0), task.evaluate(0, task.start()), 1e-12);
  }
}
