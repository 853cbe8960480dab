package io.github.ae4j.schedule;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Objects;
import java.util.Set;

/**
 * A group whose gradient has become quiet is frozen for a while, looked at again, and trained again where the gradient
 * has revived or the task has drifted. Of each group, with |g| its gradient's length and |g_all| that of all groups which
 * are trained:
 *
 * <pre>
 *   E = LP_b(min(|g|, 10 E)),   W = LP_b(|g_all|),   P = max(P, E) from step s on since the start or a drift
 *   quiet:    E &lt;= low P  and  E &lt;= share W,   n steps in a row from s on:  frozen for h steps
 *   then:     thawed, L steps; G = mean of |g| in them
 *   revived:  G &gt; high P:   trained, E = G, h as it was at first
 *   else:     frozen again, h = min(2 h, H)
 *   drift:    thawed, and E, W, P, h start anew
 * </pre>
 *
 * <p>h ends at the next multiple of h since the start or the drift that is h/2 steps away at least, so that groups are
 * looked at together: a look at the first one costs a backward pass through all. What is decided in a step holds from
 * the next one on. One group always stays trained, that of the head or the last.
 *
 * <p>A screen: it sees gradients as they came. List it after a preset's parts: {@code
 * Presets.standard().with(loop -> loop.screen(Freezing.defaults()))}. The optimizer must have groups, from the input to
 * the output. What steps mean is what the loop counts: those that are measured.
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>E, W, P</td><td>length of late, of all, and the greatest of the group</td><td>gradient</td></tr>
 * <tr><td>s, n, h, H, L</td><td>settle, steps, hold, longest, look</td><td>steps</td></tr>
 * </table>
 *
 * @param low E/P up to which a gradient is quiet; positive
 * @param high G/P above which it has revived; above low, at most 1
 * @param share E/W up to which it is quiet; positive, 1 for any
 * @param decay b, in [0, 1)
 * @param settle s, at least 0: how long the first gradients are, and those after a drift, says nothing
 * @param steps n, at least 1
 * @param hold h at first, at least 1
 * @param longest H, at least hold
 * @param look L, at least 1
 * @param order which groups may be frozen
 */
