package io.github.ae4j.machine;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;

/**
 * A spike's way back: what is trained goes back to the last good snapshot and goes on at a lower rate.
 *
 * @param keeper of the parameters, the optimizer's moments and the loop's checkpoint
 * @param every steps between two snapshots, at least 1; none is taken while the rule suspects a spike
 * @param cut what log alpha falls by each time, the cuts adding up; positive
 * @param most times in a run, at least 1; the next spike ends it as DIVERGED
 */
@Experimental
public record Recovery(Keeper keeper, long every, double cut, int most) {
  /** Checks the numbers. */
  public Recovery {
    Check.atLeast("every", every, 1);
    Check.positive("cut", cut);
    Check.atLeast("most", most, 1);
  }

  /** A snapshot every 100 steps, a rate divided by 3 each time, three times at most. */
  public static Recovery of(Keeper keeper) {
    return new Recovery(keeper, 100, Math.log(3.0), 3);
  }

  /** Goes back, and cuts the rate that was there by all the cuts so far. */
  void goBack(ControlLoop loop, int times) {
    keeper.giveBack();
    for (int group = 0; group < loop.groups().size(); group++) {
      double x = loop.coordinate(group, Coefficient.LEARNING_RATE);
      loop.move(group, Coefficient.LEARNING_RATE, x - times * cut);
    }
  }
}
