package io.github.ae4j.djl.pass;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether parameters are moved by others than the loop's steps, such as a bare trainer on the same model: a few numbers
 * of the first and the last one are compared with what the last step left, where they lie on the CPU as float32. That
 * catches whatever trains one of these two, at the cost of four looks at memory a step.
 */
final class MovesOutside {
  private static final Logger LOG = LoggerFactory.getLogger(MovesOutside.class);
  private static final int SAMPLES = 8;
  private static final long NONE = 0L;

  private final StepTensors tensors;
  private @Nullable NDArray first;
  private @Nullable NDArray last;
  private long left = NONE;
  private long step;
  private long moves;
  private long latest;

  MovesOutside(StepTensors tensors) {
    this.tensors = tensors;
  }

  /** Notes what a step has left. */
  void note(long made) {
    List<TrainedParameter> open = tensors.open();
    first = open.get(0).weight();
    last = open.get(open.size() - 1).weight();
    step = made;
    left = look();
  }

  /** Compares with what was left; nothing that came as another tensor counts. */
  void compare() {
    if (left != NONE) {
      long now = look();
      if (now != NONE && now != left) {
        moves++;
        latest = step;
      }
      left = now;
    }
  }

  /** Takes what stands there now for what a step has left. */
  void forget() {
    left = NONE;
  }

  /** Number of times that parameters had moved between two steps, or after the last. */
  long moves() {
    return moves;
  }

  /** Says how often they were moved. */
  void report(String optimizer) {
    compare();
    if (moves > 0) {
      LOG.warn(
          "{}: parameters were moved {} times without a step of the loop, the last time after step"
              + " {}: what else trains them is not steered",
          optimizer,
          moves,
          latest);
    }
  }

  private long look() {
    return first == null || last == null ? NONE : 31L * look(first) + look(last) | 1L;
  }

  private static long look(NDArray tensor) {
    if (((PtNDArray) tensor).isReleased()
        || tensor.getDataType() != DataType.FLOAT32
        || tensor.getDevice().isGpu()) {
      return NONE;
    }
    try {
      return mix(TensorMemory.of(tensor));
    } catch (EngineException | LinkageError e) {
      return NONE; // not contiguous, or another release of DJL
    }
  }

  private static long mix(FloatBuffer values) {
    int stride = Math.max(1, values.capacity() / SAMPLES);
    long mixed = 1L;
    for (int i = 0; i < values.capacity(); i += stride) {
      mixed = 31L * mixed + Float.floatToRawIntBits(values.get(i));
    }
    return mixed;
  }
}
