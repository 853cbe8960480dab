package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.djl.TensorFormat.expect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.djl.form.StateMap;
import io.github.ae4j.djl.pass.TrainedParameter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a checkpoint holds: the optimizer's class, the noise's seed, the loop, and for each parameter
 * by name its count of updates and its state tensors. DJL's own parameter ids are of one process only.
 */
final class OptimizerState {
  private static final String READOUT = "readout";
  private static final int NO_COUNT = Integer.MIN_VALUE;

  private final SteeredTrainer trainer;
  private final DjlAdapter adapter;
  private final NativeForm form;

  OptimizerState(SteeredTrainer trainer) {
    this.trainer = trainer;
    this.adapter = trainer.adapter();
    this.form = adapter.form();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(adapter.optimizer());
    out.writeLong(adapter.noise().seed());
    out.writeInt(form.fields().updates());
    StateFile.writeBytes(out, trainer.loop().checkpoint().getBytes(StandardCharsets.UTF_8));
    try {
      List<TrainedParameter> parameters = adapter.parameters().steered();
      out.writeInt(parameters.size());
      for (TrainedParameter parameter : parameters) {
        write(out, parameter);
      }
    } finally {
      adapter.parameters().release();
    }
  }

  private void write(DataOutputStream out, TrainedParameter parameter) throws IOException {
    Map<String, NDArray> tensors = tensors(parameter);
    out.writeUTF(parameter.name());
    out.writeInt(parameter.form().fields().counts().getOrDefault(parameter.id(), NO_COUNT));
    out.writeInt(tensors.size());
    for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
      out.writeUTF(tensor.getKey());
      TensorFormat.write(out, tensor.getValue());
    }
  }

  private Map<String, NDArray> tensors(TrainedParameter parameter) {
    Map<String, NDArray> tensors = new HashMap<>();
    parameter
        .form()
        .states()
        .forEach(
            (kind, map) -> {
              NDArray tensor = map.find(parameter.id(), adapter.parameters().device());
              if (tensor != null) {
                tensors.put(kind, tensor);
              }
            });
    if (adapter.readout().has(parameter)) {
      tensors.put(READOUT, adapter.readout().average(parameter));
    }
    return tensors;
  }

  /** Reads a checkpoint and checks it against the trainer, which is left as it is. */
  Staged stage(DataInputStream in) throws IOException {
    checkHead(in);
    NDManager manager = adapter.manager().newSubManager();
    try {
      int updates = in.readInt();
      String loop = new String(StateFile.readBytes(in), StandardCharsets.UTF_8);
      trainer.loop().check(loop);
      return new Staged(this, manager, updates, loop, parameters(in, manager));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    } finally {
      adapter.parameters().release();
    }
  }

  private void checkHead(DataInputStream in) throws IOException {
    expect("optimizer", adapter.optimizer(), in.readUTF());
    long seed = in.readLong();
    if (form.steers(NOISE)) {
      expect("noise seed", adapter.noise().seed(), seed);
    }
  }

  private List<StagedParameter> parameters(DataInputStream in, NDManager manager)
      throws IOException {
    List<TrainedParameter> parameters = adapter.parameters().steered();
    expect("number of parameters", parameters.size(), in.readInt());
    List<StagedParameter> staged = new ArrayList<>();
    for (TrainedParameter parameter : parameters) {
      staged.add(stage(in, parameter, manager));
    }
    return staged;
  }

  private StagedParameter stage(DataInputStream in, TrainedParameter parameter, NDManager manager)
      throws IOException {
    expect("parameter", parameter.name(), in.readUTF());
    int count = in.readInt();
    Map<String, NDArray> tensors = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String kind = in.readUTF();
      if (!kind.equals(READOUT) && !form.states().containsKey(kind)) {
        throw new IllegalArgumentException(
            "checkpoint must hold states of " + adapter.optimizer() + ", got " + kind);
      }
      String what = kind + " of " + parameter.name();
      tensors.put(kind, TensorFormat.read(in, what, parameter.weight(), manager));
    }
    return new StagedParameter(parameter.form(), parameter.id(), count, tensors);
  }

  private record StagedParameter(
      NativeForm form, String id, int count, Map<String, NDArray> tensors) {}

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
        state.clear(updates);
        parameters.forEach(state::put);
        state.adapter.passes().takeAsTheyAre();
      } finally {
        manager.close();
      }
    }
  }

  /** The largest count is the first group's; of the others it comes with the parameters' own. */
  private void clear(int updates) {
    for (NativeForm each : adapter.forms()) {
      each.fields().updates(each == form ? updates : 0);
      each.fields().counts().clear();
      each.states().values().forEach(StateMap::clear);
    }
    adapter.readout().clear();
  }

  private void put(StagedParameter parameter) {
    OptimizerFields fields = parameter.form().fields();
    if (parameter.count() != NO_COUNT) {
      fields.counts().put(parameter.id(), parameter.count());
      fields.updates(Math.max(fields.updates(), parameter.count()));
    }
    parameter.tensors().forEach((kind, tensor) -> put(parameter, kind, tensor));
  }

  private void put(StagedParameter parameter, String kind, NDArray tensor) {
    if (kind.equals(READOUT)) {
      adapter.readout().put(parameter.id(), tensor);
    } else {
      Objects.requireNonNull(parameter.form().states().get(kind))
          .put(parameter.id(), adapter.parameters().device(), tensor);
    }
  }
}
