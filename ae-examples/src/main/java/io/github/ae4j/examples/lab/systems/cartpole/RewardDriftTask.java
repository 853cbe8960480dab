package io.github.ae4j.examples.lab.systems.cartpole;

import io.github.ae4j.examples.lab.task.SystemTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * REINFORCE with a baseline (Williams 1992) on the {@link CartPole}, the reward of a step being c + b
 * in place of 1. Phase after phase (c, b) is (1, 0), (10, 0), (0.1, 0), (1, 5), and from the start.
 *
 * <pre>
 *   loss = -mean over episodes of sum_t (r_t + tau H_t)
 *   gradient = -mean over episodes of sum_t grad (A_t log p_t + tau H_t)
 * </pre>
 *
 * <p>A_t: {@link Episodes#advantages}. What is reported is always the return at a reward of 1.
 */
public final class RewardDriftTask implements SystemTask {
  private static final double[] FACTOR = {1.0, 10.0, 0.1, 1.0};
  private static final double[] OFFSET = {0.0, 0.0, 0.0, 5.0};
  private static final int BATCH = 4;
  private static final double DISCOUNT = 0.99;
  private static final double TINY = 1e-12;

  private final long seed;
  private final int phase;
  private final double[] factor;
  private final double[] offset;
  private final Temperature temperature;
  private final boolean standardised;
  private final Episodes episodes = new Episodes(BATCH);
  private double online = Double.NaN;
  private double tau;
  private double sum;
  private int batches;

  /**
   * A run's episodes; their starts and dice depend on the seed and the step alone.
   *
   * @param phase updates in a phase
   * @param temperature weight of the entropy
   * @param standardised whether advantages are divided by their root mean square
   */
  public RewardDriftTask(long seed, int phase, Temperature temperature, boolean standardised) {
    this(seed, phase, temperature, standardised, FACTOR, OFFSET);
  }

  /** The same with other rewards: factor plus offset, phase after phase. */
  RewardDriftTask(
      long seed,
      int phase,
      Temperature temperature,
      boolean standardised,
      double[] factor,
      double[] offset) {
    this.seed = seed;
    this.phase = phase;
    this.temperature = temperature;
    this.standardised = standardised;
    this.factor = factor.clone();
    this.offset = offset.clone();
  }

  @Override
  public double[] start() {
    return Policy.start(new SplittableRandom(seed));
  }

  @Override
  public List<int[]> shapes() {
    return Policy.SHAPES;
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    play(step, point);
    double reward = reward(step);
    double[][] advantages = episodes.advantages(reward, DISCOUNT);
    double scale = scale(advantages);
    tau = temperature.at(step, scale);
    if (standardised) {
      divide(advantages, scale + TINY);
    }
    episodes.gradient(point, advantages, tau, gradient);
    double scaled = reward * episodes.meanLength();
    double loss = -scaled - tau * episodes.entropy();
    temperature.step(loss, scaled);
    return loss;
  }

  private void play(int step, double[] point) {
    episodes.play(point, seed * 1_000_003L + step);
    online = episodes.meanLength() / CartPole.LONGEST;
    sum += episodes.meanLength();
    batches++;
  }

  /** Reward of one step of an episode, in the phase that an update lies in. */
  double reward(int step) {
    int now = (step - 1) / phase % factor.length;
    return factor[now] + offset[now];
  }

  /** Root mean square. */
  private static double scale(double[][] advantages) {
    double square = 0.0;
    int n = 0;
    for (double[] episode : advantages) {
      for (double advantage : episode) {
        square += advantage * advantage;
        n++;
      }
    }
    return Math.sqrt(square / Math.max(1, n));
  }

  private static void divide(double[][] advantages, double scale) {
    for (double[] episode : advantages) {
      for (int t = 0; t < episode.length; t++) {
        episode[t] /= scale;
      }
    }
  }

  /**
   * Share of the longest episode that the last batch stood, before it was trained on; the policy that is
   * trained plays.
   */
  @Override
  public double online(int step, double[] served) {
    return online;
  }

  /** Mean return of the batches since it was last asked; of a batch of its own before the first. */
  @Override
  public double evaluate(int step, double[] weights) {
    if (batches == 0) {
      play(step, weights);
    }
    double mean = sum / batches;
    sum = 0.0;
    batches = 0;
    return mean;
  }

  @Override
  public Map<String, Double> coefficients(double[] weights) {
    return Map.of("temperature", tau);
  }

  @Override
  public String data() {
    return "cart and pole, simulated";
  }

  @Override
  public void close() {
    temperature.close();
  }
}
