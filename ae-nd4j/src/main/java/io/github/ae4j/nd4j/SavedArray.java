package io.github.ae4j.nd4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array in a checkpoint: its name, data type and length, then its numbers. */
final class SavedArray {
  private SavedArray() {}

  /** Writes arrays by name, their number first. */
  static void writeAll(DataOutputStream out, SortedMap<String, INDArray> arrays)
      throws IOException {
    out.writeInt(arrays.size());
    for (var array : arrays.entrySet()) {
      write(out, array.getKey(), array.getValue());
    }
  }

  static void write(DataOutputStream out, String name, INDArray array) throws IOException {
    out.writeUTF(name);
    out.writeUTF(array.dataType().name());
    out.writeLong(array.length());
    if (array.dataType() == DataType.DOUBLE) {
      for (double value : array.toDoubleVector()) {
        out.writeDouble(value);
      }
    } else {
      for (float value : array.toFloatVector()) {
        out.writeFloat(value);
      }
    }
  }

  static INDArray read(DataInputStream in, String name, INDArray like) throws IOException {
    expect("state", name, in.readUTF());
    expect("data type of " + name, like.dataType().name(), in.readUTF());
    expect("length of " + name, like.length(), in.readLong());
    int size = Math.toIntExact(like.length());
    INDArray read =
        like.dataType() == DataType.DOUBLE ? readDoubles(in, size) : readFloats(in, size);
    long notFinite =
        Arrays.stream(read.toDoubleVector()).filter(value -> !Double.isFinite(value)).count();
    expect("numbers not finite in " + name, 0L, notFinite);
    return read;
  }

  private static INDArray readDoubles(DataInputStream in, int size) throws IOException {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = in.readDouble();
    }
    return Nd4j.createFromArray(values);
  }

  private static INDArray readFloats(DataInputStream in, int size) throws IOException {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = in.readFloat();
    }
    return Nd4j.createFromArray(values);
  }

  static void expect(String what, Object expected, Object got) {
    if (!Objects.equals(expected, got)) {
      throw new IllegalArgumentException(
          "checkpoint must have " + what + " " + expected + ", got " + got);
    }
  }
}
