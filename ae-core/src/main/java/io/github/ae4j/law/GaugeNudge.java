package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8, the gauge as a nudge: pull the effective step gamma to gamma*.
 *
 * <pre>
 *   u_alpha += k (gamma* - gamma)/(gamma* + floor),   bounded below by -k bound
 *   gamma = alpha |g| (gradient), alpha |d| (update), alpha |d|/(|theta| + floor) (relative)
 *   gamma* constant, or after a warm-up of n steps for good .8 LP_.99(gamma) (auto)
 * </pre>
 *
 * @param measure which effective step
 * @param target gamma* to begin with; positive
 * @param warmUp n, steps after which gamma* is set from the mean seen so far; -1: never
 * @param gain k; drive units
 * @param floor keeps divisions finite; positive
 * @param bound most that one step pulls down, in units of k; positive
 */
public record GaugeNudge(
    Measure measure, double target, int warmUp, double gain, double floor, double bound)
    implements Law {
  private static final double AUTO_SHARE = 0.8;
  private static final double AUTO_DECAY = 0.99;
  private static final int TRACK = 0;
  private static final int STEPS = 2;
  private static final int AUTO = 3;

  /** Which effective step the gauge holds. */
  public enum Measure {
    /** alpha |g|, as the seed has it: the effective step of plain SGD only. */
    GRADIENT,
    /** alpha |d|, the length of the update. */
    UPDATE,
    /** alpha |d| over |theta|. */
    RELATIVE
  }

  /** Checks the constants. */
  public GaugeNudge {
    Check.positive("target", target);
    Check.atLeast("warmUp", warmUp, -1);
    Check.finite("gain", gain);
    Check.positive("floor", floor);
    Check.positive("bound", bound);
  }

  @Override
  public String name() {
    return "AE-8 gauge";
  }

  @Override
  public Set<Statistic> statistics() {
    if (measure == Measure.GRADIENT) {
      return Set.of();
    }
    return measure == Measure.RELATIVE
        ? Direction.statisticsAnd(Statistic.THETA_THETA)
        : Direction.STATISTICS;
  }

  @Override
  public Set<Signal> signals() {
    return measure == Measure.GRADIENT ? Set.of(Signal.GRADIENT_NORM) : Set.of();
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.EFFECTIVE_STEP);
  }

  @Override
  public Set<String> coefficients() {
    return measure == Measure.GRADIENT
        ? Set.of(Coefficient.LEARNING_RATE)
        : Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public int slots() {
    return 4;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double gamma = effectiveStep(signals, coefficients);
    signals.set(Signal.EFFECTIVE_STEP, gamma);
    double star = target(gamma, memory);
    double pull = Extrema.max(-bound, (star - gamma) / (star + floor));
    drive.add(Coefficient.LEARNING_RATE, gain * pull);
  }

  private double effectiveStep(Signals signals, Coefficients coefficients) {
    double alpha = coefficients.value(coefficients.index(Coefficient.LEARNING_RATE));
    if (measure == Measure.GRADIENT) {
      return alpha * signals.value(Signal.GRADIENT_NORM);
    }
    double mu = coefficients.value(coefficients.index(Coefficient.MOMENTUM));
    double share = coefficients.value(Coefficient.MOMENTUM_SHARE, Direction.ALL);
    double gamma = alpha * Direction.norm(signals, mu, share);
    return measure == Measure.UPDATE
        ? gamma
        : gamma / (Math.sqrt(signals.statistic(Statistic.THETA_THETA)) + floor);
  }

  private double target(double gamma, Slots memory) {
    double steps = memory.get(STEPS) + 1.0;
    memory.set(STEPS, steps);
    double mean = LowPass.update(memory, TRACK, AUTO_DECAY, gamma);
    if (warmUp >= 0 && memory.get(AUTO) == 0.0 && steps > warmUp) {
      memory.set(AUTO, AUTO_SHARE * Extrema.max(mean, floor));
    }
    return memory.get(AUTO) > 0.0 ? memory.get(AUTO) : target;
  }
}
