package io.github.ae4j.djl.pass;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
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
public final class TrainedParameters {
  private final Block block;
  private final Device device;
  private @Nullable List<TrainedParameter> all;
  private final List<TrainedParameter> open = new ArrayList<>();
  private @Nullable DataType type;

  /** The parameters of a block, which are all to be on one device. */
  public TrainedParameters(Block block, Device device) {
    this.block = block;
    this.device = device;
  }

  /** Where they are. */
  public Device device() {
    return device;
  }

  /**
   * The parameters this step trains; the same list until {@link #release}.
   *
   * @throws IllegalStateException if there is none
   * @throws IllegalArgumentException if one cannot be steered
   */
  public List<TrainedParameter> open() {
    if (open.isEmpty()) {
      for (TrainedParameter parameter : all()) {
        if (parameter.trains()) {
          check(parameter);
          open.add(parameter);
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
  public long coordinates() {
    return open().stream().mapToLong(parameter -> parameter.weight().size()).sum();
  }

  /** Zeroes the gradients, as an update would. */
  public void zeroGradients() {
    open().forEach(parameter -> JniUtils.zeroGrad((PtNDArray) parameter.weight()));
  }

  /** Multiplies the gradients as backward left them, where they lie: what looks at them next sees it. */
  public void scaleGradients(double factor) {
    try (NoGradient off = NoGradient.open()) {
      open().forEach(parameter -> parameter.gradient().muli(factor));
    }
  }

  /** Ends the step: closes the handles of its gradients. */
  public void release() {
    open.forEach(TrainedParameter::release);
    open.clear();
  }

  /** Data type of the parameters, once opened. */
  DataType type() {
    return type == null ? DataType.FLOAT32 : type;
  }

  private List<TrainedParameter> all() {
    if (all == null) {
      List<TrainedParameter> parameters = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Pair<String, Parameter> pair : block.getParameters()) {
        if (seen.add(pair.getValue().getId())) {
          parameters.add(new TrainedParameter(pair.getKey(), pair.getValue()));
        }
      }
      all = parameters;
    }
    return all;
  }

  private void check(TrainedParameter parameter) {
    if (parameter.isNew()) {
      NDArray weight = parameter.weight();
      checkType(parameter, weight.getDataType());
      if (!weight.getDevice().equals(device)) {
        throw parameter.refused("be on the trainer's device, " + device, weight.getDevice());
      }
      if (weight.getSparseFormat() != SparseFormat.DENSE) {
        throw parameter.refused("be dense", weight.getSparseFormat());
      }
      type = weight.getDataType();
      parameter.fits();
    }
  }

  private void checkType(TrainedParameter parameter, DataType found) {
    checkType("parameter " + parameter.name(), found);
    if (type != null && found != type) {
      throw parameter.refused("have the data type of the others, " + type, found);
    }
  }

  /**
   * Checks that values of a type can be measured and updated here.
   *
   * @throws IllegalArgumentException if they cannot
   */
  public static void checkType(String what, DataType type) {
    if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
      throw new IllegalArgumentException(
          what + " must have data type float32 or float64, got " + type);
    }
  }
}
