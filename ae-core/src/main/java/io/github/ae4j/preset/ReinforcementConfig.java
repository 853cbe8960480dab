package io.github.ae4j.preset;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.NonFiniteLoss;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.RewardDrive;
import io.github.ae4j.law.SetPoint;
import io.github.ae4j.law.StallDrive;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.measurement.Averaged;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.measurement.RewardTrend;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;

/** The constants of {@link Presets#reinforcement()} and its targets; immutable. */
public final class ReinforcementConfig {
  /** One constant, with its default. */
  public enum Setting {
    /** Push on the temperature in a stall, ks; drive units. */
    STALL(0.5),
    /** Trend that still counts as a stall, over the loss's deviation. */
    STALL_SCALE(0.25),
    /** Push down on the temperature while the reward rises, kr; drive units. */
    EXPLOIT(0.8),
    /** Push of an entropy target or a divergence target; drive units. */
    TARGET(1.0),
    /** Push on the KL penalty with the loss's variance, kv; drive units. */
    STABILITY(0.5),
    /** Greatest V/V* that counts. */
    CEILING(2.0),
    /** Pull back to where a coefficient started; drive units a chart unit. */
    LEAK(0.05),
    /** Barrier of the bounds; drive units times chart units. */
    BARRIER(1e-3),
    /** Chart units per unit of drive and step. */
    META_STEP(0.02),
    /** Least temperature, over the advantages' root mean square. */
    TEMPERATURE_LEAST(1e-4),
    /** Greatest temperature, over the advantages' root mean square. */
    TEMPERATURE_MOST(1.0),
    /** Least KL penalty over the one started from. */
    PENALTY_LEAST(1e-3),
    /** Greatest KL penalty over the one started from. */
    PENALTY_MOST(1e3),
    /** Least learning rate over the one started from, of a rate without a gradient. */
    RATE_LEAST(1e-2),
    /** Greatest learning rate over the one started from, of a rate without a gradient. */
    RATE_MOST(1e2),
    /** Push on the learning rate while the reward rises, of a rate without a gradient; drive units. */
    RATE_REWARD(0.5),
    /** Decay of the fast averages. */
    FAST(0.9),
    /** Decay of the slow averages. */
    SLOW(0.99);

    private final double initial;

    Setting(double initial) {
      this.initial = initial;
    }
  }

  private static final double TINY = 1e-30;
  private static final double INNOVATION = 0.98;
  private static final double SQUARE = 0.95;

  private final Settings<Setting> values;
  private final double entropy;
  private final double mostEntropy;
  private final double divergence;

  private ReinforcementConfig(
      Settings<Setting> values, double entropy, double mostEntropy, double divergence) {
    this.values = values;
    this.entropy = entropy;
    this.mostEntropy = mostEntropy;
    this.divergence = divergence;
  }

  /** The defaults, without targets. */
  public static ReinforcementConfig defaults() {
    return new ReinforcementConfig(
        Settings.of(Setting.class, setting -> setting.initial), Double.NaN, Double.NaN, Double.NaN);
  }

  /** The value of a constant. */
  public double get(Setting setting) {
    return values.get(setting);
  }

  /**
   * The same with another value of a constant. What it must be beside the others its part says, where the preset is
   * put to use.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public ReinforcementConfig with(Setting setting, double value) {
    return new ReinforcementConfig(values.with(setting, value), entropy, mostEntropy, divergence);
  }

  /**
   * The same with an entropy that the temperature holds, in place of the push in a stall and the pull back. Each step is
   * given {@link Statistic#ENTROPY}.
   *
   * @param nats H*, mean entropy of the policy in a state; in (0, log actions)
   * @param actions |A|, of which the policy chooses one; at least 2
   * @throws IllegalArgumentException if it is beyond log |A|, which no policy reaches: its temperature would only rise
   */
  public ReinforcementConfig withEntropyTarget(double nats, int actions) {
    double most = Math.log(Check.atLeast("actions", actions, 2));
    Check.positive("entropy target", nats);
    if (!(nats < most)) {
      throw new IllegalArgumentException(
          "entropy target must be below log |A| = "
              + most
              + " of "
              + actions
              + " actions, got "
              + nats);
    }
    return new ReinforcementConfig(values, nats, most, divergence);
  }

