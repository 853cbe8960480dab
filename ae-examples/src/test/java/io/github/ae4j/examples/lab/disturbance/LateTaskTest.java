package io.github.ae4j.examples.lab.disturbance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LateTaskTest {
  /** l = 10 step + x^2 / 2, so that the loss tells the step's batch. */
  private static final class Slope implements Task {
    @Override
    public double[] start() {
      return new double[] {2.0};
    }

    @Override
    public List<int[]> shapes() {
      return List.of(new int[] {1});
    }

    @Override
    public double gradient(int step, double[] point, double[] gradient) {
      gradient[0] = point[0];
      return 10.0 * step + 0.5 * point[0] * point[0];
    }

    @Override
    public double evaluate(int step, double[] weights) {
      return 0.5 * weights[0] * weights[0];
    }

    @Override
    public String data() {
      return "test";
    }
  }

  private static double[] seen(LateTask task, int steps) {
    double[] gradient = new double[1];
    return IntStream.rangeClosed(1, steps)
        .mapToDouble(
            step -> {
              double loss = task.gradient(step, new double[] {step}, gradient);
              assertEquals(10.0 * step + 0.5 * step * step, loss, 1e-12);
              return gradient[0];
            })
        .toArray();
  }

  @Test
  void gradientIsThatOfThePointSomeStepsAgo() {
    LateTask task = new LateTask(new Slope(), new Delay(2, false), 1L);
    assertArrayEquals(new double[] {1.0, 1.0, 1.0, 2.0, 3.0}, seen(task, 5));
    assertEquals(4.0, task.evaluate(5, new double[] {4.0}), 1e-15);
  }

  @Test
  void randomDelaysAreAllThereAreFromNoneToTheMost() {
    double[] seen = seen(new LateTask(new Slope(), new Delay(3, true), 1L), 400);
    int[] counts = new int[4];
    for (int step = 4; step <= seen.length; step++) {
      counts[step - (int) seen[step - 1]]++;
    }
    assertTrue(Arrays.stream(counts).allMatch(count -> count > 60), Arrays.toString(counts));
    assertArrayEquals(seen, seen(new LateTask(new Slope(), new Delay(3, true), 1L), 400));
  }
}
