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

/** Eleven parameters in two tensors, each multiplied by its own input. */
final class RippleBlock extends AbstractBlock {
  static final int SIZE = 11;

  private final Parameter vector = parameter("vector", new Shape(5), 0);
  private final Parameter matrix = parameter("matrix", new Shape(2, 3), 5);

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
    var all =
        NDArrays.concat(
            new NDList(
                store.getValue(vector, device, training),
                store.getValue(matrix, device, training).flatten()));
    return new NDList(all.mul(inputs.head()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
