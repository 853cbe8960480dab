package io.github.ae4j.array;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Gate;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ArrayOptimizer} under a control loop, for services without a tensor engine:
 *
 * <pre>{@code
 * var optimizer = ArrayOptimizer.adam(weights, ArraySettings.of(1e-3));
 * var trainer = ArrayTrainer.steer(optimizer, Presets.standard());
 * trainer.step(loss, gradient);
 * }</pre>
 *
 * <p>Control is same-step unless asked otherwise. It allocates nothing, but in a step whose gradient is cut: there it
 * copies the gradient, and the array given stays as it is. One thread at a time.
 */
public final class ArrayTrainer implements AutoCloseable {
  private final ArrayOptimizer optimizer;
  private final ArrayPlant plant;
  private final ArrayAdapter adapter;
  private final ControlLoop loop;
  private final Cadence cadence;
  private final Gate gate;
  private @Nullable RuntimeException late;

  private ArrayTrainer(
      ArrayOptimizer optimizer, ArrayAdapter adapter, ControlLoop loop, Cadence cadence) {
    this.cadence = cadence;
    this.optimizer = optimizer;
    this.plant = optimizer.plant();
    this.adapter = adapter;
    this.loop = loop;
    gate = new Gate("a trainer around " + adapter.optimizer());
  }

  /**
   * Puts an optimizer under a loop.
   *
   * @throws IllegalArgumentException if the preset asks what the optimizer cannot give
   * @throws IllegalStateException if the optimizer has a loop already
   */
  public static ArrayTrainer steer(ArrayOptimizer optimizer, Preset preset) {
    return steer(optimizer, preset, Cadence.everyStep());
  }

  /**
   * Puts an optimizer under a loop that measures and decides at a cadence.
   *
   * @throws IllegalArgumentException if the preset asks what the optimizer cannot give
   * @throws IllegalStateException if the optimizer has a loop already
   */
  public static ArrayTrainer steer(ArrayOptimizer optimizer, Preset preset, Cadence cadence) {
    return steer(optimizer, preset, cadence, Timing.SAME_STEP);
  }

  /**
   * Puts an optimizer under a loop that measures and decides at a cadence, and in what timing.
   *
   * @param timing SAME_STEP: the gradient is measured before the update that the decision is for.
   *     NEXT_STEP: both are done in one pass over the arrays, and the decision is for the update after;
   *     an event, too, then comes after the update of its step, and what a part throws is thrown by the next step
   *     before it begins: a step that throws has moved nothing. A loss or gradient that is not finite, or a
   *     gradient a hundred times longer than the longest of late, is measured before.
   * @throws IllegalArgumentException if the preset asks what the optimizer cannot give, or a readout
   *     in NEXT_STEP
   * @throws IllegalStateException if the optimizer has a loop already
   */
  public static ArrayTrainer steer(
      ArrayOptimizer optimizer, Preset preset, Cadence cadence, Timing timing) {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(cadence, "cadence");
    Objects.requireNonNull(timing, "timing");
    ArrayAdapter adapter = optimizer.takeAdapter(timing);
    try {
      ControlLoop loop = ControlLoop.on(adapter).preset(preset).build();
      return new ArrayTrainer(optimizer, adapter, loop, cadence);
    } catch (RuntimeException e) {
      optimizer.returnAdapter();
      throw e;
    }
  }

  /**
   * Measures, decides and updates.
   *
   * @param loss of the batch the gradient is of, in any unit
   * @param gradient of the parameters' kind and length
   * @return what was done with the update
   * @throws IllegalStateException if the trainer is closed or another thread is in a step
   */
  public Verdict step(double loss, double[] gradient) {
    Objects.requireNonNull(gradient, "gradient");
    gate.enter("a step");
    try {
      plant.present(gradient);
      return step(loss);
    } finally {
      gate.leave();
    }
  }

  /**
   * Measures, decides and updates.
   *
   * @param loss of the batch the gradient is of, in any unit
   * @param gradient of the parameters' kind and length
   * @return what was done with the update
   * @throws IllegalStateException if the trainer is closed or another thread is in a step
   */
  public Verdict step(double loss, float[] gradient) {
    Objects.requireNonNull(gradient, "gradient");
    gate.enter("a step");
    try {
      plant.present(gradient);
      return step(loss);
    } finally {
      gate.leave();
    }
  }

  private Verdict step(double loss) {
    throwLate();
    long number = adapter.present(loss);
    Verdict verdict = Verdict.APPLY;
    if (adapter.isDue()) {
      adapter.sensor().updateMeasured();
      verdict = decide(number);
    } else if (!adapter.sensor().update()) {
      verdict = decide(number);
    }
    if (!verdict.leavesOut()) {
      adapter.average();
    }
    return verdict;
  }

  /** Measures and decides, and makes the update unless it was made meanwhile; then a SKIP comes too late. */
  private Verdict decide(long number) {
    Verdict verdict = control();
    adapter.count().schedule(cadence);
    if (adapter.sensor().isUpdated()) {
      return verdict == Verdict.SKIP ? Verdict.APPLY : verdict;
    }
    if (!verdict.leavesOut()) {
      plant.update(number);
    }
    return verdict;
  }

  /** A step of control; what fails in one whose update is made already is thrown by the next. */
  private Verdict control() {
    try {
      return loop.step();
    } catch (RuntimeException e) {
      if (!adapter.sensor().isUpdated()) {
        throw e;
      }
      late = e;
      return Verdict.APPLY;
    }
  }

  private void throwLate() {
    RuntimeException failure = late;
    if (failure != null) {
      late = null;
      throw failure;
    }
  }

  ArrayPlant plant() {
    return plant;
  }

  /** Whether the average, if there is one, lies in a buffer of its own. */
  boolean keepsReadout() {
    return adapter.keepsReadout();
  }

  /** The loop, for its coefficients, checkpoint and restore. */
  public ControlLoop loop() {
    return loop;
  }

  /** Whether the loop keeps an averaged readout, in a buffer or in the first moment. */
  public boolean hasReadout() {
    return adapter.hasReadout();
  }

  /**
   * The averaged readout: the average over the parameters to predict with. Each call computes and copies it, so it
   * is no call for every step: it allocates an array of doubles, and where the average lies in the first moment one of
   * the parameters' kind beside it. One in a buffer stays when this is closed;
   * one in the first moment does not.
   *
   * @throws IllegalStateException if the preset keeps none, it lay in the first moment and this is closed, or another
   *     thread is in a step
   */
  public double[] readout() {
    if (gate.isClosed()) {
      return adapter.readoutCopy();
    }
    gate.enter("a readout");
    try {
      return adapter.readoutCopy();
    } finally {
      gate.leave();
    }
  }

  /**
   * Puts a readout back that {@link #readout} gave, when a run is resumed; one in the first moment comes back with
   * the optimizer's state and the loop's checkpoint.
   *
   * @throws IllegalStateException if the preset keeps none in a buffer, this is closed, or another thread is in a step
   * @throws IllegalArgumentException if it is of another length
   */
  public void restoreReadout(double[] readout) {
    Objects.requireNonNull(readout, "readout");
    gate.enter("a readout to restore");
    try {
      adapter.restoreReadout(readout);
    } finally {
      gate.leave();
    }
  }

  /** Lets the optimizer go; it keeps its last coefficients and moments. Idempotent. */
  @Override
  public void close() {
    gate.close(this::release);
  }

  private void release() {
    try {
      loop.close();
    } finally {
      optimizer.returnAdapter();
    }
    throwLate();
  }
}
