package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertRate;

import org.junit.jupiter.api.Test;

/** Windows of 25 steps: the first is the best one, the twelfth the eleventh that is not better. */
class PlateauTest {
  private final Optimizer plateau = Feed.start(Arms.plateau(Base.SGD, 1.0), 1000, 0.0);

  private void step(int times, double loss) {
    for (int i = 0; i < times; i++) {
      plateau.step(loss, new double[] {0.0});
    }
  }

  @Test
  void cutsWhenTheLossStandsStill() {
    step(299, 2.0);
    assertRate(1.0, plateau);
    step(1, 2.0);
    assertRate(0.1, plateau);
    step(274, 2.0);
    assertRate(0.1, plateau);
    step(1, 2.0);
    assertRate(0.01, plateau);
  }

  @Test
  void aBetterWindowStartsTheCountAgain() {
    step(275, 2.0);
    step(25, 1.9997); // below .9999 of 2
    step(274, 1.9997);
    assertRate(1.0, plateau);
    step(1, 1.9997);
    assertRate(0.1, plateau);
  }

  @Test
  void aLittleBetterIsNotBetter() {
    step(275, 2.0);
    step(25, 1.9999); // not below .9999 of 2, which is 1.9998
    assertRate(0.1, plateau);
  }

  @Test
  void aLuckyStepIsNoWindow() {
    step(275, 2.0);
    step(24, 2.02);
    step(1, 1.6); // mean 2.0032
    assertRate(0.1, plateau);
  }

  @Test
  void stopsWhereACutWouldChangeNothing() {
    Optimizer small = Feed.start(Arms.plateau(Base.SGD, 1e-8), 1000, 0.0);
    for (int i = 0; i < 400; i++) {
      small.step(2.0, new double[] {0.0});
    }
    assertRate(1e-8, small);
  }
}
