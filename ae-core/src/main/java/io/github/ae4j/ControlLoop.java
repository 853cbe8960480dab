package io.github.ae4j;

import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The closed loop around one optimizer. {@link #step} is the theory's table of contents:
 *
 * <pre>
 *   observe -> screens -> AE-1 measurement -> events -> AE-10 guard
 *           -> AE-2, 4, 5, 7, 8 laws -> AE-3 evolution -> limits -> apply -> trace
 * </pre>
 *
 * <p>All state stands in one flat array, so a {@link #checkpoint} is small and a restored loop
 * continues bit by bit. A step allocates nothing (observers may). One thread at a time: a second one
 * entering a step is refused; handing over between steps is fine.
 */
public final class ControlLoop implements AutoCloseable {
  private final OptimizerAdapter adapter;
  private final LoopMemory memory;
  private final Observation observation;
  private final Group[] groups;
  private final Decision decision;
  private final Response response = new Response();
  private final StepObserver[] observers;
  private final LoopTrace trace;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean closed;
  private @Nullable RuntimeException failure;

  ControlLoop(LoopBuilder plan) {
    adapter = plan.adapter;
    memory = new LoopMemory(plan, adapter);
    observation = new Observation(adapter.groups());
    groups = new Group[adapter.groups()];
    Candidate[] candidates = new Candidate[groups.length];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = new Group(plan, memory, observation, g);
      for (int i = 0; i < plan.coefficients.size(); i++) {
        groups[g].coefficients.start(i, adapter.read(g, plan.coefficients.get(i).name()));
      }
      groups[g].candidate.reset();
      candidates[g] = groups[g].candidate;
    }
    decision = new Decision(candidates);
    observers = plan.observers.toArray(StepObserver[]::new);
    trace = new LoopTrace(plan, groups, observation, decision, response);
    adapter.attach(plan.demand(), memory.adapter());
  }

  /** Starts a loop around an adapter; without a preset or elements it leaves the optimizer bare. */
  public static LoopBuilder on(OptimizerAdapter adapter) {
    return new LoopBuilder(adapter);
  }

  /**
   * Makes one step of control. The host then makes the update, unless the verdict is {@link
   * Verdict#SKIP}.
   *
   * @return what is to be done with the update
   * @throws IllegalStateException if the loop is closed, another thread is in a step, or an observer
   *     failed at the step before
   */
  public Verdict step() {
    enter();
    try {
      if (failure != null) {
        RuntimeException seen = failure;
        failure = null;
        throw new IllegalStateException("an observer failed at step " + memory.ticks(), seen);
      }
      response.clear();
      observation.clear();
      adapter.observe(observation);
      observation.setAll(Statistic.REWARD, memory.reward());
      if (screen()) {
        measure();
        interrupt();
      }
      decision.decide(memory.tick(), response.verdict());
      adapter.apply(decision);
      show();
      return response.verdict();
    } finally {
      busy.setRelease(false);
    }
  }

  /** Lets the screens look; false if the step is not to be measured. */
  private boolean screen() {
    int held = 0;
    for (Group group : groups) {
      group.screen(response);
      held += response.takeHold() ? 1 : 0;
    }
    return response.verdict() != Verdict.SKIP && held < groups.length;
  }

  /** Tells the observers. What one throws is kept for the next call: the update is still to come. */
  private void show() {
    for (StepObserver observer : observers) {
      try {
        observer.onStep(trace);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
  }

  private void measure() {
    for (Group group : groups) {
      group.measure();
    }
  }

  private void interrupt() {
    for (Group group : groups) {
      group.examine(response);
    }
    if (response.verdict() == Verdict.SKIP) {
      return;
    }
    if (response.verdict() != Verdict.APPLY) {
      observation.forgetMomentum();
    }
    Interruption interruption = response.interruption();
    if (interruption != null) {
      for (Group group : groups) {
        group.interrupted(interruption);
      }
    }
    evolve();
  }

  private void evolve() {
    for (Group group : groups) {
      if (!group.evolve()) {
        response.name("non-finite candidate");
      }
    }
  }

  /** Sets the reward that the next steps measure, in the user's own unit; finite. */
  public void reward(double reward) {
    Check.finite("reward", reward);
    enter();
    memory.reward(reward);
    busy.setRelease(false);
  }

  /** Number of steps made, skipped ones included. */
  public long steps() {
    return memory.ticks();
  }

  /** Numbers the loop keeps from step to step; the same however many parameters there are. */
  public int stateSize() {
    return memory.cells().length;
  }

  /** Stored canonical value of a coefficient of the first group. */
  public double coefficient(String name) {
    return coefficient(0, name);
  }

  /** Stored canonical value of a coefficient. */
  public double coefficient(int group, String name) {
    return groups[group].coefficients.value(groups[group].coefficients.index(name));
  }

  /**
   * The loop's whole state as a small human-readable text: every number with its name, a fingerprint
   * of the configuration, a checksum. The optimizer's own tensors are the adapter's matter.
   */
  public String checkpoint() {
    enter();
    try {
      return Checkpoint.write(memory);
    } finally {
      busy.setRelease(false);
    }
  }

  /**
   * Continues from a checkpoint of a loop of the same configuration.
   *
   * @throws IllegalArgumentException if the text is truncated, damaged, newer than this version or
   *     of another configuration; the loop is then as it was
   */
  public void restore(String checkpoint) {
    enter();
    try {
      Checkpoint.read(checkpoint, memory);
      for (Group group : groups) {
        group.candidate.recall();
      }
      decision.decide(memory.ticks(), Verdict.APPLY);
      adapter.restored(decision);
    } finally {
      busy.setRelease(false);
    }
  }

  /** Lets the optimizer go, which keeps its last values, and closes the observers. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    enter();
    RuntimeException thrown = failure;
    closed = true;
    try {
      adapter.detach();
    } finally {
      for (StepObserver observer : observers) {
        try {
          observer.close();
        } catch (RuntimeException e) {
          thrown = thrown == null ? e : thrown;
        }
      }
      busy.setRelease(false);
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  private void enter() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "a loop serves one thread at a time, and "
              + Thread.currentThread().getName()
              + " came while another was in a step");
    }
    if (closed) {
      busy.setRelease(false);
      throw new IllegalStateException("the loop around " + adapter.optimizer() + " is closed");
    }
  }
}
