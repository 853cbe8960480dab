package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import ai.djl.Model;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.ReadoutGate;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A DJL trainer whose {@link #step} first asks a control loop. It is used as any other trainer, with
 * {@code EasyTrain.fit} or by hand; the gradients must be collected with {@link
 * #newGradientCollector}, which is how the loop learns the loss.
 *
 * <p>A step measures the gradients, lets the loop choose the coefficients, and makes the update with
 * them; or leaves it out, with weights and state untouched and the gradients zeroed. Under a {@link
 * Cadence} steps between the measured ones are updated with the coefficients as they are. One thread at
 * a time.
 */
public final class SteeredTrainer extends Trainer {
  private final DjlAdapter adapter;
  private final ControlLoop loop;
  private final MetricsObserver metrics;
  private final Cadence cadence;
  private final ReadoutGate gate;
  private final CurrentStore store;

  /** What steers a trainer. */
  record Control(DjlAdapter adapter, ControlLoop loop, MetricsObserver metrics, Cadence cadence) {}

  SteeredTrainer(Model model, TrainingConfig config, Control control) {
    super(model, config);
    cadence = control.cadence();
    adapter = control.adapter();
    loop = control.loop();
    metrics = control.metrics();
    gate =
        new ReadoutGate(
            "a trainer",
            () -> adapter.locked(this::serve),
            () -> adapter.locked(this::putBack),
            adapter.averages()::areServed);
    store = new CurrentStore(this, adapter);
  }

  /**
   * As a bare trainer, and of each measured step: {@code ae_loss}, {@code ae_learningRate} and its like
   * (canonical, first group; of another one {@code ae_learningRate_head} and its like, by its name), and {@code ae_event_drift} and its like with the step's number.
   */
  @Override
  public void setMetrics(Metrics metrics) {
    super.setMetrics(metrics);
    this.metrics.to(metrics);
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /**
   * The optimizer that is steered: a copy of the configured one, which is not written to. Once this is closed it goes on
   * bare from its last values, in the configuration of another trainer of this model. With several groups it is one that
   * has each group's copy update this group's parameters, and the last group's those that were in none.
   */
  public Optimizer optimizer() {
    return adapter.steered();
  }

  /**
   * A collector that also notes the loss it differentiates; several losses before a step add up. To zero the gradients
   * zeroes those of this trainer's model.
   */
  @Override
  public GradientCollector newGradientCollector() {
    return new RecordingCollector(
        super.newGradientCollector(), adapter.losses(), () -> adapter.locked(adapter::discard));
  }

  /**
   * As a bare trainer, but that what has changed in the model since the last step is followed: layers added or removed,
   * tensors replaced as by {@code model.load}, parameters frozen or thawed.
   *
   * @throws IllegalArgumentException if a tensor was replaced by one of another shape, data type or device
   */
  @Override
  public NDList forward(NDList input) {
    long begin = System.nanoTime();
    try {
      return getModel().getBlock().forward(store.get(), input, true);
    } finally {
      addMetric("forward", begin);
    }
  }

  /** As {@link #forward(NDList)}, with labels. */
  @Override
  public NDList forward(NDList data, NDList labels) {
    long begin = System.nanoTime();
    try {
      return getModel().getBlock().forward(store.get(), data, labels, null);
    } finally {
      addMetric("forward", begin);
    }
  }

  @Override
  public NDList evaluate(NDList input) {
    return getModel().getBlock().forward(store.get(), input, false, null);
  }

  /**
   * Makes one step of control and the update it decides on. Once begun it zeroes the gradients,
   * whatever comes of it.
   *
   * @throws IllegalStateException if nothing was differentiated since the last step, the trainer is
   *     closed, the averaged readout is being served, another thread is in a step, or an update has failed, as for want
   *     of memory: load the parameters and restore a checkpoint then
   * @throws IllegalArgumentException if a parameter's data type or device cannot be steered
   */
  @Override
  public void step() {
    enter(null);
  }

  /**
   * Makes a step of gradients that anybody's collector has left, such as that of another trainer with whom the loss is
   * shared: an actor's and a critic's, that of two networks and what they do to each other. What this trainer's own
   * collector has noted does not count then. Gradients that a loss leaves where they are not wanted add to the next
   * ones, unless they are zeroed with this trainer's {@link #newGradientCollector}.
   *
   * @param loss that was differentiated, or this trainer's part of it; still open
   * @throws IllegalStateException if no parameter has a gradient, or as {@link #step()}
   * @throws IllegalArgumentException as {@link #step()}
   */
  public void step(NDArray loss) {
    enter(loss);
  }

  private void enter(@Nullable NDArray loss) {
    gate.enter("a step");
    adapter.lock();
    try {
      adapter.checkAttached("a step");
      if (loss != null) {
        adapter.losses().clear();
        adapter.losses().add(loss);
      }
      if (adapter.losses().isEmpty()) {
        throw new IllegalStateException(
            "backward must be called before each step, on a collector from"
                + " trainer.newGradientCollector(); none was since the last step");
      }
      makeStep();
    } finally {
      adapter.unlock();
      gate.leave();
    }
  }

  private void makeStep() {
    long begin = System.nanoTime();
    try {
      if (decide() == Verdict.SKIP) {
        adapter.discard();
      } else {
        update();
      }
    } catch (RuntimeException | Error e) {
      discard(e);
      throw e;
    } finally {
      adapter.release();
    }
    addMetric("step", begin);
  }

  private void update() {
    try {
      adapter.update();
    } catch (RuntimeException | Error e) {
      gate.halfMade(e);
      throw e;
    }
  }

  private Verdict decide() {
    if (!adapter.next()) {
      return Verdict.APPLY;
    }
    Verdict verdict = loop.step();
    adapter.schedule(cadence);
    return verdict;
  }

  /** Left as they are, the gradients of a step that failed would add to those of the next one. */
  private void discard(Throwable failure) {
    try {
      adapter.discard();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Puts the averaged readout in the parameters' place, for an evaluation or for saving, until the
   * handle is closed; no step, checkpoint or restore can be made meanwhile. The gradients of a backward pass made
   * meanwhile are zeroed then.
   *
   * <p>A loop that steers {@code rateMemory} keeps no buffer for it: theta-bar = theta + (1-nu) W w m, of the last
   * update. The parameters it stands in for are kept until then in copies, and come back bit by bit. (In the
   * gradients' tensors, which are there anyway, a backward pass would overwrite them unseen.) Parameters that
   * are frozen, or have had no update yet, are served as they are. Serve between steps, not between a forward pass and
   * its backward pass.
   *
   * <p>The running statistics of batch normalisation are not averaged: those of the parameters are served along. In a
   * small network that cost little, a held-back loss of 0.136 for 0.132 with statistics of the average's own. To have
   * these, pass the training batches through {@link Trainer#forward(ai.djl.ndarray.NDList)} once while it is served.
   * The statistics then stay the average's, until further steps have renewed them.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout, it is served already, or something was
   *     differentiated since the last step, so that gradients of the parameters are waiting for theirs
   */
  public ServedReadout serveReadout() {
    return gate.serve();
  }

  /** Whether {@link #serveReadout} has an average to serve. */
  public boolean hasReadout() {
    return adapter.averages().areKept();
  }

  private void serve() {
    adapter.checkAttached("a readout");
    if (!hasReadout()) {
      throw new IllegalStateException(
          "the loop must steer "
              + READOUT_RATE
              + " or "
              + RATE_MEMORY
              + " to serve an averaged readout");
    }
    if (!adapter.losses().isEmpty()) {
      throw new IllegalStateException(
          "an averaged readout must be served between steps, and gradients are waiting for theirs:"
              + " make the step first, or zero them with the gradient collector's zeroGradients");
    }
    adapter.averages().serve();
  }

  private void putBack() {
    adapter.averages().putBack();
    if (!adapter.losses().isEmpty()) {
      adapter.discard();
    }
  }

  /** Lets the optimizer go, which keeps its last values, and closes the loop. Idempotent. */
  @Override
  public void close() {
    gate.close(this::letGo);
  }

  private void letGo() {
    try {
      super.close();
    } finally {
      try {
        loop.close();
      } finally {
        adapter.close();
      }
    }
  }

  /** Does something with a file that must not meet a step. */
  void within(String purpose, ReadoutGate.FileAction action) throws IOException {
    gate.enter(purpose);
    adapter.lock();
    try {
      adapter.checkAttached(purpose);
      action.run();
    } finally {
      adapter.unlock();
      gate.leave();
    }
  }

  /** Restores from a file; must not meet a step. */
  void restore(ReadoutGate.FileAction action) throws IOException {
    gate.restore(
        () -> {
          adapter.lock();
          try {
            adapter.checkAttached("a restore");
            action.run();
            if (gate.isHalfMade()) {
              adapter.discard(); // gradients that steps have left which were refused
            }
          } finally {
            adapter.unlock();
          }
        });
  }

  DjlAdapter adapter() {
    return adapter;
  }
}
