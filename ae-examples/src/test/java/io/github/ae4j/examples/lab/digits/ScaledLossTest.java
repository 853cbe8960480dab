package io.github.ae4j.examples.lab.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.task.RegressionTask;
import org.junit.jupiter.api.Test;

class ScaledLossTest {
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(3, 5, 2, 8);

  @Test
  void scaledLossScalesLossAndGradientAlone() {
    RegressionTask task = new RegressionTask(SIZE, 1L);
    double[] plain = new double[task.start().length];
    double[] scaled = new double[plain.length];
    ScaledLoss ten = new ScaledLoss(task, 10.0);
    double loss = task.gradient(1, task.start(), plain);
    assertEquals(10.0 * loss, ten.gradient(1, task.start(), scaled));
    assertEquals(10.0 * plain[4], scaled[4]);
    assertEquals(task.evaluate(0, task.start()), ten.evaluate(0, task.start()));
  }
}
