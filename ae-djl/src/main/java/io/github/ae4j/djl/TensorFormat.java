package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.adapter.StateFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/** How a checkpoint holds a tensor: its data type, its shape, and its numbers as the engine has them. */
final class TensorFormat {
  private TensorFormat() {}

  static void write(DataOutputStream out, NDArray tensor) throws IOException {
    out.writeUTF(tensor.getDataType().name());
    long[] shape = tensor.getShape().getShape();
    out.writeInt(shape.length);
    for (long size : shape) {
      out.writeLong(size);
    }
    StateFile.writeBytes(out, tensor.toByteArray());
  }

  /**
   * Reads a tensor, which must have a parameter's data type and shape.
   *
   * @param what it is, for errors
   * @param manager what it will belong to
   * @throws IllegalArgumentException if it is of another form
   */
  static NDArray read(DataInputStream in, String what, NDArray parameter, NDManager manager)
      throws IOException {
    expect("data type of " + what, parameter.getDataType(), DataType.valueOf(in.readUTF()));
    long[] sizes = new long[StateFile.readLength(in, Long.BYTES)];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = in.readLong();
    }
    expect("shape of " + what, parameter.getShape(), new Shape(sizes));
    byte[] bytes = StateFile.readBytes(in);
    expect(
        "bytes of " + what,
        parameter.size() * parameter.getDataType().getNumOfBytes(),
        (long) bytes.length);
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
    buffer.put(bytes).rewind();
    try (NDArray view = manager.create(buffer, parameter.getShape(), parameter.getDataType())) {
      expect("numbers not finite in " + what, 0L, notFinite(view));
      return view.duplicate();
    }
  }

  private static long notFinite(NDArray tensor) {
    return Arrays.stream(tensor.toArray())
        .filter(number -> !Double.isFinite(number.doubleValue()))
        .count();
  }

  /**
   * Checks what a checkpoint has.
   *
   * @throws IllegalArgumentException if it is not what is expected
   */
  static void expect(String what, Object expected, Object got) {
    if (!Objects.equals(expected, got)) {
      throw new IllegalArgumentException(
          "checkpoint must have " + what + " " + expected + ", got " + got);
    }
  }
}
