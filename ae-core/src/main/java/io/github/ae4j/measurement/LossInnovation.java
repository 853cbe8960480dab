package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-1, the innovation of the loss on a scale calibrated to its own tail.
 *
 * <pre>
 *   m = LP_.95(l),  V = LP_.95((l - m)^2),  D = LP_1000(|l - m|)
 *   s = sqrt V + 1e-3 |m| + lasting D,  z = (l - m)/s  after 8 samples
 *   kappa += .6 (1[z &gt; kappa] - .0125)  in [2.33, 40]
 *   innovation = 2.33 z/kappa;  l - m enters the averages clipped to [-4, 2.5 kappa/2.33] s
 *   tail of the loss = m + beyond kappa s  with this step's loss taken in; 0 before 8 samples
 * </pre>
 *
 * <p>kappa settles at the 98.75% quantile of z, 2.33 for a Gaussian loss: a stream with a heavy tail
 * is measured by its own tail and raises no false alarms. D is for losses that are large now and then:
 * between two of them V is next to nothing. kappa and D are kept across events. A loss beyond 1e150 counts as one of
 * 1e150: its square would be infinite, and V for good.
 *
 * @param decay decay of the two averages
 * @param tail fraction of samples kappa leaves above itself
 * @param tailRate how fast kappa moves
 * @param lasting share of D in the scale; at least 0
 * @param lastingSteps time constant of D, steps
 * @param beyond kappas above the mean at which the next loss stands out; positive
 */
public record LossInnovation(
    double decay, double tail, double tailRate, double lasting, double lastingSteps, double beyond)
    implements Measurement {
  private static final double GAUSSIAN_QUANTILE = 2.33;
  private static final double KAPPA_MAX = 40.0;
  private static final double CLIP_BELOW = 4.0;
  private static final double CLIP_ABOVE = 2.5;
  private static final double RELATIVE_FLOOR = 1e-3;
  private static final double TINY = 1e-30;
  private static final int SAMPLES = 8;
  private static final int MEAN = 0;
  private static final int VARIANCE = 2;
  private static final int KAPPA = 4;
  private static final int COUNT = 5;
  private static final int DEVIATION = 6;

  /** Checks that the constants are filters. */
  public LossInnovation {
    Check.decay("decay", decay);
    Check.within("tail", tail, 0.0, 1.0);
    Check.positive("tailRate", tailRate);
    Check.atLeast("lasting", lasting, 0.0);
    Check.atLeast("lastingSteps", lastingSteps, 1.0);
    Check.positive("beyond", beyond);
  }

  @Override
  public String name() {
    return "AE-1 loss innovation";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.INNOVATION, Signal.LOSS_MEAN, Signal.LOSS_TAIL);
  }

  @Override
  public int slots() {
    return 6 + LowPass.SLOTS;
  }

  @Override
  public void initialise(Slots memory) {
    memory.set(KAPPA, GAUSSIAN_QUANTILE);
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double loss = loss(signals);
    double count = memory.get(COUNT);
    double mean = count == 0.0 ? loss : LowPass.value(memory, MEAN);
    double scale = scale(mean, memory);
    double innovation = loss - mean;
    LowPass.update(memory, DEVIATION, 1.0 - 1.0 / lastingSteps, Math.abs(innovation));
    double normalised = 0.0;
    if (count >= SAMPLES) {
      double kappa = memory.get(KAPPA);
      double z = innovation / scale;
      normalised = z * (GAUSSIAN_QUANTILE / kappa);
      double above = CLIP_ABOVE * kappa / GAUSSIAN_QUANTILE;
      innovation = Extrema.max(-CLIP_BELOW * scale, Extrema.min(above * scale, innovation));
      calibrate(z, kappa, memory);
    }
    signals.set(Signal.LOSS_MEAN, mean);
    signals.set(Signal.INNOVATION, normalised);
    LowPass.update(memory, MEAN, decay, mean + innovation);
    LowPass.update(memory, VARIANCE, decay, innovation * innovation);
    memory.set(COUNT, count + 1.0);
    signals.set(Signal.LOSS_TAIL, tailOfLoss(memory));
  }

  private static double loss(Signals signals) {
    return Extrema.max(
        -Statistic.LARGEST, Extrema.min(Statistic.LARGEST, signals.statistic(Statistic.LOSS)));
  }

  /** What the next loss must exceed to stand out. */
  private double tailOfLoss(Slots memory) {
    if (memory.get(COUNT) < SAMPLES) {
      return 0.0;
    }
    double mean = LowPass.value(memory, MEAN);
    return mean + beyond * memory.get(KAPPA) * scale(mean, memory);
  }

  /** Moves kappa so that the tail's share of all z lies above it. */
  private void calibrate(double z, double kappa, Slots memory) {
    double moved = kappa + tailRate * ((z > kappa ? 1.0 : 0.0) - tail);
    memory.set(KAPPA, Extrema.max(GAUSSIAN_QUANTILE, Extrema.min(KAPPA_MAX, moved)));
  }

  private double scale(double mean, Slots memory) {
    double lastingScale = lasting * LowPass.value(memory, DEVIATION);
    double variance = LowPass.value(memory, VARIANCE);
    return Math.sqrt(variance) + RELATIVE_FLOOR * Math.abs(mean) + TINY + lastingScale;
  }

  /** After an event the statistics restart at the present loss. */
  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    memory.clear(MEAN, KAPPA);
    LowPass.update(memory, MEAN, decay, loss(signals));
    memory.set(COUNT, 1.0);
    signals.set(Signal.LOSS_TAIL, 0.0);
  }
}
