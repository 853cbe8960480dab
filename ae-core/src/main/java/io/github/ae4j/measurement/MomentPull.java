package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-1, whether the gradient pushes the parameters to their average, where the first moment leads
 * there: then the average lies along w m, and the cosine is the phase.
 *
 * <pre>  pull = LP_tau(rho)</pre>
 *
 * @param steps tau, time constant, steps
 */
public record MomentPull(double steps) implements Measurement {
  /** Checks the time constant. */
  public MomentPull {
    Check.atLeast("steps", steps, 1.0);
  }

  @Override
  public String name() {
    return "AE-1 moment pull";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PHASE);
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
    double decay = 1.0 - 1.0 / steps;
    signals.set(Signal.READOUT_PULL, LowPass.update(memory, 0, decay, signals.value(Signal.PHASE)));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
      signals.set(Signal.READOUT_PULL, 0.0);
    }
  }
}
