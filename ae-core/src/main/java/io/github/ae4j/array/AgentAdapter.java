package io.github.ae4j.array;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.SeedConfig;
import io.github.ae4j.preset.SeedConfig.Setting;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The seed's update, m = mu m + (1-mu) g, theta -= alpha m, without bias correction, which is why it
 * is not an {@link ArrayOptimizer}.
 */
final class AgentAdapter implements OptimizerAdapter {
  private final SeedConfig config;
  private final double[] theta;
  private final double[] gradient;
  private final double[] m;
  private final double[] update;
  private double alpha;
  private double mu;
  private double sigma;
  private double loss;

  AgentAdapter(SeedConfig config, double[] theta, double alpha, double mu, double sigma) {
    this.config = config;
    this.theta = Objects.requireNonNull(theta, "theta");
    this.gradient = new double[theta.length];
    this.m = new double[theta.length];
    this.update = new double[theta.length];
    this.alpha = alpha;
    this.mu = mu;
    this.sigma =
        config.get(Setting.SIGMA_MAX) > 0.0
            ? Math.max(sigma, Math.max(config.get(Setting.SIGMA_MIN), 1e-16))
            : 0.0;
  }

  double evaluate(LossFunction function) {
    return function.evaluate(theta, gradient);
  }

  double[] gradient() {
    return gradient;
  }

  void present(double loss) {
    this.loss = loss;
  }

  static double norm(double[] values) {
    double square = 0.0;
    for (double value : values) {
      square += value * value;
    }
    return Math.sqrt(square);
  }

  void update(long step) {
    for (int i = 0; i < theta.length; i++) {
      m[i] = mu * m[i] + (1.0 - mu) * gradient[i];
      update[i] = -alpha * m[i];
    }
    double cap = config.get(Setting.STEP_NORM_MAX);
    double length = norm(update);
    double share = cap > 0.0 && length > cap ? cap / length : 1.0;
    double bound = config.get(Setting.PARAM_ABS_MAX);
    for (int i = 0; i < theta.length; i++) {
      double noise = sigma > 0.0 ? sigma * CounterNoise.gaussian(0L, step, i) : 0.0;
      double moved = theta[i] + share * update[i] + noise;
      theta[i] = bound > 0.0 ? Math.max(-bound, Math.min(bound, moved)) : moved;
    }
  }

  @Override
  public String optimizer() {
    return "AeAgent";
  }

  @Override
  public long parameters(int group) {
    return theta.length;
  }

  @Override
  public Set<Statistic> measurable() {
    return EnumSet.of(
        Statistic.LOSS,
        Statistic.COUNT,
        Statistic.SUM_G,
        Statistic.G_G,
        Statistic.G_M,
        Statistic.M_M,
        Statistic.G_WM,
        Statistic.WM_WM);
  }

  @Override
  public void observe(Observation observation) {
    double sum = 0.0;
    double gg = 0.0;
    double gm = 0.0;
    double mm = 0.0;
    for (int i = 0; i < theta.length; i++) {
      sum += gradient[i];
      gg += gradient[i] * gradient[i];
      gm += gradient[i] * m[i];
      mm += m[i] * m[i];
    }
    observation.set(0, Statistic.LOSS, loss);
    observation.set(0, Statistic.COUNT, theta.length);
    observation.set(0, Statistic.SUM_G, sum);
    observation.set(0, Statistic.G_G, gg);
    observation.set(0, Statistic.G_M, gm);
    observation.set(0, Statistic.G_WM, gm);
    observation.set(0, Statistic.M_M, mm);
    observation.set(0, Statistic.WM_WM, mm);
  }

  @Override
  public Set<String> steerable() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM, Coefficient.NOISE);
  }

  @Override
  public double read(int group, String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> alpha;
      case Coefficient.MOMENTUM -> mu;
      case Coefficient.NOISE -> sigma;
      default -> throw new IllegalArgumentException("AeAgent has no coefficient " + coefficient);
    };
  }

  @Override
  public void attach(Demand demand, Slots memory) {}

  @Override
  public void apply(Decision decision) {
    alpha = decision.value(0, Coefficient.LEARNING_RATE);
    mu = decision.value(0, Coefficient.MOMENTUM);
    if (decision.holds(Coefficient.NOISE)) {
      sigma = decision.value(0, Coefficient.NOISE);
    }
  }

  @Override
  public void detach() {}
}
