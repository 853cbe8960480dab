package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
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
 * AE-10, a rise of the loss that the loop's own steps make although the gradients still agree with them, as where
 * gradients come late. A step of length gamma, as applied, along gradients that agree must have lowered a convex
 * loss by rho |g| gamma; what the loss owes stands in an account.
 *
 * <pre>
 *   F = mean of the first 5 losses since the start or a drift,   s = LP_.95(|l - l_prev|) + 1e-3 |F|
 *   x_low = log alpha applied where LP_.7(l) was least
 *   A = max(0, A + rho |g| gamma),  0 at each new low of LP_.95(l)
 *   far:  LP_.7(l) is 5 times the highest F of the run, and 5 times what it was at the last call since it was below F
 *   c = max(0, c + clip((l - F)/s, -4, 4) - 1) while log alpha is above x_low, or far; else 0
 *   OWN_RISE = P60 &gt; agreement and max(l, LP_.7(l)) is above the highest F of the run, or the loop has called before
 *   call at OWN_RISE, not while quiet, once F stands:
 *          A &gt; account s   or   c &gt; climb and (A &gt;= work s or far)
 *   OWN_CUT = cut (1 + j) + [x - x_low]_+,   0 while quiet
 * </pre>
 *
 * <p>A call is an instability: the first moment is flushed and log alpha falls by OWN_CUT. j counts calls since
 * LP_.7(l) was below F; after the j-th it is quiet for quiet 2^(j-1) steps. {@link LossShift} reads both signals, and
 * what it calls while OWN_RISE is set counts as a call of this part. From an instability on OWN_RISE says whether it was
 * such a call in which gradients had not lately opposed the steps. A drift restarts all but s, what arms it and what far
 * is above.
 *
 * @param agreement P60 from which gradients agree with the steps
 * @param account what the loss may owe, in s
 * @param climb sum of rises that is a climb
 * @param work what the loss must owe for a climb to count, in s
 * @param quiet steps after the first call in which there is none; at least 1
 * @param cut what log alpha falls by at the first call; positive
 * @param opposed low-passed rho below which the gradients opposed the steps
 */
