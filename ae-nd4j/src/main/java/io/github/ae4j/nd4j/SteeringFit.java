package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Gate;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.nd4j.pass.NextStepAdapter;
import io.github.ae4j.nd4j.samediff.EvaluatedLosses;
import io.github.ae4j.nd4j.samediff.GradientPass;
import io.github.ae4j.nd4j.samediff.OutsideSteps;
import io.github.ae4j.nd4j.samediff.Snapshot;
import io.github.ae4j.nd4j.samediff.TrainedVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Loss;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.TrainingSession;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * A listener that puts a loop around SameDiff's own {@code fit}. Control is next-step: {@code fit} updates
 * each variable as soon as its gradient is there, so a step is measured while its update runs and decides on
 * the next one. The first update after this is made goes by the coefficients the user set.
 *
 * <p>Measured are gradient, variable and state from just before each update, of which copies are kept; so a
 * skipped step is undone, rather than left out, and a gradient that is not finite leaves no trace. The loss,
 * which {@code fit} else reports as 0, is computed and reported while this is open, as the training
 * configuration then evaluates it. {@link AeSameDiff#steer(SameDiff, Preset)} needs none of that, decides on the
 * step it has measured, and is faster.
 *
 * <p>What a group freezes {@code fit} moves all the same; it is put back after each step, with its state.
 *
 * <p>One thread at a time.
 */
public final class SteeringFit extends BaseListener implements AutoCloseable {
  private final SameDiff network;
  private final OutsideSteps outside;
  private TrainedVariables variables;
  private List<Snapshot> before;
  private Snapshot frozen;
  private final GroupedAdapter adapter;
  private final NextStepAdapter timed;
  private final ControlLoop loop;
  private final Runnable release;
  private final Map<String, Integer> places = new HashMap<>();
  private EvaluatedLosses losses;
  private final Gate gate = new Gate("a steered fit");
  private volatile @Nullable Thread within;
  private double summing;
  private int gathered;
  private double loss = Double.NaN;

  SteeringFit(TrainedVariables variables, Preset preset, long noiseSeed, Runnable release) {
    this.variables = variables;
    this.release = release;
    network = variables.network();
    before = snapshots();
    frozen = new Snapshot(variables.frozen());
    adapter = variables.adapter(copies(), noiseSeed);
    outside = new OutsideSteps(network, adapter::movedOutside);
    timed =
        new NextStepAdapter(
            adapter, () -> before.forEach(Snapshot::putBack), () -> config().getIterationCount());
    loop = ControlLoop.on(timed).preset(preset).build();
    place();
    losses = new EvaluatedLosses(network);
  }

  private void place() {
    places.clear();
    for (String name : variables.names()) {
      places.put(network.getVariable(name).getGradient().name(), places.size());
    }
  }

  private List<Snapshot> snapshots() {
    return variables.segments().stream().map(Snapshot::new).toList();
  }

  private List<List<Segment>> copies() {
    return before.stream().map(Snapshot::copies).toList();
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /** Loss of the last step's batch, the sum of the network's losses; NaN before the first. */
  public double loss() {
    return loss;
  }

  @Override
  public boolean isActive(Operation operation) {
    return operation == Operation.TRAINING;
  }

  /**
   * Begins a step.
   *
   * @throws IllegalArgumentException if it is another network's
   * @throws IllegalStateException if this is closed, a variable has got another array, or another thread is in a
   *     step
   */
  @Override
  public void iterationStart(SameDiff network, At at, MultiDataSet batch, long etlMilliseconds) {
    if (network != this.network) {
      throw new IllegalArgumentException(
          "a steered fit must be that of the network it was made for, got another one's");
    }
    enter();
    try {
      follow();
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
    frozen.takeAll();
    summing = 0.0;
    gathered = 0;
  }

  private synchronized void enter() {
    giveUp();
    gate.enter("a step");
    within = Thread.currentThread();
  }

  private synchronized void leave() {
    within = null;
    gate.leave();
  }

  /** Ends a step whose fit has failed, of which it does not tell its listeners. */
  private synchronized void giveUp() {
    Thread fitting = within;
    if (fitting != null && !isFitting(fitting)) {
      frozen.putBack();
      leave();
    }
  }

  /** Refuses whoever tells of another's step, or of one that was not begun. */
  private void checkWithin(String what) {
    if (within != Thread.currentThread()) {
      throw new IllegalStateException(
          "a steered fit must be told of "
              + what
              + " by the thread that began the step, got "
              + Thread.currentThread().getName());
    }
  }

  private static boolean isFitting(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(TrainingSession.class.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Goes on with the variables that are trained by now. */
  private void follow() {
    adapter.checkAttached();
    outside.look();
    variables.check();
    if (variables.stale()) {
      throw new IllegalStateException(
          "a loss must be added by setLossVariables, with all of them, where fit is steered, got "
              + network.getLossVariables()
              + ": after addLossVariable fit goes on with the gradients it had");
    }
    if (!variables.current()) {
      variables = variables.followed();
      before = snapshots();
      frozen = new Snapshot(variables.frozen());
      adapter.replace(variables.segments(), copies(), variables.decays(), variables.layout());
      place();
      losses.remove();
      losses = new EvaluatedLosses(network);
    }
  }

  /**
   * Takes note of losses, and of gradients, variables and states before an update; outside of a step of nothing.
   *
   * @throws IllegalStateException if another thread is in a step
   */
  @Override
  public void activationAvailable(
      SameDiff network,
      At at,
      MultiDataSet batch,
      SameDiffOp operation,
      String name,
      INDArray values) {
    if (within == null) {
      return;
    }
    checkWithin("an array");
    if (this.network.getLossVariables().contains(name)) {
      summing += GradientPass.sum(values);
    }
    Integer place = places.get(name);
    if (place != null) {
      take(place);
      variables.gather(place, values);
      gathered++;
    }
  }

  private void take(int place) {
    int at = place;
    int group = 0;
    while (at >= before.get(group).copies().size()) {
      at -= before.get(group++).copies().size();
    }
    before.get(group).take(at);
  }

  /**
   * Measures the step whose update was just made, and writes what is decided for the next.
   *
   * @throws IllegalStateException if a gradient was not computed, or no step was begun by this thread
   */
  @Override
  public void iterationDone(SameDiff network, At at, MultiDataSet batch, Loss reported) {
    checkWithin("the end of a step");
    try {
      frozen.putBack();
      if (gathered != places.size()) {
        throw new IllegalStateException(
            "fit must compute the gradient of every variable, "
                + places.size()
                + ", and computed "
                + gathered);
      }
      loss = summing;
      control(at.iteration(), at.epoch());
      outside.made();
    } finally {
      leave();
    }
  }

  private void control(int iteration, int epoch) {
    for (int group = 0; group < adapter.groups(); group++) {
      List<INDArray> gradients = variables.gradients().get(group);
      adapter.parts().get(group).input().present(loss, gradients, 1.0, iteration + 1, epoch);
    }
    timed.made();
    if (decide() != Verdict.SKIP) {
      adapter.moved();
    }
  }

  /** Of a step that fails the update is undone, so that it can be made again. */
  private Verdict decide() {
    try {
      return loop.step();
    } catch (RuntimeException e) {
      timed.failed();
      throw e;
    }
  }

  private TrainingConfig config() {
    return variables.config();
  }

  /**
   * Lets the updater go, which keeps its last values, and closes the loop; {@code fit} then goes on alone.
   * Idempotent.
   */
  @Override
  public void close() {
    giveUp();
    gate.close(this::release);
  }

  private void release() {
    try {
      outside.sum();
      loop.close();
    } finally {
      losses.remove();
      release.run();
    }
  }

  /** How many updates were found that no step of the loop saw: those of a fit that was not given this. */
  public long outsideSteps() {
    return outside.count();
  }

  Nd4jAdapter adapter() {
    return adapter.parts().get(0);
  }
}
