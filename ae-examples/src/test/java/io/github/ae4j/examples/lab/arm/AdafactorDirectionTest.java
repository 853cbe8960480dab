package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two steps on a matrix of two by two, and on a vector, worked by hand. */
class AdafactorDirectionTest {
  private static final double DECAY = 1.0 - Math.pow(2.0, -0.8);

  private static Optimizer start(int[] shape, double... weights) {
    return Arms.adafactor(0.1).recipe().start(new Start(weights, List.of(shape), 2, 0L));
  }

  /** Squares 1 4 / 9 16: rows mean 2.5 and 12.5, columns 5 and 10, all 7.5. RMS(U) = sqrt .96. */
  @Test
  void aMatrixIsFactored() {
    Optimizer adafactor = start(new int[] {2, 2}, 0.0, 0.0, 0.0, 0.0);
    Feed.step(adafactor, 1.0, 2.0, 3.0, 4.0);
    double[] expected = {
      -0.1 / Math.sqrt(5.0 / 3.0),
      -0.2 / Math.sqrt(10.0 / 3.0),
      -0.3 / Math.sqrt(25.0 / 3.0),
      -0.4 / Math.sqrt(50.0 / 3.0)
    };
    assertClose(expected, adafactor.point());
    Feed.step(adafactor, 10.0, 0.0, 0.0, 0.0); // first row and column mean 50, the others 0
    double row = DECAY * 2.5 + (1.0 - DECAY) * 50.0;
    double column = DECAY * 5.0 + (1.0 - DECAY) * 50.0;
    double mean = DECAY * 7.5 + (1.0 - DECAY) * 25.0;
    expected[0] -= 0.1 * 10.0 / Math.sqrt(row * column / mean);
    assertClose(expected, adafactor.point());
  }

  /** V is 1, then about 58 for a square of 100: U is above 1 and clipped to an RMS of 1. */
  @Test
  void aVectorIsKeptWholeAndClipped() {
    Optimizer adafactor = start(new int[] {2}, 0.0, 0.0);
    Feed.step(adafactor, 1.0, -1.0);
    assertClose(new double[] {-0.1, 0.1}, adafactor.point());
    Feed.step(adafactor, 10.0, -5.0);
    double u = 10.0 / Math.sqrt(DECAY + (1.0 - DECAY) * 100.0);
    double w = 5.0 / Math.sqrt(DECAY + (1.0 - DECAY) * 25.0);
    double rms = Math.sqrt((u * u + w * w) / 2.0);
    assertClose(new double[] {-0.1 - 0.1 * u / rms, 0.1 + 0.1 * w / rms}, adafactor.point());
  }

  /** Tensors are clipped one by one: the second one's large step leaves the first alone. */
  @Test
  void everyTensorHasItsOwnScale() {
    Start start = new Start(new double[2], List.of(new int[] {1}, new int[] {1}), 2, 0L);
    Optimizer adafactor = Arms.adafactor(0.1).recipe().start(start);
    Feed.step(adafactor, 1.0, 1.0);
    Feed.step(adafactor, 1.0, 100.0);
    assertClose(new double[] {-0.2, -0.2}, adafactor.point());
  }

  @Test
  void theShapesMustFillTheArray() {
    assertThrows(IllegalArgumentException.class, () -> start(new int[] {2, 2}, 0.0, 0.0));
  }
}
