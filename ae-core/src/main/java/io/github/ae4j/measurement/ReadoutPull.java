package io.github.ae4j.measurement;

import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-1, whether the loss still falls from the averaged readout towards the parameters.
 *
 * <pre>  pull = LP_n(cos(g, theta-bar - theta))</pre>
 *
 * <p>Positive: theta-bar lies uphill of theta and should follow faster.
 *
 * @param timeConstant steps
 */
public record ReadoutPull(double timeConstant) implements Measurement {
  private static final double TINY = 1e-30;

  /** Checks the time constant. */
  public ReadoutPull {
    LowPass.decay(timeConstant);
  }

  @Override
  public String name() {
    return "AE-1 readout pull";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G, Statistic.G_READOUT, Statistic.READOUT_READOUT);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.READOUT_PULL);
  }

  @Override
  public int slots() {
    return LowPass.SLOTS;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double norms =
        Math.sqrt(signals.statistic(Statistic.G_G))
            * Math.sqrt(signals.statistic(Statistic.READOUT_READOUT));
    double cosine = norms > TINY ? signals.statistic(Statistic.G_READOUT) / norms : 0.0;
    signals.set(Signal.READOUT_PULL, LowPass.update(memory, 0, 1.0 - 1.0 / timeConstant, cosine));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      LowPass.reset(memory, 0);
      signals.set(Signal.READOUT_PULL, 0.0);
    }
  }
}
