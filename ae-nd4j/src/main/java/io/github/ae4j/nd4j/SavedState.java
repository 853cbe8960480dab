package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a checkpoint holds: the updater's class, what is trained by name, the noise's seed, the count of updates, the loop,
 * and for each segment its states by name and its averaged readout. The parameters are the model's own matter.
 */
final class SavedState {
  private static final StateFile FILE = new StateFile("ae-nd4j", 0x61652d6e64340d0aL, 2);
  private static final String READOUT = "readout";

  private final List<Nd4jAdapter> parts;
  private final List<String> trained;
  private final Nd4jAdapter adapter;
  private final ControlLoop loop;

  /**
   * Of a loop.
   *
   * @param parts its groups
   * @param trained names of what is trained, in the order of the segments; none where it has none
   */
  SavedState(List<Nd4jAdapter> parts, List<String> trained, ControlLoop loop) {
    this.parts = parts;
    this.trained = trained;
    adapter = parts.get(0);
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
    commit(FILE.read(file, this::stage), iteration);
  }

  /** Takes up what was {@linkplain #stage read}. */
  void commit(Staged staged, IntConsumer iteration) {
    loop.restore(staged.loop());
    iteration.accept(staged.iteration());
    staged.values().forEach(value -> value.target().assign(value.saved()));
    parts.forEach(part -> part.readout().clear());
    parts.forEach(Nd4jAdapter::movedOutside);
    if (!staged.readout().isEmpty()) {
      List<INDArray> averages = averages();
      for (int i = 0; i < averages.size(); i++) {
        averages.get(i).assign(staged.readout().get(i));
      }
    }
  }

  private List<INDArray> averages() {
    return parts.stream().flatMap(part -> part.readout().averages().stream()).toList();
  }

  private List<Segment> segments() {
    return parts.stream().flatMap(part -> part.segments().stream()).toList();
  }

  /** Writes what a checkpoint holds. */
  void write(DataOutputStream out, int iteration) throws IOException {
    out.writeUTF(adapter.optimizer());
    out.writeInt(trained.size());
    for (String name : trained) {
      out.writeUTF(name);
    }
    out.writeLong(adapter.noise().seed());
    out.writeInt(iteration);
    StateFile.writeBytes(out, loop.checkpoint().getBytes(StandardCharsets.UTF_8));
    out.writeInt(segments().size());
    for (Segment segment : segments()) {
      SavedArray.writeAll(out, new TreeMap<>(segment.states()));
    }
    writeReadout(out);
  }

  private void writeReadout(DataOutputStream out) throws IOException {
    List<INDArray> averages = adapter.readout().begun() ? averages() : List.<INDArray>of();
    out.writeInt(averages.size());
    for (INDArray average : averages) {
      SavedArray.write(out, READOUT, average);
    }
  }

  /** Reads it, and refuses what does not fit; nothing is changed yet. */
  Staged stage(DataInputStream in) throws IOException {
    SavedArray.expect("updater", adapter.optimizer(), in.readUTF());
    checkTrained(readNames(in));
    long seed = in.readLong();
    if (adapter.steers(Coefficient.NOISE)) {
      SavedArray.expect("noise seed", adapter.noise().seed(), seed);
    }
    int iteration = in.readInt();
    String text = new String(StateFile.readBytes(in), StandardCharsets.UTF_8);
    loop.check(text);
    List<Value> values = stageStates(in);
    List<INDArray> readout = stageReadout(in);
    return new Staged(iteration, text, values, readout);
  }

  private static List<String> readNames(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(in.readUTF());
    }
    return names;
  }

  /** State of one layer must not come to another, which may have its size. */
  private void checkTrained(List<String> saved) {
    for (int i = 0; i < Math.max(saved.size(), trained.size()); i++) {
      String own = i < trained.size() ? trained.get(i) : "nothing more";
      String other = i < saved.size() ? saved.get(i) : "nothing more";
      SavedArray.expect("state number " + i + " of what is trained,", own, other);
    }
  }

  private List<Value> stageStates(DataInputStream in) throws IOException {
    SavedArray.expect("number of segments", segments().size(), in.readInt());
    List<Value> values = new ArrayList<>();
    for (Segment segment : segments()) {
      TreeMap<String, INDArray> states = new TreeMap<>(segment.states());
      SavedArray.expect("number of states", states.size(), in.readInt());
      for (var state : states.entrySet()) {
        INDArray saved = SavedArray.read(in, state.getKey(), state.getValue());
        values.add(new Value(state.getValue(), saved));
      }
    }
    return values;
  }

  private List<INDArray> stageReadout(DataInputStream in) throws IOException {
    List<INDArray> readout = new ArrayList<>();
    int averages = in.readInt();
    if (averages != 0) {
      SavedArray.expect("number of averages", segments().size(), averages);
    }
    for (int i = 0; i < averages; i++) {
      readout.add(SavedArray.read(in, READOUT, segments().get(i).parameters()));
    }
    return readout;
  }

  /** A state and what was saved of it. */
  record Value(INDArray target, INDArray saved) {}

  /** What was read. */
  record Staged(int iteration, String loop, List<Value> values, List<INDArray> readout) {}
}
