package io.github.ae4j.examples.lab.plateau;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * A noise law that leaves plateaus: the noise grows while the loss stands still, and shrinks while it
 * falls, at an event, and where the gradient leads on.
 *
 * <pre>
 *   u_sigma = .5 [|z| &lt; 1] - [z &lt; -1] - 4 [event] - [alpha |g| &gt; .1 g0]
 *   z = LP_.9(dl)/sqrt(LP_.98(dl^2)/19),   g0 = .009 (1 + |theta_0|)
 * </pre>
 *
 * <p>dl is the loss's difference from the last step's. The noise added to the parameters has the
 * expected length sigma g0, with sigma in [1e-4, 3]; the coefficient is the share of one coordinate,
 * sigma g0/sqrt(n).
 */
public record EscapeNoise() implements Law {
  private static final double META_STEP = 0.05;
  private static final double GROW = 0.5;
  private static final double EVENT = 4.0;
  private static final double LEADING = 0.1;
  private static final double TREND_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.98;

  /** (1 + b)/(1 - b) of the trend's decay: by so much an average's variance is smaller. */
  private static final double AVERAGED = 19.0;

  private static final double TINY = 1e-300;
  private static final int TREND = 0;
  private static final int SQUARE = TREND + LowPass.SLOTS;
  private static final int LAST = SQUARE + LowPass.SLOTS;
  private static final int STARTED = LAST + 1;
  private static final int INTERRUPTED = STARTED + 1;
  private static final int UNIT = INTERRUPTED + 1;

  /** Lists the law, its bounds and the noise on a loop, and lets a gradient of 0 hold nothing. */
  public static void add(LoopBuilder loop) {
    loop.coefficient(
            Coefficient.of(Coefficient.NOISE, Chart.LOG, 1e-12, 1e3).withMetaStep(META_STEP))
        .law(new EscapeNoise())
        .limit(new Bounds(1e-4, 3.0))
        .without("AE-1 zero gradient");
  }

  @Override
  public String name() {
    return "escape noise";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.G_G, Statistic.THETA_THETA);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.NOISE, Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return UNIT + 1;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double change = memory.get(STARTED) == 0.0 ? 0.0 : loss - memory.get(LAST);
    if (memory.get(UNIT) == 0.0) {
      memory.set(UNIT, unit(signals));
    }
    memory.set(STARTED, 1.0);
    memory.set(LAST, loss);
    double trend = LowPass.update(memory, TREND, TREND_DECAY, change);
    double square = LowPass.update(memory, SQUARE, SQUARE_DECAY, change * change);
    double z = trend / Math.sqrt(square / AVERAGED + TINY);
    double alpha = coefficients.value(coefficients.index(Coefficient.LEARNING_RATE));
    double step = alpha * Math.sqrt(signals.statistic(Statistic.G_G));
    drive.add(
        Coefficient.NOISE,
        (Math.abs(z) < 1.0 ? GROW : 0.0)
            - (z < -1.0 ? 1.0 : 0.0)
            - EVENT * memory.get(INTERRUPTED)
            - (step > LEADING * memory.get(UNIT) ? 1.0 : 0.0));
    memory.set(INTERRUPTED, 0.0);
  }

  /** g0. */
  private static double unit(Signals signals) {
    return 0.009 * (1.0 + Math.sqrt(signals.statistic(Statistic.THETA_THETA)));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    memory.set(INTERRUPTED, 1.0);
  }

  /**
   * sigma's interval, in units of g0/sqrt(n).
   *
   * @param low least sigma; positive
   * @param high greatest sigma
   */
  public record Bounds(double low, double high) implements Limit {
    @Override
    public String name() {
      return "escape noise bounds";
    }

    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.COUNT, Statistic.THETA_THETA);
    }

    @Override
    public Set<String> coefficients() {
      return Set.of(Coefficient.NOISE);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void limit(Signals signals, Candidate candidate, Slots memory) {
      if (memory.get(0) == 0.0) {
        memory.set(0, unit(signals) / Math.sqrt(signals.statistic(Statistic.COUNT)));
      }
      int sigma = candidate.coefficients().index(Coefficient.NOISE);
      double x = candidate.coordinate(sigma);
      double least = Math.log(low * memory.get(0));
      double most = Math.log(high * memory.get(0));
      candidate.move(sigma, Math.max(least, Math.min(most, x)));
    }
  }
}
