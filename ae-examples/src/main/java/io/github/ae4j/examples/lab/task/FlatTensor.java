package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** One native buffer of single-precision weights, and the tensors that lie in it one after another. */
final class FlatTensor {
  private final ByteBuffer memory;
  private final FloatBuffer values;
  private final float[] narrow;
  private final Shape[] shapes;
  private final long[] cuts; // where each tensor but the first begins

  FlatTensor(List<int[]> shapes) {
    this.shapes =
        shapes.stream()
            .map(shape -> new Shape(Arrays.stream(shape).asLongStream().toArray()))
            .toArray(Shape[]::new);
    long[] ends = Arrays.stream(this.shapes).mapToLong(Shape::size).toArray();
    Arrays.parallelPrefix(ends, Long::sum);
    cuts = Arrays.copyOf(ends, ends.length - 1);
    narrow = new float[Math.toIntExact(ends[ends.length - 1])];
    memory = ByteBuffer.allocateDirect(narrow.length * Float.BYTES).order(ByteOrder.nativeOrder());
    values = memory.asFloatBuffer();
  }

  /** The weights as one tensor; it shares the buffer, so it holds until the next call. */
  NDArray load(NDManager manager, double[] weights) {
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) weights[i];
    }
    values.put(0, narrow);
    memory.rewind();
    return manager.create(memory, new Shape(narrow.length), DataType.FLOAT32);
  }

  /** The tensors in it. */
  NDList cut(NDArray tensor) {
    NDList pieces = cuts.length == 0 ? new NDList(tensor) : tensor.split(cuts);
    NDList shaped = new NDList(pieces.size());
    for (int i = 0; i < shapes.length; i++) {
      shaped.add(pieces.get(i).reshape(shapes[i]));
    }
    return shaped;
  }

  /** The gradient of a tensor that was loaded. */
  static void read(NDArray tensor, double[] gradient) {
    FloatBuffer from =
        tensor.getGradient().toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = from.get(i);
    }
  }
}