public record OwnRise(
    double agreement,
    double account,
    double climb,
    double work,
    double quiet,
    double cut,
    double opposed)
    implements Event {
  private static final double FAST_DECAY = 0.7;
  private static final double SLOW_DECAY = 0.95;
  private static final double RELATIVE_FLOOR = 1e-3;
  private static final double TINY = 1e-30;
  private static final double CLIP = 4.0;
  private static final int FIRST_LOSSES = 5;

  /** Cells that a drift restarts come first. */
  private static final int COUNT = 0;

  private static final int FIRST = 1;
  private static final int FAST = 2;
  private static final int SLOW = 4;
  private static final int LEAST = 6;
  private static final int ACCOUNT = 7;
  private static final int CLIMB = 8;
  private static final int QUIET = 9;
  private static final int STREAK = 10;
  private static final int CALLED = 11;
  private static final int RESTARTED = 12;

  private static final int LOW = 12;
  private static final int RATE_LOW = 13;
  private static final int CHANGE = 14;
  private static final int LAST = 16;
  private static final int STARTED = 17;
  private static final int TOP = 18;
  private static final int ARMED = 19;
  private static final int LEVEL = 20;

  /** Starts of the loss above the highest one from where on the loop's rate no longer excuses it. */
  private static final double FAR = 4.0;

  /** {@link #ARMED} once there is a TOP to be above. */
  private static final double ABOVE_TOP = 1.0;

  /** {@link #ARMED} once the loop has called. */
  private static final double ALWAYS = 2.0;

  /** Checks the constants. */
  public OwnRise {
    Check.within("agreement", agreement, -1.0, 1.0);
    Check.positive("account", account);
    Check.positive("climb", climb);
    Check.atLeast("work", work, 0.0);
    Check.atLeast("quiet", quiet, 1.0);
    Check.positive("cut", cut);
    Check.within("opposed", opposed, -1.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-10 own rise";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PERSISTENCE_SLOW, Signal.PHASE, Signal.PHASE_FAST, Signal.GRADIENT_NORM);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.DIRECTION_LENGTH);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.OWN_RISE, Signal.OWN_CUT);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return 21;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    int alpha = coefficients.index(Coefficient.LEARNING_RATE);
    double losses = memory.get(COUNT);
    watch(signals, coefficients.applied(alpha), memory);
    boolean rises = rises(signals, memory);
    double x = coefficients.coordinate(alpha);
    double asked = rises && memory.get(QUIET) == 0.0 ? asked(x, memory) : 0.0;
    boolean calls = asked > 0.0 && losses >= FIRST_LOSSES && isOwed(memory);
    if (calls) {
      response.interrupt(Interruption.INSTABILITY, LossShift.INSTABILITY);
      response.verdict(Verdict.FLUSH_MOMENTUM);
      response.shift(coefficients, alpha, -asked);
    }
    memory.set(CALLED, calls ? 1.0 : 0.0);
    signals.set(Signal.OWN_RISE, rises ? 1.0 : 0.0);
    signals.set(Signal.OWN_CUT, calls ? 0.0 : asked);
  }

  /** Enters the step's loss, and the rate that led to it, in the memory. */
  private void watch(Signals signals, double applied, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double losses = memory.get(COUNT);
    memory.set(QUIET, Extrema.max(0.0, memory.get(QUIET) - 1.0));
    first(loss, losses, memory);
    double fast = LowPass.update(memory, FAST, FAST_DECAY, loss);
    if (losses == 0.0 || fast < memory.get(LOW)) {
      memory.set(LOW, fast);
      memory.set(RATE_LOW, applied);
    }
    climb(loss, applied, memory);
    double slow = LowPass.update(memory, SLOW, SLOW_DECAY, loss);
    owe(losses == 0.0 || slow < memory.get(LEAST), slow, memory);
    double gamma = Math.exp(applied) * signals.value(Signal.DIRECTION_LENGTH);
    double due = signals.value(Signal.PHASE) * signals.value(Signal.GRADIENT_NORM) * gamma;
    memory.set(ACCOUNT, Extrema.max(0.0, memory.get(ACCOUNT) + due));
    if (losses >= FIRST_LOSSES && fast < memory.get(FIRST)) {
      memory.set(STREAK, 0.0);
      memory.set(LEVEL, memory.get(TOP));
    }
  }

  /** The mean of the first losses, and the highest of such means. */
  private static void first(double loss, double losses, Slots memory) {
    if (losses >= FIRST_LOSSES) {
      return;
    }
    double first = (memory.get(FIRST) * losses + loss) / (losses + 1.0);
    memory.set(FIRST, first);
    memory.set(COUNT, losses + 1.0);
    if (losses + 1.0 == FIRST_LOSSES) {
      boolean again = memory.get(ARMED) != 0.0;
      memory.set(TOP, again ? Extrema.max(memory.get(TOP), first) : first);
      memory.set(LEVEL, again ? memory.get(LEVEL) : first);
      memory.set(ARMED, Extrema.max(memory.get(ARMED), ABOVE_TOP));
    }
  }

  private static void climb(double loss, double applied, Slots memory) {
    if (memory.get(STARTED) != 0.0) {
      double rise = (loss - memory.get(FIRST)) / scale(memory);
      double sum = memory.get(CLIMB) + Extrema.max(-CLIP, Extrema.min(CLIP, rise)) - 1.0;
      boolean counts = applied > memory.get(RATE_LOW) || isFar(memory);
      memory.set(CLIMB, counts ? Extrema.max(0.0, sum) : 0.0);
      LowPass.update(memory, CHANGE, SLOW_DECAY, Math.abs(loss - memory.get(LAST)));
    }
    memory.set(STARTED, 1.0);
    memory.set(LAST, loss);
  }

  /** The account, which a new low of the loss settles. */
  private static void owe(boolean low, double slow, Slots memory) {
    if (low) {
      memory.set(LEAST, slow);
      memory.set(ACCOUNT, 0.0);
    }
  }

  private static double scale(Slots memory) {
    double floor = RELATIVE_FLOOR * Math.abs(memory.get(FIRST)) + TINY;
    return LowPass.value(memory, CHANGE) + floor;
  }

  private boolean rises(Signals signals, Slots memory) {
    double armed = memory.get(ARMED);
    double loss = Extrema.max(signals.statistic(Statistic.LOSS), LowPass.value(memory, FAST));
    boolean above = armed == ALWAYS || (armed == ABOVE_TOP && loss > memory.get(TOP));
    return above && signals.value(Signal.PERSISTENCE_SLOW) > agreement;
  }

  private double asked(double x, Slots memory) {
    return cut * (1.0 + memory.get(STREAK)) + Extrema.max(0.0, x - memory.get(RATE_LOW));
  }

  private boolean isOwed(Slots memory) {
    double owed = memory.get(ACCOUNT);
    double scale = scale(memory);
    boolean climbs = memory.get(CLIMB) > climb;
    return owed > account * scale || (climbs && (owed >= work * scale || isFar(memory)));
  }

  /** Whether the loss is so far above its highest start, and above where it last called, that no account is needed. */
  private static boolean isFar(Slots memory) {
    double top = Extrema.max(memory.get(TOP), memory.get(LEVEL));
    return memory.get(ARMED) != 0.0
        && LowPass.value(memory, FAST) > top + FAR * Math.abs(top) + TINY;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    boolean own = interruption == Interruption.INSTABILITY && isOwn(signals, memory);
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, RESTARTED);
    } else if (own) {
      called(signals.statistic(Statistic.LOSS), memory);
    }
    boolean agreed = signals.value(Signal.PHASE_FAST) >= opposed;
    signals.set(Signal.OWN_RISE, own && agreed ? 1.0 : 0.0);
    signals.set(Signal.OWN_CUT, 0.0);
  }

  private static boolean isOwn(Signals signals, Slots memory) {
    return memory.get(CALLED) != 0.0 || signals.value(Signal.OWN_CUT) > 0.0;
  }

  private void called(double loss, Slots memory) {
    double streak = memory.get(STREAK);
    memory.set(QUIET, quiet * Math.pow(2.0, streak));
    memory.set(STREAK, streak + 1.0);
    memory.set(CLIMB, 0.0);
    memory.set(ACCOUNT, 0.0);
    LowPass.reset(memory, SLOW);
    memory.set(LEAST, loss);
    memory.set(LEVEL, Extrema.max(loss, LowPass.value(memory, FAST)));
    memory.set(ARMED, ALWAYS);
  }
}
