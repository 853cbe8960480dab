package io.github.ae4j.examples.lab.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class RegressionTaskTest {
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(3, 5, 2, 8);

  @Test
  void gradientIsTheSlopeOfTheLoss() {
    Gradients.agree(new RegressionTask(SIZE, 1L), 1e-6, 1e-6);
  }

  @Test
  void equalSeedsGiveEqualRunsAndOthersDoNot() {
    double[] one = new double[SIZE.parameters()];
    double[] two = new double[SIZE.parameters()];
    RegressionTask task = new RegressionTask(SIZE, 1L);
    task.gradient(2, task.start(), new double[one.length]);
    double loss = task.gradient(7, task.start(), one);
    assertEquals(loss, new RegressionTask(SIZE, 1L).gradient(7, task.start(), two));
    assertArrayEquals(one, two);
    assertNotEquals(loss, new RegressionTask(SIZE, 2L).gradient(7, task.start(), two));
  }
}
