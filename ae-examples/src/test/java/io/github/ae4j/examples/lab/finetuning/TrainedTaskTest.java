package io.github.ae4j.examples.lab.finetuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.RegressionTask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrainedTaskTest {
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(4, 8, 2, 8);

  @Test
  void goesOnBehindTheBatchesOfTheTraining() {
    RegressionTask task = new RegressionTask(SIZE, 1L);
    double[] trained = TrainedTask.train(task, 1e-2, 200, 1L);
    assertTrue(task.evaluate(0, trained) < 0.2 * task.evaluate(0, task.start()));
    assertArrayEquals(trained, TrainedTask.train(new RegressionTask(SIZE, 1L), 1e-2, 200, 1L));
    TrainedTask then = new TrainedTask(task, trained, 200);
    assertArrayEquals(trained, then.start());
    assertEquals(1.0, then.evaluate(0, trained));
    double[] one = new double[trained.length];
    double[] other = new double[trained.length];
    assertEquals(task.gradient(201, trained, one), then.gradient(1, trained, other));
    assertArrayEquals(one, other);
  }

  /** Weights that know a map have an error on another that grows with the square of the shift. */
  @Test
  void aShiftedMapIsOffByTheShift() {
    double[] trained = TrainedTask.train(new RegressionTask(SIZE, 1L), 1e-2, 2_000, 1L);
    double same = new RegressionTask(SIZE, 1L, 0.0).evaluate(0, trained);
    double near = new RegressionTask(SIZE, 1L, 0.5).evaluate(0, trained) - same;
    double far = new RegressionTask(SIZE, 1L, 2.0).evaluate(0, trained) - same;
    assertEquals(new RegressionTask(SIZE, 1L).evaluate(0, trained), same);
    assertEquals(16.0, far / near, 3.0);
  }

  @Test
  void aQuarterTurnMovesCornersClockwise() {
    byte[] pixels = new byte[Digits.PIXELS];
    pixels[0] = 1; // above on the left
    pixels[Digits.SIDE - 1] = 2; // above on the right
    Digits turned = PictureData.turned(new Digits("test", pixels, new byte[] {3}));
    byte[] expected = new byte[Digits.PIXELS];
    expected[Digits.SIDE - 1] = 1;
    expected[Digits.PIXELS - 1] = 2;
    assertArrayEquals(expected, turned.pixels());
    assertTrue(Arrays.equals(new byte[] {3}, turned.labels()));
  }
}
