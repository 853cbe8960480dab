package io.github.ae4j.examples.lab.systems.cartpole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CartPoleTest {
  /** Computed apart from this code, to twelve digits. */
  @Test
  void aPushFollowsTheEquations() {
    CartPole cart = new CartPole(0.1, -0.2, 0.05, 0.3);
    cart.push(true);
    assertArrayEquals(
        new double[] {0.096, -0.00562506578177971, 0.056, 0.0234958515185265}, cart.state(), 1e-12);
  }

  @Test
  void anUprightPoleWithoutSpeedFallsAwayFromThePush() {
    CartPole cart = new CartPole(0.0, 0.0, 0.0, 0.0);
    cart.push(true);
    assertTrue(cart.state()[1] > 0.0);
    assertTrue(cart.state()[3] < 0.0);
    assertFalse(cart.hasFallen());
  }

  @Test
  void theEpisodeEndsAtTwelveDegreesAndAtTheTracksEnds() {
    assertTrue(new CartPole(0.0, 0.0, Math.toRadians(12.01), 0.0).hasFallen());
    assertFalse(new CartPole(0.0, 0.0, Math.toRadians(-11.99), 0.0).hasFallen());
    assertTrue(new CartPole(-2.41, 0.0, 0.0, 0.0).hasFallen());
    assertFalse(new CartPole(2.39, 0.0, 0.0, 0.0).hasFallen());
  }

  @Test
  void thePolicysGradientIsThatOfItsSum() {
    double[] weights = Policy.start(new SplittableRandom(2));
    Policy.Moment moment = moment(weights, true);
    double[] gradient = new double[Policy.SIZE];
    Policy.descend(weights, moment, 1.7, 0.6, gradient);
    for (int i = 0; i < weights.length; i++) {
      double[] moved = weights.clone();
      moved[i] += 1e-5;
      double above = value(moved);
      moved[i] -= 2e-5;
      assertEquals((above - value(moved)) / 2e-5, -gradient[i], 1e-8, "weight " + i);
    }
  }

  private static double value(double[] weights) {
    double right = moment(weights, true).right;
    return 1.7 * Math.log(right) + 0.6 * Policy.entropy(right);
  }

  private static Policy.Moment moment(double[] weights, boolean pushedRight) {
    Policy.Moment moment = new Policy.Moment();
    double[] state = {0.3, -0.8, 1.1, 0.4};
    System.arraycopy(state, 0, moment.state, 0, state.length);
    moment.right = Policy.right(weights, moment.state, moment.hidden);
    moment.pushedRight = pushedRight;
    return moment;
  }

  @Test
  void advantagesAreReturnsToComeLessTheBatchsMean() {
    Episodes episodes = new Episodes(2);
    double[] weights = Policy.start(new SplittableRandom(1));
    episodes.play(weights, 7);
    double[][] advantages = episodes.advantages(2.0, 0.5);
    double sum = 0.0;
    for (double[] episode : advantages) {
      assertTrue(Math.abs(episode[0]) < 0.01, "0.5^8 of a return to come is all that differs");
      sum += episode[0];
    }
    assertEquals(0.0, sum, 1e-12);
    int longer = advantages[0].length > advantages[1].length ? 0 : 1;
    double last = advantages[longer][advantages[longer].length - 1];
    assertEquals(1.0, last, 1e-12, "2 less the mean of 2 and of an episode that is over");
  }

  @Test
  void rewardsFollowThePhases() {
    RewardDriftTask task = new RewardDriftTask(1, 10, Temperature.schedule(40, gone -> 0.0), false);
    assertEquals(1.0, task.reward(10));
    assertEquals(10.0, task.reward(11));
    assertEquals(0.1, task.reward(21));
    assertEquals(6.0, task.reward(31));
    assertEquals(1.0, task.reward(41));
  }

  @Test
  void theSameSeedGivesTheSameTwiceAndAnotherAnother() {
    double[] once = trained(3);
    assertArrayEquals(once, trained(3), 0.0);
    assertFalse(java.util.Arrays.equals(once, trained(4)));
  }

  private static double[] trained(long seed) {
    try (RewardDriftTask task = new RewardDriftTask(seed, 5, Temperature.steered(0.01), false)) {
      double[] weights = task.start();
      double[] gradient = new double[weights.length];
      for (int step = 1; step <= 20; step++) {
        task.gradient(step, weights, gradient);
        for (int i = 0; i < weights.length; i++) {
          weights[i] -= 1e-3 * gradient[i];
        }
      }
      return weights;
    }
  }
}
