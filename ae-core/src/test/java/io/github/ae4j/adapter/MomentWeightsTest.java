package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.memory.Slots;
import org.junit.jupiter.api.Test;

class MomentWeightsTest {
  private static final int AT = 1;

  private final Slots cells = Slots.of(AT + MomentWeights.SLOTS + 1);
  private final MomentWeights weights = new MomentWeights(cells, AT);

  /** Over its weight a moment of one value is that value, after any number of steps of any decays. */
  @Test
  void aMomentOverItsWeightIsAMean() {
    double moment = 0.0;
    for (double decay : new double[] {0.9, 0.5, 0.999, 0.0, 0.7}) {
      moment = decay * moment + (1.0 - decay) * 3.0;
      weights.first(MomentWeights.after(decay, weights.first()));
      assertEquals(3.0, moment / weights.first(), 1e-14);
    }
  }

  @Test
  void stepsOfOneDecayHaveAClosedForm() {
    double weight = 0.0;
    for (int t = 1; t <= 40; t++) {
      weight = MomentWeights.after(0.9, weight);
      assertEquals(weight, MomentWeights.afterSteps(0.9, t), 1e-14);
    }
    assertEquals(0.0, MomentWeights.afterSteps(0.9, 0));
  }

  @Test
  void theyAreKeptInTheCellsGiven() {
    weights.first(0.25);
    weights.second(0.5);
    assertEquals(0.0, cells.get(0));
    assertEquals(0.25, cells.get(AT));
    assertEquals(0.5, cells.get(AT + 1));
    assertEquals(0.0, cells.get(AT + 2));
  }

  @Test
  void movedTheyGoOnInTheOtherCells() {
    weights.first(0.25);
    weights.second(0.5);
    Slots other = Slots.of(MomentWeights.SLOTS);
    weights.moveTo(other, 0);
    weights.first(0.75);
    assertEquals(0.75, other.get(0));
    assertEquals(0.5, other.get(1));
    assertEquals(0.25, cells.get(AT));
  }

  @Test
  void exchangedTwiceTheyAreAsBefore() {
    MomentWeights others = new MomentWeights(Slots.of(2), 0);
    weights.first(0.25);
    weights.second(0.5);
    others.first(0.1);
    others.second(0.2);
    weights.exchange(others);
    assertEquals("0.1 0.2 0.25 0.5", text(others));
    weights.exchange(others);
    assertEquals("0.25 0.5 0.1 0.2", text(others));
  }

  private String text(MomentWeights others) {
    return weights.first() + " " + weights.second() + " " + others.first() + " " + others.second();
  }
}
