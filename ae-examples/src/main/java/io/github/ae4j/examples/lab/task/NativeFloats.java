package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory for a tensor that is made anew every step: DJL would allocate as much each time, which costs
 * more than a small network's forward pass.
 */
public final class NativeFloats {
  private final float[] values;
  private final ByteBuffer memory;

  /** Memory for a number of values. */
  public NativeFloats(int size) {
    values = new float[size];
    memory = ByteBuffer.allocateDirect(size * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  /** What the next tensor is made of. */
  public float[] values() {
    return values;
  }

  /** The values as a tensor, which shares the memory: it holds until the next call. */
  public NDArray tensor(NDManager manager, Shape shape) {
    memory.asFloatBuffer().put(0, values);
    memory.rewind();
    return manager.create(memory, shape, DataType.FLOAT32);
  }
}
