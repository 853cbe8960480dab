package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-1, the annealing clock k, which runs only on evidence that the target stands still or is left
 * far away. n counts steps since the last event.
 *
 * <pre>
 *   waiting, until (n &gt;= 6 and |evidence| &gt; threshold) or n &gt;= patience:  k = min(k+1, max(k, hold))
 *   then                        k += min(most, threshold/sqrt n0),  n0 = n at that moment,
 *                               times max(0, min(1, 2 - evidence)) from n = patience on
 *   if the step limit bound the last step, a smooth one in part, and n &gt; 20:
 *                               k = max(1, k exp(-backward (1-s) [P60 - deadband]_+)),
 *   s = min(1, [-evidence - 3]_+)
 *   averaging clock             K = N^q k^(1-q);  N counts as k does, but by 1 a step, and is turned back with it
 *   k runs up to longest, N up to longest/most
 * </pre>
 *
 * <p>Along a tracked target the slope has no sign, the clock waits and the step stays long; on a
 * standing one it is soon negative and the clock runs. Once the evidence says that the target
 * stands, s = 1 and the noise of P60 no longer turns the clock back. An early call says little about how
 * well the target is known by then, so the rate has a bound. The clocks have one because the evidence has a memory: on
 * a standing target the mean slope falls with the step, and of a step too short the evidence would not know that the
 * target stands. Both are 1 after a drift. At the start k is
 * {@code first} and N is 0 whatever {@code first}, so that an average of trained parameters follows from the first
 * steps on.
 *
 * @param hold where the clock waits, steps
 * @param threshold evidence that starts it, standard deviations
 * @param patience steps after which it starts without evidence
 * @param backward rate at which it turns back while persistence asks for longer steps
 * @param deadband persistence below which it does not
 * @param most its greatest rate once it runs, in (0, 1]
 * @param first where it starts, steps; above 0 for parameters that are trained already
 * @param longest where k stops, steps; at least {@code hold}
 * @param share q, the share of N in the averaging clock, in [0, 1]
 */
public record EvidenceClock(
    double hold,
    double threshold,
    double patience,
    double backward,
    double deadband,
    double most,
    double first,
    double longest,
    double share)
    implements Measurement {
  private static final int CLOCK = 0;
  private static final int RATE = 1;
  private static final int COUNT = 2;
  private static final double STANDING_FROM = 3.0;
  private static final double FAR_FROM = 2.0;
  private static final double FIRST_STEPS = 6;
  private static final double SETTLED_STEPS = 20;

  /** Checks that the constants are positive. */
  public EvidenceClock {
    Check.atLeast("hold", hold, 1.0);
    Check.positive("threshold", threshold);
    Check.atLeast("patience", patience, 1.0);
    Check.atLeast("backward", backward, 0.0);
    Check.finite("deadband", deadband);
    Check.positive("most", most);
    Check.within("most", most, 0.0, 1.0);
    Check.atLeast("first", first, 0.0);
    Check.atLeast("longest", longest, hold);
    Check.within("share", share, 0.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-1 evidence clock";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.SINCE_EVENT, Signal.EVIDENCE, Signal.PERSISTENCE_SLOW);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.STEP_LIMITED);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.CLOCK, Signal.AVERAGING_CLOCK);
  }

  @Override
  public int slots() {
    return 3;
  }

  @Override
  public void initialise(Slots memory) {
    memory.set(CLOCK, first);
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double n = signals.value(Signal.SINCE_EVENT);
    double k = memory.get(CLOCK);
    double rate = memory.get(RATE);
    if (rate == 0.0) {
      rate = start(n, Math.abs(signals.value(Signal.EVIDENCE)));
      memory.set(RATE, rate);
    }
    double haste = haste(n, signals.value(Signal.EVIDENCE));
    k = rate == 0.0 ? upTo(hold, k, 1.0) : upTo(longest, k, rate * haste);
    double kept = kept(n, signals);
    double count = upTo(longest / most, memory.get(COUNT), haste);
    write(turnedBack(k, kept), turnedBack(count, kept), signals, memory);
  }

  /** A clock that goes on by some steps, but not past a bound; one that is past it stays. */
  private static double upTo(double bound, double clock, double steps) {
    return Extrema.min(clock + steps, Extrema.max(clock, bound));
  }

  private void write(double k, double count, Signals signals, Slots memory) {
    memory.set(CLOCK, k);
    memory.set(COUNT, count);
    signals.set(Signal.CLOCK, k);
    signals.set(Signal.AVERAGING_CLOCK, count == k ? k : k * Math.pow(count / k, share));
  }

  private static double turnedBack(double clock, double kept) {
    return kept < 1.0 ? Extrema.max(1.0, kept * clock) : clock;
  }

  /** What is kept of the clocks where the step limit binds although the slope asks for longer steps; else 1. */
  private double kept(double n, Signals signals) {
    double standing =
        Extrema.max(0.0, Extrema.min(1.0, -signals.value(Signal.EVIDENCE) - STANDING_FROM));
    double excess = (1.0 - standing) * (signals.value(Signal.PERSISTENCE_SLOW) - deadband);
    double binds = signals.value(Signal.STEP_LIMITED);
    boolean turns = binds > 0.0 && n > SETTLED_STEPS && excess > 0.0;
    return turns ? Math.exp(-backward * excess * binds) : 1.0;
  }

  /** After so long that it starts unasked, it waits while the evidence is that the target is far. */
  private double haste(double n, double evidence) {
    return n < patience ? 1.0 : Extrema.max(0.0, Extrema.min(1.0, FAR_FROM - evidence));
  }

  private double start(double n, double evidence) {
    boolean starts = (n >= FIRST_STEPS && evidence > threshold) || n >= patience;
    return starts ? Extrema.min(most, threshold / Math.sqrt(n)) : 0.0;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.set(RATE, 0.0);
      write(1.0, 1.0, signals, memory);
    }
  }
}
