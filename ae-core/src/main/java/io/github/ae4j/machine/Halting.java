package io.github.ae4j.machine;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.LoopBuilder;
import io.github.ae4j.Preset;
import io.github.ae4j.RunEnd;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HaltRule} that watches one loop, whatever the engine. It stops nothing by itself and throws nothing: who
 * makes the steps asks it.
 *
 * <pre>{@code
 * Halting halting = Halting.when(any(standing(), worsening(5)));
 * ArrayTrainer trainer = ArrayTrainer.steer(optimizer, halting.on(Presets.standard()));
 * while (!halting.isHalted()) { trainer.step(loss, gradient); }
 * }</pre>
 *
 * <p>What it has to say is that of the first time the rule held; steps made after that are not looked at, until {@link
 * #goOn}. Steps and figures come from one thread at a time; {@link #isHalted} and {@link #interrupt} are for any.
 */
@Experimental
public final class Halting implements StepObserver, RunEnd {
  private final HaltRule rule;
  private final LongSupplier clock;
  private final double[] cells;
  private final Slots memory;
  private volatile @Nullable ControlLoop loop;
  private @Nullable Keeper keeper;
  private double best = Double.NaN;
  private long began;
  private long data;
  private boolean counts = true;
  private volatile boolean interrupted;
  private volatile @Nullable Halted halted;

  private Halting(HaltRule rule, LongSupplier clock) {
    this.rule = rule;
    this.clock = clock;
    cells = new double[rule.slots()];
    memory = new Slots(cells, 0, cells.length);
    began = clock.getAsLong();
  }

  /** Has a rule watch the loop that {@link #on} is used for. */
  public static Halting when(HaltRule rule) {
    return when(rule, System::nanoTime);
  }

  /**
   * As above, by another clock.
   *
   * @param clock nanoseconds from any start
   */
  public static Halting when(HaltRule rule, LongSupplier clock) {
    return new Halting(rule, clock);
  }

  /**
   * The preset, watched. Whoever puts it to use is refused where the rule could never hold: it reads a signal that no
   * part writes, or a statistic that none has measured.
   */
  public Preset on(Preset preset) {
    return preset.with(this::watch);
  }

  private void watch(LoopBuilder builder) {
    if (loop != null) {
      throw new IllegalStateException(
          "a halt rule must watch one loop, and " + rule.name() + " watches one already");
    }
    Set<Object> missing = new LinkedHashSet<>(rule.signals());
    missing.removeAll(builder.written());
    Set<Statistic> statistics = EnumSet.noneOf(Statistic.class);
    statistics.addAll(rule.statistics());
    statistics.removeAll(builder.measured());
    missing.addAll(statistics);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "halt rule "
              + rule.name()
              + " could never hold: no part of the loop writes or measures "
              + missing);
    }
    builder.observer(this).whenBuilt(made -> loop = made);
  }

  @Override
  public void onStep(StepTrace trace) {
    data += counts ? 1 : 0;
    if (halted == null) {
      rule.see(new TraceLook(trace, clock.getAsLong() - began, data, isInterrupted()), memory);
      decide(trace.step());
    }
  }

  private void decide(long step) {
    if (rule.holds(memory)) {
      halted = new Halted(rule.reason(memory), step, rule.values(memory));
    }
  }

  /**
   * Gives a validation figure between two steps: to the rule, to the loop's laws, and to the keeper if it is the best.
   *
   * @param figure lower is better; finite, at most 1e150
   * @throws IllegalArgumentException if it is not
   * @throws IllegalStateException if no loop is watched yet, or one was given since the last step already
   */
  @Override
  public void validation(double figure) {
    ControlLoop watched = watched();
    watched.validation(figure);
    boolean better = !(figure >= best);
    if (better && keeper != null) {
      keeper.keep();
    }
    best = better ? figure : best;
    if (halted == null) {
      rule.validated(figure, memory);
      decide(watched.steps());
    }
  }

  private ControlLoop watched() {
    ControlLoop watched = loop;
    if (watched == null) {
      throw new IllegalStateException(
          "a halt rule must watch a loop before it is told of a run: steer with on(preset)");
    }
    return watched;
  }

  /**
   * Has a keeper take a snapshot at each validation figure that is the best so far.
   *
   * @throws IllegalStateException if a figure was given already: the best one's snapshot would be missing. A run that is
   *     resumed has its keeper first and {@link #restore} then
   */
  public Halting keepBest(Keeper keeper) {
    if (!Double.isNaN(best)) {
      throw new IllegalStateException(
          "a keeper must be there before the first validation figure, and the best so far is "
              + best);
    }
    this.keeper = keeper;
    return this;
  }

  /** The best validation figure so far, if there is one. */
  public OptionalDouble best() {
    return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
  }

  /**
   * Puts the best snapshot back, between two steps.
   *
   * @return its figure
   * @throws IllegalStateException if there is no keeper, or no figure was given
   */
  public double giveBackBest() {
    Keeper kept = keeper;
    if (kept == null || Double.isNaN(best)) {
      throw new IllegalStateException(
          "the best snapshot needs a keeper (keepBest) and a validation figure, and there is none");
    }
    kept.giveBack();
    return best;
  }

  /**
   * Counts data, for a budget of it; without this each step is a unit.
   *
   * @param units used, at least 0
   */
  public void used(long units) {
    Check.atLeast("units", units, 0);
    data = counts ? units : data + units;
    counts = false;
  }

  /** Asks the run to stop, from any thread; a rule that has {@link Interrupted} in it then holds at the next step. */
  public void interrupt() {
    interrupted = true;
  }

  /** Whether somebody has asked the run to stop, or has interrupted this thread; that it stays. */
  public boolean isInterrupted() {
    return interrupted || Thread.currentThread().isInterrupted();
  }

  /** Whether the last step looked like what the rule waits for; see {@link HaltRule#suspects}. */
  public boolean suspects() {
    return rule.suspects(memory);
  }

  /**
   * Whether the rule has held.
   *
   * @throws IllegalStateException if no loop is watched yet: it could never hold
   */
  @Override
  public boolean isHalted() {
    watched();
    return halted != null;
  }

  /** How the run came to its end, once the rule has held. */
  public Optional<Halted> halted() {
    return Optional.ofNullable(halted);
  }

  /** Lets the run go on: the rule starts anew, with all its counts and budgets. The best snapshot stays. */
  public void goOn() {
    Arrays.fill(cells, 0.0);
    began = clock.getAsLong();
    data = 0;
    interrupted = false;
    halted = null;
  }

  /** What the rule remembers, for a run that is resumed: its cells and the best figure. */
  @Override
  public double[] state() {
    double[] state = Arrays.copyOf(cells, cells.length + 1);
    state[cells.length] = best;
    return state;
  }

  /**
   * Takes back what {@link #state} gave, of the same rule; a run that was over is over again. The keeper is the caller's
   * to restore, and the loop before this.
   *
   * @throws IllegalArgumentException if it is of another length, or not finite where a rule's memory is
   */
  @Override
  public void restore(double[] state) {
    if (state.length != cells.length + 1) {
      throw new IllegalArgumentException(
          "state of "
              + rule.name()
              + " must have "
              + (cells.length + 1)
              + " numbers, got "
              + state.length);
    }
    for (int i = 0; i < cells.length; i++) {
      Check.finite("state of " + rule.name(), state[i]);
    }
    if (Double.isInfinite(state[cells.length])) {
      throw new IllegalArgumentException(
          "best figure must be finite, or NaN for none, got " + state[cells.length]);
    }
    System.arraycopy(state, 0, cells, 0, cells.length);
    best = state[cells.length];
    halted = null;
    decide(watched().steps());
  }
}
