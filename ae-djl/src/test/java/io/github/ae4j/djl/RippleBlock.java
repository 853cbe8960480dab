package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/** Eleven parameters in two tensors, each multiplied by its own input. */
final class RippleBlock extends AbstractBlock {
  static final int SIZE = 11;

  /** Number of coordinates of the first one. */
  static final int FIRST = 5;

  private final List<Parameter> parts = new ArrayList<>();

  RippleBlock() {
    this(true, true);
  }

  /** With both of the tensors, or one. */
  RippleBlock(boolean vector, boolean matrix) {
    if (vector) {
      parts.add(parameter("vector", new Shape(FIRST), 0));
    }
    if (matrix) {
      parts.add(parameter("matrix", new Shape(2, 3), FIRST));
    }
  }

  private Parameter parameter(String name, Shape shape, int from) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(shape)
            .optInitializer((manager, s, type) -> start(manager, s, type, from))
            .build());
  }

  private static NDArray start(NDManager manager, Shape shape, DataType type, int from) {
    double[] values = new double[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = start(from + i);
    }
    try (var wide = manager.create(values)) {
      return wide.toType(type, false).reshape(shape).duplicate(); // off Java's own memory
    }
  }

  /** Where parameter i starts. */
  static double start(int i) {
    return (float) (1.5 * Math.sin(1.0 + i));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    var device = inputs.head().getDevice();
    NDList values = new NDList();
    parts.forEach(part -> values.add(store.getValue(part, device, training).flatten()));
    var all = NDArrays.concat(values);
    return new NDList(all.mul(inputs.head()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
