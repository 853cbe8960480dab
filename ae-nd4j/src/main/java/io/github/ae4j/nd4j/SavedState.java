package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.coefficient.Coefficient;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a checkpoint holds: the updater's class, the noise's seed, the count of updates, the loop, and for each
 * segment its states by name and its averaged readout. The parameters are the model's own matter.
 */
final class SavedState {
  private static final StateFile FILE = new StateFile("ae-nd4j", 0x61652d6e64340d0aL, 1);
  private static final String READOUT = "readout";

  private final Nd4jAdapter adapter;
  private final ControlLoop loop;

  SavedState(Nd4jAdapter adapter, ControlLoop loop) {
    this.adapter = adapter;
    this.loop = loop;
  }

  /** Writes a checkpoint; the file is replaced at once or not at all. */
  void save(Path file, int iteration) throws IOException {
    FILE.write(file, out -> write(out, iteration));
  }

  /**
   * Continues from a checkpoint, or refuses it and changes nothing.
   *
   * @param iteration receives the count of updates
   */
  void restore(Path file, IntConsumer iteration) throws IOException {
    Staged staged = FILE.read(file, this::stage);
    loop.restore(staged.loop());
    iteration.accept(staged.iteration());
    staged.values().forEach(value -> value.target().assign(value.saved()));
    adapter.readout().clear();
    for (int i = 0; i < staged.readout().size(); i++) {
      adapter.readout().averages().get(i).assign(staged.readout().get(i));
    }
  }

  private void write(DataOutputStream out, int iteration) throws IOException {
    out.writeUTF(adapter.optimizer());
    out.writeLong(adapter.noise().seed());
    out.writeInt(iteration);
    byte[] text = loop.checkpoint().getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
    out.writeInt(adapter.segments().size());
    for (Segment segment : adapter.segments()) {
      TreeMap<String, INDArray> states = new TreeMap<>(segment.states());
      out.writeInt(states.size());
      for (var state : states.entrySet()) {
        write(out, state.getKey(), state.getValue());
      }
    }
    List<INDArray> averages =
        adapter.readout().begun() ? adapter.readout().averages() : List.<INDArray>of();
    out.writeInt(averages.size());
    for (INDArray average : averages) {
      write(out, READOUT, average);
    }
  }

  private static void write(DataOutputStream out, String name, INDArray array) throws IOException {
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

  private Staged stage(DataInputStream in) throws IOException {
    expect("updater", adapter.optimizer(), in.readUTF());
    long seed = in.readLong();
    if (adapter.steers(Coefficient.NOISE)) {
      expect("noise seed", adapter.noise().seed(), seed);
    }
    int iteration = in.readInt();
    byte[] text = new byte[in.readInt()];
    in.readFully(text);
    expect("number of segments", adapter.segments().size(), in.readInt());
    List<Value> values = new ArrayList<>();
    for (Segment segment : adapter.segments()) {
      TreeMap<String, INDArray> states = new TreeMap<>(segment.states());
      expect("number of states", states.size(), in.readInt());
      for (var state : states.entrySet()) {
        values.add(new Value(state.getValue(), read(in, state.getKey(), state.getValue())));
      }
    }
    List<INDArray> readout = new ArrayList<>();
    int averages = in.readInt();
    for (int i = 0; i < averages; i++) {
      readout.add(read(in, READOUT, adapter.segments().get(i).parameters()));
    }
    return new Staged(iteration, new String(text, StandardCharsets.UTF_8), values, readout);
  }

  private static INDArray read(DataInputStream in, String name, INDArray like) throws IOException {
    expect("state", name, in.readUTF());
    expect("data type of " + name, like.dataType().name(), in.readUTF());
    expect("length of " + name, like.length(), in.readLong());
    int size = Math.toIntExact(like.length());
    if (like.dataType() == DataType.DOUBLE) {
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = in.readDouble();
      }
      return Nd4j.createFromArray(values);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = in.readFloat();
    }
    return Nd4j.createFromArray(values);
  }

  private static void expect(String what, Object expected, Object got) {
    if (!Objects.equals(expected, got)) {
      throw new IllegalArgumentException(
          "checkpoint must have " + what + " " + expected + ", got " + got);
    }
  }

  private record Value(INDArray target, INDArray saved) {}

  private record Staged(int iteration, String loop, List<Value> values, List<INDArray> readout) {}
}
