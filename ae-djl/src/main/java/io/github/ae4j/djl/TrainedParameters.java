package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a step trains, in the block's own order. A step opens them, which leaves out
 * those that are frozen or not in use, and releases the gradients' handles at its end.
 */
final class TrainedParameters {
  /** A parameter within the open step. */
  static final class Entry {
    private final String name;
    private final Parameter parameter;
    private boolean checked;
    private @Nullable NDArray gradient;

    private Entry(String name, Parameter parameter) {
      this.name = name;
      this.parameter = parameter;
    }

    /** Its path in the block, the same in every process. */
    String name() {
      return name;
    }

    /** What DJL knows it by in this process. */
    String id() {
      return parameter.getId();
    }

    NDArray weight() {
      return parameter.getArray();
    }

    /** The gradient as backward left it; shares the engine's memory. */
    NDArray gradient() {
      if (gradient == null) {
        gradient = weight().getGradient();
        NDScope.unregister(gradient);
      }
      return gradient;
    }

    private boolean trains() {
      return parameter.requiresGradient() && parameter.isInitialized();
    }

    private void release() {
      if (gradient != null) {
        gradient.close();
        gradient = null;
      }
    }
  }

  private final Block block;
  private final Device device;
  private @Nullable List<Entry> all;
  private final List<Entry> open = new ArrayList<>();
  private @Nullable DataType type;

  TrainedParameters(Block block, Device device) {
    this.block = block;
    this.device = device;
  }

  Device device() {
    return device;
  }

  /** The parameters this step trains; the same list until {@link #release}. */
  List<Entry> open() {
    if (open.isEmpty()) {
      for (Entry entry : all()) {
        if (entry.trains()) {
          check(entry);
          open.add(entry);
        }
      }
      if (open.isEmpty()) {
        throw new IllegalStateException(
            "a model must have a parameter to train: none is both initialised and unfrozen;"
                + " call trainer.initialize with the input's shape before the first step");
      }
    }
    return open;
  }

  /** Number of coordinates of the open parameters. */
  long coordinates() {
    return open().stream().mapToLong(entry -> entry.weight().size()).sum();
  }

  /** Data type of the parameters, once opened. */
  DataType type() {
    return type == null ? DataType.FLOAT32 : type;
  }

  /** Ends the step: closes the handles of its gradients. */
  void release() {
    open.forEach(Entry::release);
    open.clear();
  }

  private List<Entry> all() {
    if (all == null) {
      List<Entry> entries = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Pair<String, Parameter> pair : block.getParameters()) {
        if (seen.add(pair.getValue().getId())) {
          entries.add(new Entry(pair.getKey(), pair.getValue()));
        }
      }
      all = entries;
    }
    return all;
  }

  private void check(Entry entry) {
    if (entry.checked) {
      return;
    }
    NDArray weight = entry.weight();
    Refusals.dataType("parameter " + entry.name, weight.getDataType());
    if (type != null && weight.getDataType() != type) {
      throw refused(entry, "have the data type of the others, " + type, weight.getDataType());
    }
    if (!weight.getDevice().equals(device)) {
      throw refused(entry, "be on the trainer's device, " + device, weight.getDevice());
    }
    if (weight.getSparseFormat() != SparseFormat.DENSE) {
      throw refused(entry, "be dense", weight.getSparseFormat());
    }
    type = weight.getDataType();
    entry.checked = true;
  }

  private static IllegalArgumentException refused(Entry entry, String rule, Object value) {
    return new IllegalArgumentException(
        "parameter " + entry.name + " must " + rule + ", got " + value);
  }
}
