package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.ReadoutGate;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.form.BareUpdater;
import io.github.ae4j.nd4j.form.Pieces;
import io.github.ae4j.nd4j.form.Place;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A bare ND4J updater over a flat view of the parameters, under a control loop. Control is same-step. One
 * thread at a time.
 */
public final class SteeredUpdater implements AutoCloseable {
  private final BareUpdater bare;
  private final Pieces pieces;
  private final GroupedAdapter adapter;
  private final List<Nd4jAdapter> parts;
  private final ControlLoop loop;
  private final Runnable release;
  private final ReadoutGate gate;
  private int iteration;

  SteeredUpdater(
      BareUpdater bare,
      Pieces pieces,
      GroupedAdapter adapter,
      ControlLoop loop,
      int iteration,
      Runnable release) {
    this.bare = bare;
    this.pieces = pieces;
    this.adapter = adapter;
    parts = adapter.parts();
    this.loop = loop;
    this.iteration = iteration;
    this.release = release;
    gate = new ReadoutGate("a steered updater", this::serve, adapter::putBack, adapter::serves);
  }

  private void serve() {
    bare.check();
    adapter.serveReadout();
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
   *     the update, as {@code applyUpdater} does, unless the step is skipped. It is paired with the parameters by
   *     index: one in another order is copied, at the cost of that
   * @param epoch given to the updater, for schedules the loop leaves alone
   * @return what was done with the update
   * @throws IllegalArgumentException if the gradient does not fit the parameters
   * @throws IllegalStateException if it is closed or another thread is in a step, or an array was closed, or the
   *     parameters or the state were given other memory
   */
  public Verdict step(double loss, INDArray gradient, int epoch) {
    gate.enter("a step");
    try {
      bare.check();
      INDArray flat = bare.flat(gradient);
      List<List<INDArray>> cut = pieces.cut(flat);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).input().present(loss, cut.get(i), 1.0, iteration, epoch);
        parts.get(i).input().lent();
      }
      Verdict verdict = loop.step();
      if (verdict == Verdict.SKIP) {
        adapter.skipped(loop::coefficient);
      } else {
        tryUpdate(gradient, flat);
      }
      return verdict;
    } finally {
      gate.leave();
    }
  }

  private void tryUpdate(INDArray gradient, INDArray flat) {
    try {
      update(gradient, flat);
    } catch (RuntimeException | Error e) {
      gate.halfMade(e);
      throw e;
    }
  }

  private void update(INDArray gradient, INDArray flat) {
    INDArray made = pieces.grouped() ? updatePieces(flat) : updateWhole();
    if (made != flat || !Place.of("gradient", flat).equals(Place.of("gradient", gradient))) {
      bare.write(made, gradient); // it was scaled, or lay otherwise, and was copied
    }
    adapter.moved();
    iteration++;
  }

  private INDArray updateWhole() {
    Nd4jAdapter part = parts.get(0);
    part.update().make();
    INDArray made = part.input().gradients().get(0);
    part.segments().get(0).parameters().subi(made);
    return made;
  }

  private INDArray updatePieces(INDArray flat) {
    List<List<INDArray>> cut = pieces.cut(flat);
    for (int group = 0; group < parts.size(); group++) {
      Nd4jAdapter part = parts.get(group);
      if (adapter.isFrozen(group)) {
        cut.get(group).forEach(gradient -> gradient.assign(0.0)); // its update is none
        continue;
      }
      part.update().make();
      for (int i = 0; i < part.segments().size(); i++) {
        INDArray made = part.input().gradients().get(i);
        part.segments().get(i).parameters().subi(made);
        INDArray place = cut.get(group).get(i);
        if (made != place) {
          place.assign(made); // it was scaled, and copied
        }
      }
    }
    return flat;
  }

  /**
   * Puts the averaged readout in the parameters' place until the handle is closed; no step can be made
   * meanwhile, no checkpoint and no restore.
   *
   * <p>The loop must steer {@code readoutRate}, which keeps the average in a buffer, or {@code rateMemory}, which
   * only Adam over FLOAT on the CPU has and which needs none: then the parameters are parked in a copy meanwhile, not in
   * the gradient's memory, where a gradient pass under way would overwrite them silently.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout, it is served already, or this is closed
   */
  public ServedReadout serveReadout() {
    return gate.serve();
  }

  /** Whether {@link #serveReadout} has an average to serve. */
  public boolean hasReadout() {
    return adapter.averages();
  }

  void save(Path file) throws IOException {
    gate.within(
        "a checkpoint",
        () -> {
          bare.check();
          new SavedState(parts, List.of(), loop).save(file, iteration);
        });
  }

  void restore(Path file) throws IOException {
    gate.restore(
        () -> {
          bare.check();
          new SavedState(parts, List.of(), loop).restore(file, this::iteration);
        });
  }

  /** Lets the updater go, which keeps its last values, and closes the loop. Idempotent. */
  @Override
  public void close() {
    gate.close(this::release);
  }

  private void release() {
    try {
      loop.close();
    } finally {
      release.run();
    }
  }

  /** Continues the count of updates, when a run is resumed. */
  void iteration(int iteration) {
    this.iteration = iteration;
  }

  Nd4jAdapter adapter() {
    return parts.get(0);
  }
}