@Experimental
public record Freezing(
    double low,
    double high,
    double share,
    double decay,
    int settle,
    int steps,
    int hold,
    int longest,
    int look,
    Order order)
    implements Event {
  /** Why a group is frozen, in the trace. */
  public static final String QUIET = "quiet gradient";

  /** Why a group is thawed for a while. */
  public static final String LOOK = "look at what is frozen";

  /** Why a group that was looked at stays trained. */
  public static final String REVIVED = "revived gradient";

  /** Which groups may be frozen. */
  public enum Order {
    /** One before which all are frozen: what is frozen is a prefix of the network, and backward ends behind it. */
    FROM_INPUT,
    /** Each by itself. */
    ANY
  }

  private static final double MOST = 10.0;
  private static final double SETTLED = 0.2;

  private static final int NORM = 0;
  private static final int WHOLE = NORM + LowPass.SLOTS;
  private static final int PEAK = WHOLE + LowPass.SLOTS;
  private static final int QUIETED = PEAK + 1;
  private static final int LEFT = QUIETED + 1;
  private static final int HELD = LEFT + 1;
  private static final int LOOKING = HELD + 1;
  private static final int SUM = LOOKING + 1;
  private static final int CLOCK = SUM + 1;
  private static final int SLOTS = CLOCK + 1;

  /** Checks the constants. */
  public Freezing {
    Check.positive("low", low);
    Check.within("high", high, 0.0, 1.0);
    if (!(high > low)) {
      throw new IllegalArgumentException("high must be above low, " + low + ", got " + high);
    }
    Check.positive("share", share);
    Check.decay("decay", decay);
    Check.atLeast("settle", settle, 0);
    Check.atLeast("steps", steps, 1);
    Check.atLeast("hold", hold, 1);
    Check.atLeast("longest", longest, hold);
    Check.atLeast("look", look, 1);
    Objects.requireNonNull(order, "order");
  }

  /** For networks that are trained from the input's side. */
  public static Freezing defaults() {
    return new Freezing(0.3, 0.45, 1.0, 0.95, 100, 40, 200, 3200, 8, Order.FROM_INPUT);
  }

  /** The same with other thresholds of E/P and G/P. */
  public Freezing withThresholds(double low, double high) {
    return new Freezing(low, high, share, decay, settle, steps, hold, longest, look, order);
  }

  /** The same with another threshold of E/W. */
  public Freezing withShare(double share) {
    return new Freezing(low, high, share, decay, settle, steps, hold, longest, look, order);
  }

  /** The same with another number of steps that say nothing, and after another number of quiet ones. */
  public Freezing withSteps(int settle, int steps) {
    return new Freezing(low, high, share, decay, settle, steps, hold, longest, look, order);
  }

  /** The same with other times: frozen at first, at most, and looked at. */
  public Freezing withTimes(int hold, int longest, int look) {
    return new Freezing(low, high, share, decay, settle, steps, hold, longest, look, order);
  }

  /** The same for other groups. */
  public Freezing withOrder(Order order) {
    return new Freezing(low, high, share, decay, settle, steps, hold, longest, look, order);
  }

  @Override
  public String name() {
    return "freezing";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G);
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.WHOLE_NORM, Signal.FREEZABLE, Signal.FROZEN_BEFORE);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.FROZEN);
  }

  @Override
  public int slots() {
    return SLOTS;
  }

  @Override
  public void initialise(Slots memory) {
    memory.set(HELD, hold);
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    memory.set(CLOCK, memory.get(CLOCK) + 1.0);
    if (signals.isSet(Signal.FROZEN)) {
      sleep(signals, response, memory);
      return;
    }
    double norm = Math.sqrt(signals.statistic(Statistic.G_G));
    double whole = signals.value(Signal.WHOLE_NORM);
    if (response.verdict().leavesOut() || !(norm <= whole)) {
      return; // what is not finite
    }
    take(norm, whole, memory);
    if (memory.get(LOOKING) > 0.0) {
      look(norm, signals, response, memory);
    } else if (isQuiet(signals, memory)) {
      response.nameBeside(QUIET);
      freeze(signals, memory);
    }
  }

  /** Takes a step's lengths in; one that stands out counts for ten times the usual. */
  private void take(double norm, double whole, Slots memory) {
    boolean settled = LowPass.weight(memory, NORM) > SETTLED;
    double most = settled ? MOST * LowPass.value(memory, NORM) : norm;
    double e = LowPass.update(memory, NORM, decay, most > 0.0 ? Extrema.min(norm, most) : norm);
    LowPass.update(memory, WHOLE, decay, whole);
    if (isSettled(memory)) {
      memory.set(PEAK, Extrema.max(memory.get(PEAK), e));
    }
  }

  private boolean isSettled(Slots memory) {
    return memory.get(CLOCK) > settle;
  }

  private boolean isQuiet(Signals signals, Slots memory) {
    double e = LowPass.value(memory, NORM);
    boolean quiet =
        isSettled(memory)
            && e <= low * memory.get(PEAK)
            && e <= share * LowPass.value(memory, WHOLE);
    memory.set(QUIETED, quiet ? memory.get(QUIETED) + 1.0 : 0.0);
    boolean next = order == Order.ANY || signals.isSet(Signal.FROZEN_BEFORE);
    return memory.get(QUIETED) >= steps && next && signals.isSet(Signal.FREEZABLE);
  }

  private static void freeze(Signals signals, Slots memory) {
    double h = memory.get(HELD);
    double left = h - memory.get(CLOCK) % h;
    memory.set(LEFT, left < 0.5 * h ? left + h : left);
    memory.set(QUIETED, 0.0);
    signals.set(Signal.FROZEN, 1.0);
  }

  private void sleep(Signals signals, Response response, Slots memory) {
    double left = memory.get(LEFT) - 1.0;
    memory.set(LEFT, left);
    if (left <= 0.0) {
      response.nameBeside(LOOK);
      signals.set(Signal.FROZEN, 0.0);
      memory.set(LOOKING, look);
      memory.set(SUM, 0.0);
    }
  }

  private void look(double norm, Signals signals, Response response, Slots memory) {
    double left = memory.get(LOOKING) - 1.0;
    double sum = memory.get(SUM) + norm / look;
    memory.set(LOOKING, left);
    memory.set(SUM, sum);
    if (left > 0.0) {
      return;
    }
    if (sum > high * memory.get(PEAK)) {
      response.nameBeside(REVIVED);
      memory.set(NORM, sum * LowPass.weight(memory, NORM));
      memory.set(PEAK, Extrema.max(memory.get(PEAK), sum));
      memory.set(HELD, hold);
    } else {
      response.nameBeside(QUIET);
      memory.set(HELD, Extrema.min(2.0 * memory.get(HELD), longest));
      freeze(signals, memory);
    }
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, SLOTS);
      memory.set(HELD, hold);
      signals.set(Signal.FROZEN, 0.0);
    }
  }
}
