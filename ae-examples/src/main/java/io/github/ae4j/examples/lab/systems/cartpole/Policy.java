package io.github.ae4j.examples.lab.systems.cartpole;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The probability p of a push to the right: a network with one hidden layer,
 *
 * <pre>  h = tanh(W s + b),   z = U h + c,   (1 - p, p) = softmax(z)</pre>
 *
 * <p>its weights one after another in a flat array: W row by row, b, U row by row, c.
 */
final class Policy {
  /** Hidden units. */
  static final int HIDDEN = 16;

  private static final int ACTIONS = 2;
  private static final int BIAS = HIDDEN * CartPole.STATE;
  private static final int OUT = BIAS + HIDDEN;
  private static final int OUT_BIAS = OUT + ACTIONS * HIDDEN;
  private static final double SMALL = 0.1;

  /** Number of weights. */
  static final int SIZE = OUT_BIAS + ACTIONS;

  /** Shapes of W, b, U, c. */
  static final List<int[]> SHAPES =
      List.of(
          new int[] {HIDDEN, CartPole.STATE},
          new int[] {HIDDEN},
          new int[] {ACTIONS, HIDDEN},
          new int[] {ACTIONS});

  private Policy() {}

  /** Initial weights: W normal with variance 1/4, U a tenth of that scale, so that p is near 1/2. */
  static double[] start(SplittableRandom random) {
    double[] weights = new double[SIZE];
    for (int i = 0; i < BIAS; i++) {
      weights[i] = random.nextGaussian() / Math.sqrt(CartPole.STATE);
    }
    for (int i = OUT; i < OUT_BIAS; i++) {
      weights[i] = SMALL * random.nextGaussian() / Math.sqrt(HIDDEN);
    }
    return weights;
  }

  /** Probability of a push to the right; writes the hidden units. */
  static double right(double[] weights, double[] state, double[] hidden) {
    double left = weights[OUT_BIAS];
    double right = weights[OUT_BIAS + 1];
    for (int j = 0; j < HIDDEN; j++) {
      double sum = weights[BIAS + j];
      for (int i = 0; i < CartPole.STATE; i++) {
        sum += weights[j * CartPole.STATE + i] * state[i];
      }
      hidden[j] = Math.tanh(sum);
      left += weights[OUT + j] * hidden[j];
      right += weights[OUT + HIDDEN + j] * hidden[j];
    }
    return 1.0 / (1.0 + Math.exp(left - right));
  }

  /** Entropy of the choice, nats. */
  static double entropy(double right) {
    return -plogp(right) - plogp(1.0 - right);
  }

  private static double plogp(double p) {
    return p > 0.0 ? p * Math.log(p) : 0.0;
  }

  /**
   * Subtracts from a gradient that of {@code advantage log p(push) + temperature entropy} in one state.
   */
  static void descend(
      double[] weights, Moment moment, double advantage, double temperature, double[] gradient) {
    double p = moment.right;
    double q = 1.0 - p;
    double toLog = moment.pushedRight ? q : -p;
    double toEntropy = p > 0.0 && q > 0.0 ? p * q * (Math.log(q) - Math.log(p)) : 0.0;
    double slope = advantage * toLog + temperature * toEntropy;
    gradient[OUT_BIAS] += slope;
    gradient[OUT_BIAS + 1] -= slope;
    for (int j = 0; j < HIDDEN; j++) {
      double h = moment.hidden[j];
      gradient[OUT + j] += slope * h;
      gradient[OUT + HIDDEN + j] -= slope * h;
      double back = slope * (weights[OUT + HIDDEN + j] - weights[OUT + j]) * (1.0 - h * h);
      gradient[BIAS + j] -= back;
      for (int i = 0; i < CartPole.STATE; i++) {
        gradient[j * CartPole.STATE + i] -= back * moment.state[i];
      }
    }
  }

  /** One state of an episode and what was done there. */
  static final class Moment {
    final double[] state = new double[CartPole.STATE];
    final double[] hidden = new double[HIDDEN];
    double right;
    boolean pushedRight;
  }
}
