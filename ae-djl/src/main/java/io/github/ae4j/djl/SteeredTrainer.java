package io.github.ae4j.djl;

import ai.djl.Model;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

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
  private final Cadence cadence;
  private final AtomicBoolean busy = new AtomicBoolean();
  private boolean serving;
  private boolean closed;

  SteeredTrainer(
      Model model, TrainingConfig config, DjlAdapter adapter, ControlLoop loop, Cadence cadence) {
    super(model, config);
    this.cadence = cadence;
    this.adapter = adapter;
    this.loop = loop;
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /** A collector that also notes the loss it differentiates; several losses before a step add up. */
  @Override
  public GradientCollector newGradientCollector() {
    return new RecordingCollector(super.newGradientCollector(), adapter.losses());
  }

  /**
   * Makes one step of control and the update it decides on. Once begun it zeroes the gradients,
   * whatever comes of it.
   *
   * @throws IllegalStateException if nothing was differentiated since the last step, the trainer is
   *     closed, the averaged readout is being served, or another thread is in a step
   * @throws IllegalArgumentException if a parameter's data type or device cannot be steered
   */
  @Override
  public void step() {
    enter("a step");
    try {
      if (adapter.losses().isEmpty()) {
        throw new IllegalStateException(
            "backward must be called before each step, on a collector from"
                + " trainer.newGradientCollector(); none was since the last step");
      }
      makeStep();
    } finally {
      busy.set(false);
    }
  }

  private void makeStep() {
    long begin = System.nanoTime();
    try {
      Verdict verdict = Verdict.APPLY;
      if (adapter.next()) {
        verdict = loop.step();
        adapter.schedule(cadence);
      }
      if (verdict == Verdict.SKIP) {
        adapter.discard();
      } else {
        adapter.update();
      }
    } catch (RuntimeException | Error e) {
      discard(e);
      throw e;
    } finally {
      adapter.release();
    }
    addMetric("step", begin);
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
   * handle is closed; no step can be made meanwhile. Gradients that no step took by then are zeroed.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout or it is served already
   */
  public Readout serveReadout() {
    enter("a readout");
    try {
      if (!adapter.steers(Coefficient.READOUT_RATE)) {
        throw new IllegalStateException(
            "the loop must steer " + Coefficient.READOUT_RATE + " to serve an averaged readout");
      }
      exchange();
      serving = true;
      return new Readout(this);
    } finally {
      busy.set(false);
    }
  }

  /** The time the averaged readout stands in the parameters' place. */
  public static final class Readout implements AutoCloseable {
    private final SteeredTrainer trainer;
    private boolean open = true;

    private Readout(SteeredTrainer trainer) {
      this.trainer = trainer;
    }

    /** Puts the parameters back. Idempotent. */
    @Override
    public void close() {
      if (open) {
        open = false;
        trainer.putBack();
      }
    }
  }

  private void putBack() {
    if (serving) {
      serving = false;
      exchange();
      if (!adapter.losses().isEmpty()) {
        adapter.discard();
      }
    }
  }

  private void exchange() {
    try (NoGradient off = NoGradient.open()) {
      adapter.parameters().open().forEach(adapter.readout()::exchange);
    } finally {
      adapter.parameters().release();
    }
  }

  /** Lets the optimizer go, which keeps its last values, and closes the loop. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      putBack();
      super.close();
    } finally {
      try {
        loop.close();
      } finally {
        adapter.close();
      }
    }
  }

  DjlAdapter adapter() {
    return adapter;
  }

  /** Something done to a file. */
  interface FileAction {
    void run() throws IOException;
  }

  /** Runs something that must not meet a step. */
  void between(String what, FileAction action) throws IOException {
    enter(what);
    try {
      action.run();
    } finally {
      busy.set(false);
    }
  }

  private void enter(String what) {
    if (closed) {
      throw new IllegalStateException(
          "a trainer must be open for " + what + ", this one is closed");
    }
    if (serving) {
      throw new IllegalStateException(
          "the averaged readout must be put back before " + what + "; close its handle first");
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "a trainer serves one thread at a time, and "
              + Thread.currentThread().getName()
              + " came for "
              + what
              + " while another was in a step");
    }
  }
}
