package io.github.ae4j.array;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.SeedConfig;
import io.github.ae4j.preset.SeedConfig.Setting;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * The seed's stand-alone agent: parameters, momentum and coefficients in one, with gradient clipping,
 * a cap on the step and a bound on the parameters, under {@link Presets#seed}. It reproduces the
 * golden traces; for training use {@link ArrayTrainer} with {@link Presets#standard}.
 */
public final class AeAgent implements AutoCloseable {
  private static final int ALPHA = 0;
  private static final int MU = 1;
  private static final int NOISE = 2;
  private static final Step NONE = new Step(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private final SeedConfig config;
  private final OptionalDouble clip;
  private final AgentAdapter adapter;
  private final ControlLoop loop;
  private Step report = NONE;

  /**
   * What the agent reports of a step: signals of the step, coefficients and gamma after it.
   *
   * @param loss loss, clamped to the emergency's range
   * @param trend T
   * @param variance V
   * @param uncertainty S
   * @param phase rho
   * @param alpha learning rate
   * @param mu momentum
   * @param sigma noise
   * @param gamma alpha |g|
   * @param gradientNorm |g|, floor included
   */
  public record Step(
      double loss,
      double trend,
      double variance,
      double uncertainty,
      double phase,
      double alpha,
      double mu,
      double sigma,
      double gamma,
      double gradientNorm) {}

  /**
   * An agent at a point.
   *
   * @param config the seed's constants
   * @param theta parameters, changed in place
   * @param alpha learning rate it starts from
   * @param mu momentum it starts from
   * @param sigma noise it starts from; 0 for the least there is
   * @param clip norm above which a gradient is scaled down, if any; positive
   */
  public AeAgent(
      SeedConfig config,
      double[] theta,
      double alpha,
      double mu,
      double sigma,
      OptionalDouble clip) {
    this(config, theta, alpha, mu, sigma, clip, preset -> preset);
  }

  /**
   * An agent at a point, with more around its loop than the seed has.
   *
   * @param around what is made of the seed's preset, as by a halt rule that watches it
   */
  @Experimental
  public AeAgent(
      SeedConfig config,
      double[] theta,
      double alpha,
      double mu,
      double sigma,
      OptionalDouble clip,
      UnaryOperator<Preset> around) {
    if (clip.isPresent()) {
      Check.positive("clip", clip.getAsDouble());
    }
    this.config = config;
    this.clip = clip;
    adapter = new AgentAdapter(config, theta, alpha, mu, sigma);
    Preset preset = around.apply(Presets.seed(config));
    loop = ControlLoop.on(adapter).preset(preset).observer(this::see).build();
  }

  /** Evaluates, measures, decides and updates. */
  public Step step(LossFunction function) {
    double loss = bounded(adapter.evaluate(function));
    sanitise(adapter.gradient());
    clip(adapter.gradient());
    adapter.present(loss);
    if (loop.step() != Verdict.SKIP) {
      adapter.update(loop.steps());
    }
    return report;
  }

  private void see(StepTrace trace) {
    double gradientNorm = trace.signal(0, Signal.GRADIENT_NORM);
    double alpha = trace.applied(0, ALPHA);
    boolean noise = trace.coefficients().size() > NOISE;
    report =
        new Step(
            trace.statistic(0, Statistic.LOSS),
            trace.signal(0, Signal.TREND),
            trace.signal(0, Signal.VARIANCE),
            trace.signal(0, Signal.UNCERTAINTY),
            trace.signal(0, Signal.PHASE),
            alpha,
            trace.applied(0, MU),
            noise ? trace.applied(0, NOISE) : 0.0,
            alpha * gradientNorm,
            gradientNorm);
  }

  /** The agent's loop. */
  public ControlLoop loop() {
    return loop;
  }

  /** Closes the loop. */
  @Override
  public void close() {
    loop.close();
  }

  private double bounded(double loss) {
    double limit = config.get(Setting.LOSS_EMERGENCY);
    return Double.isFinite(loss) ? Math.max(-limit, Math.min(limit, loss)) : limit;
  }

  private void sanitise(double[] gradient) {
    double limit = config.get(Setting.GRAD_EMERGENCY);
    for (int i = 0; i < gradient.length; i++) {
      if (Double.isNaN(gradient[i])) {
        gradient[i] = 0.0;
      } else if (Double.isInfinite(gradient[i])) {
        gradient[i] = Math.copySign(limit, gradient[i]);
      }
    }
  }

  private void clip(double[] gradient) {
    double norm = AgentAdapter.norm(gradient);
    if (clip.isPresent() && norm > clip.getAsDouble()) {
      double share = clip.getAsDouble() / norm;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= share;
      }
    }
  }
}
