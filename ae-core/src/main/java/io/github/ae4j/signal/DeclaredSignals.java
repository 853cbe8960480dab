package io.github.ae4j.signal;

import io.github.ae4j.memory.Slots;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals that hold each part, at its turn, to what it has declared that it reads. */
final class DeclaredSignals extends Signals {
  private final Reads[] reads;
  private @Nullable Reads reader;

  DeclaredSignals(Observation observation, int group, Slots values, List<Part> parts) {
    super(observation, group, values);
    reads = parts.stream().map(Reads::new).toArray(Reads[]::new);
  }

  @Override
  public boolean isHeld() {
    return true;
  }

  @Override
  public void turn(int place) {
    reader = place < 0 ? null : reads[place];
  }

  @Override
  public double value(Signal signal) {
    if (reader != null) {
      reader.check(signal);
    }
    return super.value(signal);
  }

  @Override
  public double statistic(Statistic statistic) {
    if (reader != null) {
      reader.check(statistic);
    }
    return super.statistic(statistic);
  }
}
