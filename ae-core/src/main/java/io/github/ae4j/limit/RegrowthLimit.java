package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-8 after an instability that was the loop's own doing along agreeing gradients (OWN_RISE): until the next drift log
 * alpha comes back no faster than a ceiling that rises slowly. Such gradients ask for longer steps, which made the loss
 * rise.
 *
 * <pre>  x &lt;= x_after + room + pace t,   t = 1 in the step of the call, x_after where it left log alpha</pre>
 *
 * @param room how far log alpha may grow at once; positive
 * @param pace how far in each step more; log alpha a step, not negative
 */
public record RegrowthLimit(double room, double pace) implements Limit {
  private static final int STATE = 0;
  private static final int CEILING = 1;
  private static final double CALLED = 1.0;
  private static final double HELD = 2.0;

  /** Checks the constants. */
  public RegrowthLimit {
    Check.positive("room", room);
    Check.atLeast("pace", pace, 0.0);
  }

  @Override
  public String name() {
    return "AE-8 regrowth limit";
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.OWN_RISE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    double state = memory.get(STATE);
    if (state == 0.0) {
      return;
    }
    int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double from = state == CALLED ? candidate.previous(alpha) + room : memory.get(CEILING);
    double ceiling = from + pace;
    memory.set(STATE, HELD);
    memory.set(CEILING, ceiling);
    if (candidate.coordinate(alpha) > ceiling) {
      candidate.store(alpha, ceiling);
    }
    if (candidate.applied(alpha) > ceiling) {
      candidate.hold(alpha, ceiling);
    }
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
    } else if (signals.isSet(Signal.OWN_RISE)) {
      memory.set(STATE, CALLED);
    }
  }
}
