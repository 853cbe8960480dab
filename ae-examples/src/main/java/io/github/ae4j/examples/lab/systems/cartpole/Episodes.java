package io.github.ae4j.examples.lab.systems.cartpole;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A batch of episodes under one policy, with the room for them kept from batch to batch. */
final class Episodes {
  private final Policy.Moment[][] moments;
  private final int[] lengths;

  /** Room for a number of episodes. */
  Episodes(int number) {
    moments = new Policy.Moment[number][CartPole.LONGEST];
    for (Policy.Moment[] episode : moments) {
      Arrays.setAll(episode, i -> new Policy.Moment());
    }
    lengths = new int[number];
  }

  /** Plays the batch anew. */
  void play(double[] weights, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int e = 0; e < moments.length; e++) {
      lengths[e] = play(weights, seeds.split(), moments[e]);
    }
  }

  private static int play(double[] weights, SplittableRandom random, Policy.Moment[] episode) {
    CartPole cart = CartPole.start(random);
    int t = 0;
    while (t < episode.length && !cart.hasFallen()) {
      Policy.Moment moment = episode[t++];
      cart.see(moment.state);
      moment.right = Policy.right(weights, moment.state, moment.hidden);
      moment.pushedRight = random.nextDouble() < moment.right;
      cart.push(moment.pushedRight);
    }
    return t;
  }

  /** Mean number of steps before the pole fell: the return at a reward of 1 a step. */
  double meanLength() {
    return Arrays.stream(lengths).average().orElseThrow();
  }

  /** Mean over the episodes of the sum of the policy's entropy. */
  double entropy() {
    double sum = 0.0;
    for (int e = 0; e < lengths.length; e++) {
      for (int t = 0; t < lengths[e]; t++) {
        sum += Policy.entropy(moments[e][t].right);
      }
    }
    return sum / lengths.length;
  }

  /**
   * Adds the gradient of {@code -mean over episodes of sum over t of (A_t log p_t + tau H_t)}.
   *
   * @param advantages A_t by episode
   */
  void gradient(double[] weights, double[][] advantages, double temperature, double[] gradient) {
    for (int e = 0; e < lengths.length; e++) {
      for (int t = 0; t < lengths[e]; t++) {
        Policy.descend(
            weights,
            moments[e][t],
            advantages[e][t] / lengths.length,
            temperature / lengths.length,
            gradient);
      }
    }
  }

  /**
   * A_t = G_t - b_t: the discounted reward from t on, at the same reward each step, minus the batch's
   * mean of it at that t, an episode that is over counting as 0.
   */
  double[][] advantages(double reward, double discount) {
    double[][] advantages = new double[lengths.length][];
    double[] mean = new double[CartPole.LONGEST];
    for (int e = 0; e < lengths.length; e++) {
      advantages[e] = new double[lengths[e]];
      double toCome = 0.0;
      for (int t = lengths[e] - 1; t >= 0; t--) {
        toCome = reward + discount * toCome;
        advantages[e][t] = toCome;
        mean[t] += toCome / lengths.length;
      }
    }
    for (double[] episode : advantages) {
      for (int t = 0; t < episode.length; t++) {
        episode[t] -= mean[t];
      }
    }
    return advantages;
  }
}
