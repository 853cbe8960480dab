package io.github.ae4j.measurement;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Objects;
import java.util.Set;

/**
 * AE-1, the average of a scalar that is given from outside.
 *
 * <pre>  s = LP_b(x)   of the x that are finite</pre>
 *
 * @param statistic x
 * @param signal s, in units of x
 * @param decay b, in [0, 1)
 */
@Experimental
public record Averaged(Statistic statistic, Signal signal, double decay) implements Measurement {
  /** Checks the decay. */
  public Averaged {
    Objects.requireNonNull(statistic, "statistic");
    Objects.requireNonNull(signal, "signal");
    Check.decay("decay", decay);
  }

  @Override
  public String name() {
    return "AE-1 average of " + statistic;
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(statistic);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(signal);
  }

  @Override
  public int slots() {
    return LowPass.SLOTS;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double x = signals.statistic(statistic);
    if (Double.isFinite(x)) {
      signals.set(signal, LowPass.update(memory, 0, decay, x));
    }
  }
}
