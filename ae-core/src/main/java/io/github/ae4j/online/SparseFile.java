package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Arrays in a learner's file, each number checked as it is read. */
final class SparseFile {
  private SparseFile() {}

  static void write(DataOutputStream out, double[] values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  static void read(DataInputStream in, String name, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = Check.finite(name, in.readDouble());
    }
  }

  static void readFromZero(DataInputStream in, String name, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = Check.atLeast(name, in.readDouble(), 0.0);
    }
  }

  static int within(String name, int value, int least, int most) {
    return (int) Check.within(name, value, least, most);
  }
}
