package io.github.ae4j.examples.lab.valley;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.task.Gradients;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValleyTaskTest {
  private static final Landscape BOWL =
      new Landscape() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public double loss(double[] point, double[] gradient) {
          gradient[0] = 3.0 * point[0];
          gradient[1] = 7.0 * point[1];
          return 1.5 * point[0] * point[0] + 3.5 * point[1] * point[1];
        }
      };

  @Test
  void gradientsAreThoseOfTheLosses() {
    Gradients.agree(
        new ValleyTask(new Landscape.Rosenbrock(), new double[] {-1.2, 1.1}, 10, ""), 1e-5, 1e-6);
    SplittableRandom random = new SplittableRandom(3);
    double[] target = random.doubles(9, -1.0, 1.0).toArray();
    double[] start = random.doubles(36, -1.0, 1.0).toArray();
    Gradients.agree(
        new ValleyTask(new Landscape.DeepLinear(4, 3, target), start, 10, ""), 1e-5, 1e-6);
  }

  @Test
  void valleysHaveTheirBottomWhereTheyShould() {
    double[] gradient = new double[2];
    assertEquals(0.0, new Landscape.Rosenbrock().loss(new double[] {1.0, 1.0}, gradient));
    assertArrayEquals(new double[] {0.0, 0.0}, gradient, 1e-15);
    double[] target = {1.0, 2.0, 3.0, 4.0};
    double[] point = {1.0, 0.0, 0.0, 1.0, 1.0, 2.0, 3.0, 4.0};
    assertEquals(0.0, new Landscape.DeepLinear(2, 2, target).loss(point, new double[8]));
  }

  @Test
  void curvatureIsThatAlongTheGradient() {
    ValleyTask task = new ValleyTask(BOWL, new double[] {1.0, 0.0}, 2, "");
    double[] gradient = new double[2];
    task.gradient(1, new double[] {1.0, 0.0}, gradient);
    assertEquals(0, task.curvature()[0].length);
    task.gradient(2, new double[] {1.0, 0.0}, gradient);
    task.gradient(4, new double[] {0.0, -2.0}, gradient);
    assertArrayEquals(new double[] {2.0, 4.0}, task.curvature()[0]);
    assertArrayEquals(new double[] {3.0, 7.0}, task.curvature()[1], 1e-6);
  }

  @Test
  void countsStepsAfterWhichTheLossIsHigherOrUnknown() {
    ValleyTask task = new ValleyTask(BOWL, new double[] {1.0, 0.0}, 100, "");
    double[] gradient = new double[2];
    double[] places = {1.0, 0.5, 0.75, Double.NaN};
    for (int step = 1; step <= places.length; step++) {
      task.gradient(step, new double[] {places[step - 1], 0.0}, gradient);
    }
    assertEquals(0.5, task.lost());
  }
}
