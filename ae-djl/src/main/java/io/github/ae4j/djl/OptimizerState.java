package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.djl.TrainedParameters.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint holds: the optimizer's class, the noise's seed, the loop, and for each parameter
 * by name its count of updates and its state tensors. DJL's own parameter ids are of one process only.
 */
final class OptimizerState {
  private static final String READOUT = "readout";
  private static final int NO_COUNT = Integer.MIN_VALUE;

  private final SteeredTrainer trainer;
  private final DjlAdapter adapter;

  OptimizerState(SteeredTrainer trainer) {
    this.trainer = trainer;
    this.adapter = trainer.adapter();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(adapter.optimizer());
    out.writeLong(adapter.noise().seed());
    out.writeInt(adapter.form().fields.updates());
    byte[] loop = trainer.loop().checkpoint().getBytes(StandardCharsets.UTF_8);
    out.writeInt(loop.length);
    out.write(loop);
    try {
      List<Entry> entries = adapter.parameters().open();
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        write(out, entry);
      }
    } finally {
      adapter.parameters().release();
    }
  }

  private void write(DataOutputStream out, Entry entry) throws IOException {
    Map<String, NDArray> tensors = tensors(entry);
    out.writeUTF(entry.name());
    out.writeInt(adapter.form().fields.counts().getOrDefault(entry.id(), NO_COUNT));
    out.writeInt(tensors.size());
    for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
      out.writeUTF(tensor.getKey());
      out.writeUTF(tensor.getValue().getDataType().name());
      long[] shape = tensor.getValue().getShape().getShape();
      out.writeInt(shape.length);
      for (long size : shape) {
        out.writeLong(size);
      }
      byte[] bytes = tensor.getValue().toByteArray();
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private Map<String, NDArray> tensors(Entry entry) {
    Map<String, NDArray> tensors = new HashMap<>();
    adapter
        .form()
        .states()
        .forEach(
            (kind, map) -> {
              NDArray tensor = map.find(entry.id(), adapter.parameters().device());
              if (tensor != null) {
                tensors.put(kind, tensor);
              }
            });
    if (adapter.readout().has(entry)) {
      tensors.put(READOUT, adapter.readout().average(entry));
    }
    return tensors;
  }

  /** Reads a checkpoint and checks it against the trainer, which is left as it is. */
  Staged stage(DataInputStream in) throws IOException {
    expect("optimizer", adapter.optimizer(), in.readUTF());
    long seed = in.readLong();
    if (adapter.steers(io.github.ae4j.coefficient.Coefficient.NOISE)) {
      expect("noise seed", adapter.noise().seed(), seed);
    }
    NDManager manager = adapter.manager().newSubManager();
    try {
      int updates = in.readInt();
      String loop = new String(bytes(in), StandardCharsets.UTF_8);
      List<Entry> entries = List.copyOf(adapter.parameters().open());
      expect("number of parameters", entries.size(), in.readInt());
      List<StagedParameter> staged = new ArrayList<>();
      for (Entry entry : entries) {
        staged.add(stage(in, entry, manager));
      }
      return new Staged(this, manager, updates, loop, staged);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    } finally {
      adapter.parameters().release();
    }
  }

  private StagedParameter stage(DataInputStream in, Entry entry, NDManager manager)
      throws IOException {
    expect("parameter", entry.name(), in.readUTF());
    int count = in.readInt();
    Map<String, NDArray> tensors = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String kind = in.readUTF();
      if (!kind.equals(READOUT) && !adapter.form().states().containsKey(kind)) {
        throw new IllegalArgumentException(
            "checkpoint must hold states of " + adapter.optimizer() + ", got " + kind);
      }
      tensors.put(kind, tensor(in, kind + " of " + entry.name(), entry.weight(), manager));
    }
    return new StagedParameter(entry.name(), entry.id(), count, tensors);
  }

  private static NDArray tensor(DataInputStream in, String what, NDArray weight, NDManager manager)
      throws IOException {
    expect("data type of " + what, weight.getDataType(), DataType.valueOf(in.readUTF()));
    long[] sizes = new long[in.readInt()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = in.readLong();
    }
    expect("shape of " + what, weight.getShape(), new Shape(sizes));
    byte[] bytes = bytes(in);
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
    buffer.put(bytes).rewind();
    try (NDArray view = manager.create(buffer, weight.getShape(), weight.getDataType())) {
      return view.duplicate();
    }
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static void expect(String what, @Nullable Object expected, Object got) {
    if (!Objects.equals(expected, got)) {
      throw new IllegalArgumentException(
          "checkpoint must have " + what + " " + expected + ", got " + got);
    }
  }

  private record StagedParameter(String name, String id, int count, Map<String, NDArray> tensors) {}

  /** A checkpoint that was read and fits. */
  record Staged(
      OptimizerState state,
      NDManager manager,
      int updates,
      String loop,
      List<StagedParameter> parameters) {
    /** Restores the loop, which may refuse, and then the optimizer. */
    void commit() {
      try {
        state.trainer.loop().restore(loop);
        OptimizerFields fields = state.adapter.form().fields;
        fields.updates(updates);
        fields.counts().clear();
        state.adapter.form().states().values().forEach(StateMap::clear);
        state.adapter.readout().clear();
        for (StagedParameter parameter : parameters) {
          if (parameter.count() != NO_COUNT) {
            fields.counts().put(parameter.id(), parameter.count());
          }
          parameter.tensors().forEach((kind, tensor) -> state.put(parameter, kind, tensor));
        }
      } finally {
        manager.close();
      }
    }
  }

  private void put(StagedParameter parameter, String kind, NDArray tensor) {
    if (kind.equals(READOUT)) {
      adapter.readout().put(parameter.name(), tensor);
    } else {
      Objects.requireNonNull(adapter.form().states().get(kind))
          .put(parameter.id(), adapter.parameters().device(), tensor);
    }
  }
}
