package io.github.ae4j.examples.lab.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.StrokeDigits;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigitsTaskTest {
  private static final int STEPS = 5;
  private static final Digits DIGITS = StrokeDigits.draw(200, 1L);

  @Test
  void gradientOfEachTensorIsTheSlopeOfTheLoss() {
    try (Task task = StaticDigits.accuracy(DIGITS, STEPS, 1L)) {
      double[] point = task.start();
      double[] gradient = new double[point.length];
      task.gradient(1, point, gradient);
      int from = 0;
      for (int[] shape : task.shapes()) {
        int to = from + shape[0] * (shape.length > 1 ? shape[1] : 1);
        assertSlope(task, point, gradient, from, to);
        from = to;
      }
      assertEquals(point.length, from);
    }
  }

  /** Along the gradient's own direction within one tensor, where single precision shows the most. */
  private static void assertSlope(Task task, double[] point, double[] gradient, int from, int to) {
    double norm = 0.0;
    for (int i = from; i < to; i++) {
      norm = Math.hypot(norm, gradient[i]);
    }
    double reach = 0.005;
    double up = loss(task, moved(point, gradient, from, to, reach / norm));
    double down = loss(task, moved(point, gradient, from, to, -reach / norm));
    assertEquals(norm, (up - down) / (2.0 * reach), 0.01 * norm);
  }

  private static double[] moved(double[] point, double[] along, int from, int to, double by) {
    double[] moved = point.clone();
    for (int i = from; i < to; i++) {
      moved[i] += by * along[i];
    }
    return moved;
  }

  private static double loss(Task task, double[] point) {
    return task.gradient(1, point, new double[point.length]);
  }

  @Test
  void aSeedGivesTheSameWeightsBatchesAndGradientsTwice() {
    assertArrayEquals(trace(1L), trace(1L));
    assertNotEquals(trace(1L)[0], trace(2L)[0]);
  }

  private static double[] trace(long seed) {
    double[] trace = new double[2 * STEPS + 1];
    try (Task task = StaticDigits.accuracy(DIGITS, STEPS, seed)) {
      double[] point = task.start();
      double[] gradient = new double[point.length];
      for (int step = 1; step <= STEPS; step++) {
        trace[2 * step - 2] = task.gradient(step, point, gradient);
        trace[2 * step - 1] = task.online(step, point);
        for (int i = 0; i < point.length; i++) {
          point[i] -= 0.1 * gradient[i];
        }
      }
      trace[2 * STEPS] = task.evaluate(STEPS, point);
    }
    return trace;
  }

  @Test
  void whatIsHeldBackStaysWhereItHasTheSizeOfABatch() {
    try (Task task = StaticDigits.loss(DIGITS, DIGITS.size() / 5, STEPS, 1L)) {
      double[] point = task.start();
      double before = task.evaluate(0, point);
      task.gradient(1, point, new double[point.length]);
      assertEquals(before, task.evaluate(1, point));
    }
  }

  @Test
  void aDriftingTaskIsJudgedByItsAnswersSinceTheLastLook() {
    SplittableRandom random = new SplittableRandom(1L);
    int[] all = Digits.permutation(DIGITS.size(), random);
    DigitBatches batches = DigitBatches.epochs(all, 32, STEPS, random);
    try (Task task = new DriftingDigits(DIGITS, DigitView.PLAIN, batches, random)) {
      double[] point = task.start();
      double[] gradient = new double[point.length];
      task.gradient(1, point, gradient);
      double first = task.online(1, point);
      task.gradient(2, point, gradient);
      assertEquals((first + task.online(2, point)) / 2.0, task.evaluate(2, point));
      task.gradient(3, point, gradient);
      assertEquals(task.online(3, point), task.evaluate(3, point));
    }
  }

  @Test
  void whatIsServedAnswersAndNotWhatIsTrained() {
    try (Task task = StaticDigits.accuracy(DIGITS, STEPS, 1L)) {
      double[] trained = task.start();
      double[] served = new double[trained.length];
      served[served.length - 10] = 1.0; // the first class, whatever is shown
      double[] gradient = new double[trained.length];
      task.gradient(1, served, gradient);
      double expected = task.online(1, served);
      task.gradient(1, trained, gradient);
      assertNotEquals(expected, task.online(1, trained));
      assertEquals(expected, task.online(1, served));
    }
  }
}
