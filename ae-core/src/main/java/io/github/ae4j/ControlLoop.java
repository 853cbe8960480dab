package io.github.ae4j;

import io.github.ae4j.adapter.Gate;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The closed loop around one optimizer: observe, {@linkplain LoopStep decide}, apply, show. Where a screen cuts a
 * gradient, the step observes once more, what is left of it. Here are the loop's life, its threads and what goes in and
 * out; the theory is in the step.
 *
 * <p>All state stands in one flat array, so a {@link #checkpoint} is small and a restored loop continues bit by bit. The
 * loop's part of a step allocates nothing; observers may, and adapters where a gradient is cut. One thread at a time: a
 * second one entering a step is refused; handing over between steps is fine.
 */
public final class ControlLoop implements AutoCloseable {
  private final LoopPlan plan;
  private final OptimizerAdapter adapter;
  private final List<String> groups;
  private final LoopMemory memory;
  private final Observation observation;
  private final LoopStep step;
  private final Observers observers;
  private final NonFiniteCount nonFinite;
  private final LoopTrace trace;
  private final Validation validation;
  private final Gate gate;
  private final boolean steersDecay;

  ControlLoop(LoopPlan plan, OptimizerAdapter adapter) {
    this.plan = plan;
    this.adapter = adapter;
    gate = new Gate("a loop around " + adapter.optimizer());
    groups = List.copyOf(adapter.groupNames());
    memory = new LoopMemory(plan, adapter);
    steersDecay = plan.names().contains(Coefficient.WEIGHT_DECAY);
    observation = new Observation(adapter.groups());
    step = new LoopStep(plan, memory, observation, groups, adapter.keptGroup());
    start(plan);
    validation = new Validation(step.groups(), memory);
    observers = new Observers(plan.observers());
    nonFinite = new NonFiniteCount(plan.nonFiniteLimit());
    trace = new LoopTrace(plan, step, observation, groups);
    observers.open(); // before the optimizer's state takes the loop's form
    try {
      adapter.attach(plan.demand(), memory.adapter());
    } catch (RuntimeException | Error e) {
      observers.close();
      throw e;
    }
  }

  private void start(LoopPlan plan) {
    for (int g = 0; g < step.groups().length; g++) {
      Group group = step.groups()[g];
      for (int i = 0; i < plan.coefficients().size(); i++) {
        group.coefficients.start(i, adapter.read(g, plan.coefficients().get(i).name()));
      }
      group.candidate.reset();
    }
  }

  /** Starts a loop around an adapter; without a preset or parts it leaves the optimizer bare. */
  public static LoopBuilder on(OptimizerAdapter adapter) {
    return new LoopBuilder(Objects.requireNonNull(adapter, "adapter"));
  }

  /**
   * Makes one step of control. The host then makes the update, unless the verdict is {@link Verdict#SKIP}.
   *
   * @return what is to be done with the update
   * @throws IllegalStateException if the loop is closed, another thread is in a step, or as many
   *     steps in a row as {@link LoopBuilder#nonFiniteLimit} allows were not finite: the step is
   *     left out then
   */
  public Verdict step() {
    gate.enter("a step");
    try {
      observe();
      decideAndApply();
      try {
        observers.show(trace);
      } finally {
        step.end();
      }
      validation.see(step.response());
      nonFinite.see(step.response(), memory.ticks());
      return step.response().verdict();
    } finally {
      gate.leave();
    }
  }

  private void decideAndApply() {
    boolean done = false;
    try {
      if (step.open()) {
        scaleGradients();
      }
      adapter.apply(step.close());
      done = true;
    } finally {
      if (!done) {
        step.abandon();
      }
    }
  }

  /** Has what the screens cut taken off the gradients, and measures what is left. */
  private void scaleGradients() {
    for (int g = 0; g < observation.groups(); g++) {
      adapter.scaleGradient(g, step.gradientScale(g));
    }
    observe();
  }

  private void observe() {
    observation.clear();
    adapter.observe(observation);
    observation.setAll(Statistic.REWARD, memory.reward());
    long unseen = adapter.unseen();
    for (int g = 0; g < observation.groups(); g++) {
      step.groups()[g].unseen(unseen);
      double longest = adapter.longestGradient(g);
      if (observation.value(g, Statistic.G_G) > longest * longest) {
        observation.set(g, Statistic.G_G, Double.POSITIVE_INFINITY);
      }
    }
    readDecays();
  }

  private void readDecays() {
    for (int g = 0; g < observation.groups(); g++) {
      double decay = steersDecay ? adapter.read(g, Coefficient.WEIGHT_DECAY) : 1.0;
      step.groups()[g].decays(adapter.ratedDecay(g), decay);
    }
  }

  /**
   * Moves a coefficient from outside, between steps: a consensus, a person, a service. The next step starts from there
   * and writes it to the optimizer; its trace shows the move under {@code outside}, and a checkpoint holds it.
   *
   * @param group the parameter group, see {@link #group}
   * @param name the coefficient's name
   * @param coordinate where to, on the coefficient's chart (log alpha for the learning rate); finite
   * @return where it stands now: the coordinate, or the bound of the coefficient that is nearest
   * @throws IllegalArgumentException if the loop has no such group or coefficient, or the coordinate is not finite;
   *     nothing has moved then
   */
  @Experimental
  public double move(int group, String name, double coordinate) {
    Objects.requireNonNull(name, "name");
    Coefficients coefficients = coefficients(group);
    Check.finite("coordinate of " + name, coordinate);
    gate.enter("a move");
    try {
      int i = coefficients.index(name);
      coefficients.place(i, coordinate);
      return coefficients.coordinate(i);
    } finally {
      gate.leave();
    }
  }

  /**
   * Sets the reward that the next steps measure, in the user's own unit.
   *
   * @param reward finite, at most 1e150: it is squared
   */
  public void reward(double reward) {
    Check.finite("reward", reward);
    Check.within("reward", reward, -Statistic.LARGEST, Statistic.LARGEST);
    gate.enter("a reward");
    try {
      memory.reward(reward);
    } finally {
      gate.leave();
    }
  }

  /** The event that the last step named, if any; the gravest where it named several. Costs no observer. */
  @Experimental
  public @Nullable String event() {
    return step.response().event();
  }

  /**
   * Gives a validation figure, between steps: what the signals {@link Signal#VALIDATION} and {@link
   * Signal#VALIDATION_BEST} are to laws from the next step on, in every group. A loop that is given none pays nothing.
   *
   * @param figure lower is better, as a held-back loss; in the user's own unit; finite, at most 1e150: laws may square
   *     it
   * @throws IllegalArgumentException if it is not
   * @throws IllegalStateException if one was given since the last step already, also where the loop was restored in between
   */
  @Experimental
  public void validation(double figure) {
    gate.enter("a validation figure");
    try {
      validation.give(figure);
    } finally {
      gate.leave();
    }
  }

  /** Number of steps made, skipped ones included. */
  public long steps() {
    return memory.ticks();
  }

  /** Numbers the loop keeps from step to step; the same however many parameters there are. */
  public int stateSize() {
    return memory.cells().length;
  }

  /** What the loop steers, of every group the same. */
  @Experimental
  public List<Coefficient> coefficients() {
    return plan.coefficients();
  }

  /** Names of the parameter groups the loop keeps a state for, in their order. */
  public List<String> groups() {
    return groups;
  }

  /**
   * Number of a parameter group, as {@link #move} takes it.
   *
   * @throws IllegalArgumentException if the loop keeps no state for a group of the name
   */
  public int group(String name) {
    Objects.requireNonNull(name, "name");
    int group = groups.indexOf(name);
    if (group < 0) {
      throw new IllegalArgumentException("group must be one of " + groups + ", got " + name);
    }
    return group;
  }

  /**
   * Whether a group is frozen from the next step on: who computes gradients himself may leave out those of frozen
   * groups.
   *
   * @throws IllegalArgumentException if the loop has no such group
   */
  @Experimental
  public boolean isFrozen(int group) {
    coefficients(group);
    return step.decision().isFrozen(group);
  }

  /** Stored canonical value of a coefficient of the first group. */
  public double coefficient(String name) {
    return coefficient(0, name);
  }

  /** Stored canonical value of a coefficient. */
  public double coefficient(int group, String name) {
    Objects.requireNonNull(name, "name");
    return coefficients(group).value(coefficients(group).index(name));
  }

  /**
   * Stored chart coordinate of a coefficient, as {@link #move} takes it.
   *
   * @throws IllegalArgumentException if the loop has no such group or coefficient
   */
  public double coordinate(int group, String name) {
    Objects.requireNonNull(name, "name");
    return coefficients(group).coordinate(coefficients(group).index(name));
  }

  private Coefficients coefficients(int group) {
    if (group < 0 || group >= step.groups().length) {
      throw new IllegalArgumentException(
          "group must be in [0, " + (step.groups().length - 1) + "], got " + group);
    }
    return step.groups()[group].coefficients;
  }

  /**
   * The loop's whole state as a small human-readable text: the configuration, every number with its
   * name, a checksum. The optimizer's own tensors are the adapter's matter.
   */
  public String checkpoint() {
    gate.enter("a checkpoint");
    try {
      return Checkpoint.write(memory, Configuration.of(plan, adapter));
    } finally {
      gate.leave();
    }
  }

  /**
   * Continues from a checkpoint of a loop of the same configuration.
   *
   * @throws IllegalArgumentException if the text is truncated, damaged, of another version, of another configuration,
   *     which is said by name, or holds what is not finite or a coefficient beyond its bounds; the loop is as it was
   */
  public void restore(String checkpoint) {
    Objects.requireNonNull(checkpoint, "checkpoint");
    gate.enter("a restore");
    try {
      double[] cells = read(checkpoint);
      System.arraycopy(cells, 0, memory.cells(), 0, cells.length);
      readDecays();
      adapter.restored(step.recall());
      nonFinite.restart();
    } finally {
      gate.leave();
    }
  }

  /**
   * Checks that a checkpoint would be taken, and takes nothing of it.
   *
   * @throws IllegalArgumentException as {@link #restore}
   */
  public void check(String checkpoint) {
    Objects.requireNonNull(checkpoint, "checkpoint");
    gate.enter("a check");
    try {
      read(checkpoint);
    } finally {
      gate.leave();
    }
  }

  /** Copies the state; see {@link LoopState}. */
  void read(double[] to, int at) {
    gate.enter("a reading of its state");
    try {
      System.arraycopy(memory.cells(), 0, to, at, memory.cells().length);
    } finally {
      gate.leave();
    }
  }

  /** Takes up a state; see {@link LoopState}. */
  void place(double[] from, int at) {
    gate.enter("a state");
    try {
      System.arraycopy(from, at, memory.cells(), 0, memory.cells().length);
      readDecays();
      adapter.restored(step.recall());
    } finally {
      gate.leave();
    }
  }

  private double[] read(String checkpoint) {
    double[] cells = Checkpoint.read(checkpoint, memory, Configuration.of(plan, adapter));
    check(cells);
    return cells;
  }

  /** Holds what a checkpoint brings to what steps can have left. */
  private void check(double[] cells) {
    try {
      adapter.check(memory.adapter(cells));
      for (int g = 0; g < step.groups().length; g++) {
        step.groups()[g].coefficients.check(memory.coefficients(g, cells));
        step.checkFrozen(g, memory.signals(g, cells).get(Signal.FROZEN.ordinal()));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("checkpoint is refused: " + e.getMessage(), e);
    }
  }

  /** Whether it is closed. */
  @Experimental
  public boolean isClosed() {
    return gate.isClosed();
  }

  /**
   * Lets the optimizer go, which keeps its last values, and closes the observers. Waits for the
   * step that another thread is in. Idempotent.
   *
   * @throws IllegalStateException if called from within a step, as by an observer
   */
  @Override
  public void close() {
    gate.close(
        () -> {
          try {
            adapter.detach();
          } finally {
            observers.close();
            nonFinite.close(memory.ticks());
          }
        });
  }
}
