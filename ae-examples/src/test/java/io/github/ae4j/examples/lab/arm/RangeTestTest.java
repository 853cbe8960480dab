package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertRate;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Of 1000 steps at most 70 are the test, with rates 1e-7 * 10^(8 i/69) before step i. */
class RangeTestTest {
  private final Optimizer finder = Feed.start(Arms.finder(Base.SGD), 1000, 3.0, 4.0);

  private void step(double loss) {
    finder.step(loss, new double[] {1.0, -1.0});
  }

  @Test
  void raisesTheRateGeometrically() {
    step(1.0);
    assertRate(1e-7 * Math.pow(10.0, 8.0 / 69.0), finder);
    for (int i = 1; i < 69; i++) {
      step(1.0);
    }
    assertRate(10.0, finder);
  }

  @Test
  void trainsFromTheStartAtATenthOfTheBestRate() {
    for (int i = 0; i < 40; i++) {
      step(100.0 - i);
    }
    assertNotEquals(3.0, finder.point()[0]);
    step(1e6);
    assertArrayEquals(new double[] {3.0, 4.0}, finder.point(), 0.0);
    double peak = 0.1 * 1e-7 * Math.pow(10.0, 8.0 * 39.0 / 69.0);
    step(1.0);
    assertRate(peak, finder);
    Feed.assertClose(new double[] {3.0 - peak, 4.0 + peak}, finder.point());
    for (int i = 1; i < 959; i++) {
      step(1.0);
    }
    assertRate(peak * 0.5 * (1.0 + Math.cos(Math.PI * 958.0 / 959.0)), finder);
  }

  @Test
  void aLossThatIsNotFiniteEndsTheTest() {
    for (int i = 0; i < 10; i++) {
      step(100.0 - i);
    }
    step(Double.NaN);
    step(1.0);
    assertRate(0.1 * 1e-7 * Math.pow(10.0, 8.0 * 9.0 / 69.0), finder);
  }

  @Test
  void aLossBelowZeroIsNoBlowUp() {
    for (int i = 0; i < 70; i++) {
      step(-1.0 - i);
    }
    step(1.0);
    assertRate(1.0, finder);
  }
}