  /**
   * The same with a divergence that the KL penalty holds, in place of the pull back. Each step is given {@link
   * Statistic#DIVERGENCE}.
   *
   * @param nats KL*, mean divergence of the policy in a state; positive
   */
  public ReinforcementConfig withDivergenceTarget(double nats) {
    Check.positive("divergence target", nats);
    return new ReinforcementConfig(values, entropy, mostEntropy, nats);
  }

  boolean hasEntropyTarget() {
    return Double.isFinite(entropy);
  }

  boolean hasDivergenceTarget() {
    return Double.isFinite(divergence);
  }

  /** What leaves out a loss that is not finite. */
  public NonFiniteLoss nonFiniteLoss() {
    return new NonFiniteLoss(StandardConfig.defaults().nonFinite().cut());
  }

  /** The loss's trend. */
  public LossTrend lossTrend() {
    return new LossTrend(get(Setting.FAST));
  }

  /** The loss's variance. */
  public LossVariance lossVariance() {
    return new LossVariance(INNOVATION, SQUARE, get(Setting.SLOW), Double.MAX_VALUE, TINY);
  }

  /** The reward's trend. */
  public RewardTrend rewardTrend() {
    return new RewardTrend(get(Setting.FAST), get(Setting.SLOW));
  }

  /** The policy's entropy. */
  public Averaged entropy() {
    return new Averaged(Statistic.ENTROPY, Signal.ENTROPY, get(Setting.FAST));
  }

  /** The policy's divergence. */
  public Averaged divergence() {
    return new Averaged(Statistic.DIVERGENCE, Signal.DIVERGENCE, get(Setting.FAST));
  }

  /** The temperature and its bounds. */
  public Coefficient temperature() {
    return Coefficient.of(
            Coefficient.TEMPERATURE,
            Chart.LOG,
            get(Setting.TEMPERATURE_LEAST),
            get(Setting.TEMPERATURE_MOST))
        .withMetaStep(get(Setting.META_STEP));
  }

  /** A coefficient between two multiples of where it starts. */
  Coefficient about(String name, double start, Setting least, Setting most) {
    return Coefficient.of(name, Chart.LOG, start * get(least), start * get(most))
        .withMetaStep(get(Setting.META_STEP));
  }

  /** The push on the temperature in a stall. */
  public StallDrive stall() {
    return new StallDrive(
        Coefficient.TEMPERATURE, values.notNegative(Setting.STALL), get(Setting.STALL_SCALE));
  }

  /** The push down on the temperature while the reward rises. */
  public RewardDrive exploit() {
    return new RewardDrive(Coefficient.TEMPERATURE, -values.notNegative(Setting.EXPLOIT), 1.0);
  }

  /** The push up on a learning rate while the reward rises. */
  RewardDrive rateReward() {
    return new RewardDrive(Coefficient.LEARNING_RATE, values.notNegative(Setting.RATE_REWARD), 1.0);
  }

  /** What holds the entropy: its scale is the greatest entropy there is. */
  SetPoint entropyTarget() {
    return new SetPoint(
        Coefficient.TEMPERATURE,
        Signal.ENTROPY,
        entropy,
        mostEntropy,
        values.notNegative(Setting.TARGET));
  }

  /** What holds the divergence: its scale is the target. */
  SetPoint divergenceTarget() {
    return new SetPoint(
        Coefficient.KL_PENALTY,
        Signal.DIVERGENCE,
        divergence,
        divergence,
        -values.notNegative(Setting.TARGET));
  }

  /** The push on a coefficient with the loss's variance. */
  VarianceDrive stability(String coefficient, double sign) {
    return new VarianceDrive(
        coefficient, sign * values.notNegative(Setting.STABILITY), true, get(Setting.CEILING));
  }

  /** The pull back of a coefficient. */
  Leak leak(String coefficient) {
    return new Leak(coefficient, get(Setting.LEAK));
  }

  /** The barrier of a coefficient's bounds. */
  Barrier barrier(String coefficient) {
    return new Barrier(coefficient, get(Setting.BARRIER));
  }
}
