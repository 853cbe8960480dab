package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertRate;

import org.junit.jupiter.api.Test;

/** Windows of 50 steps: the first is the best one, the twelfth the eleventh that is not better. */
class PlateauTest {
  private final Optimizer plateau = Feed.start(Arms.plateau(Base.SGD, 1.0), 1000, 0.0);

  private void step(int times, double loss) {
    for (int i = 0; i < times; i++) {
      plateau.step(loss, new double[] {0.0});
    }
  }

  @Test
  void cutsWhenTheLossStandsStill() {
    step(599, 2.0);
    assertRate(1.0, plateau);
    step(1, 2.0);
    assertRate(0.1, plateau);
    step(549, 2.0);
    assertRate(0.1, plateau);
    step(1, 2.0);
    assertRate(0.01, plateau);
  }

  @Test
  void aBetterWindowStartsTheCountAgain() {
    step(550, 2.0);
    step(50, 1.9997); // below .9999 of 2
    step(549, 1.9997);
    assertRate(1.0, plateau);
    step(1, 1.9997);
    assertRate(0.1, plateau);
  }

  @Test
  void aLittleBetterIsNotBetter() {
    step(550, 2.0);
    step(50, 1.9999); // not below .9999 of 2, which is 1.9998
    assertRate(0.1, plateau);
  }

  @Test
  void aLuckyStepIsNoWindow() {
    step(550, 2.0);
    step(49, 2.02);
    step(1, 1.02); // mean 2
    assertRate(0.1, plateau);
  }

  @Test
  void stopsWhereACutWouldChangeNothing() {
    Optimizer small = Feed.start(Arms.plateau(Base.SGD, 1e-8), 1000, 0.0);
    for (int i = 0; i < 800; i++) {
      small.step(2.0, new double[] {0.0});
    }
    assertRate(1e-8, small);
  }
}
