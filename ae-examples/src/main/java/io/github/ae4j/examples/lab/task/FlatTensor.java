package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** One native buffer of single-precision weights, and the tensors that lie in it one after another. */
public final class FlatTensor {
  private final NativeFloats memory;
  private final Shape[] shapes;
  private final long[] cuts; // where each tensor but the first begins

  public FlatTensor(List<int[]> shapes) {
    this.shapes =
        shapes.stream()
            .map(shape -> new Shape(Arrays.stream(shape).asLongStream().toArray()))
            .toArray(Shape[]::new);
    long[] ends = Arrays.stream(this.shapes).mapToLong(Shape::size).toArray();
    Arrays.parallelPrefix(ends, Long::sum);
    cuts = Arrays.copyOf(ends, ends.length - 1);
    memory = new NativeFloats(Math.toIntExact(ends[ends.length - 1]));
  }

  /** The weights as one tensor; it holds until the next call. */
  public NDArray load(NDManager manager, double[] weights) {
    float[] values = memory.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) weights[i];
    }
    return memory.tensor(manager, new Shape(values.length));
  }

  /** The tensors in it. */
  public NDList cut(NDArray tensor) {
    NDList pieces = cuts.length == 0 ? new NDList(tensor) : tensor.split(cuts);
    NDList shaped = new NDList(pieces.size());
    for (int i = 0; i < shapes.length; i++) {
      shaped.add(pieces.get(i).reshape(shapes[i]));
    }
    return shaped;
  }

  /** The gradient of a tensor that was loaded. */
  public void read(NDArray tensor, double[] gradient) {
    float[] values = memory.values();
    tensor
        .getGradient()
        .toByteBuffer(true)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .get(0, values); // in one go: value by value takes five times as long
    for (int i = 0; i < values.length; i++) {
      gradient[i] = values[i];
    }
  }
}
