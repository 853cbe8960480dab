package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.coefficient.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A bare ND4J updater over a flat view of the parameters, under a control loop. Control is same-step. One
 * thread at a time.
 */
public final class SteeredUpdater implements AutoCloseable {
  private final Nd4jAdapter adapter;
  private final ControlLoop loop;
  private final Runnable release;
  private final AtomicBoolean busy = new AtomicBoolean();
  private int iteration;
  private volatile boolean closed;

  SteeredUpdater(Nd4jAdapter adapter, ControlLoop loop, int iteration, Runnable release) {
    this.adapter = adapter;
    this.loop = loop;
    this.iteration = iteration;
    this.release = release;
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /** Number of updates made, which is the iteration that the updater is given next. */
  public int iteration() {
    return iteration;
  }

  /**
   * Makes a step in epoch 0.
   *
   * @see #step(double, INDArray, int)
   */
  public Verdict step(double loss, INDArray gradient) {
    return step(loss, gradient, 0);
  }

  /**
   * Measures, decides and updates the parameters in place.
   *
   * @param loss of the batch the gradient is of, in any unit
   * @param gradient of the parameters' length and data type, without gaps in memory; overwritten with
   *     the update, as {@code applyUpdater} does, unless the step is skipped
   * @param epoch given to the updater, for schedules the loop leaves alone
   * @return what was done with the update
   * @throws IllegalArgumentException if the gradient does not fit the parameters
   * @throws IllegalStateException if it is closed or another thread is in a step
   */
  public Verdict step(double loss, INDArray gradient, int epoch) {
    enter("a step");
    try {
      Segment segment = adapter.segments().get(0);
      Refusals.gradient(gradient, segment.parameters());
      INDArray flat = Segment.flat("gradient", gradient);
      adapter.input().present(loss, List.of(flat), 1.0, iteration, epoch);
      Verdict verdict = loop.step();
      if (verdict != Verdict.SKIP) {
        adapter.update();
        segment.parameters().subi(flat);
        adapter.moved();
        iteration++;
      }
      return verdict;
    } finally {
      busy.setRelease(false);
    }
  }

  /** Lets the updater go, which keeps its last values, and closes the loop. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    enter("closing");
    closed = true;
    try {
      loop.close();
    } finally {
      release.run();
      busy.setRelease(false);
    }
  }

  /** Continues the count of updates, when a run is resumed. */
  void iteration(int iteration) {
    this.iteration = iteration;
  }

  Nd4jAdapter adapter() {
    return adapter;
  }

  private void enter(String what) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "a steered updater serves one thread at a time, and "
              + Thread.currentThread().getName()
              + " came for "
              + what
              + " while another was in a step");
    }
    if (closed) {
      busy.setRelease(false);
      throw new IllegalStateException(
          "a steered updater must be open for " + what + ", this one is closed");
    }
  }
}
