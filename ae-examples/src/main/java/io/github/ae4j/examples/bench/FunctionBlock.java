package io.github.ae4j.examples.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network of the lab's, a function of its weights and its input, as a block that DJL trains. */
final class FunctionBlock extends AbstractBlock {
  private final List<Parameter> weights = new ArrayList<>();
  private final Network network;

  /** Answers of weights to a batch. */
  @FunctionalInterface
  interface Network {
    /** A row of answers an input. */
    NDArray answers(NDList weights, NDArray inputs);
  }

  /**
   * A block.
   *
   * @param shapes of the tensors, in the order the network takes them
   * @param start their numbers, one tensor after another
   */
  FunctionBlock(List<int[]> shapes, double[] start, Network network) {
    this.network = network;
    int from = 0;
    for (int[] sides : shapes) {
      Shape shape = new Shape(Arrays.stream(sides).asLongStream().toArray());
      int end = from + Math.toIntExact(shape.size());
      weights.add(tensor(shape, Arrays.copyOfRange(start, from, end)));
      from = end;
    }
  }

  private Parameter tensor(Shape shape, double... start) {
    return addParameter(
        Parameter.builder()
            .setName("weights" + weights.size())
            .setType(Parameter.Type.OTHER) // a trainer draws those of its own type anew
            .optShape(shape)
            .optInitializer((manager, of, type) -> drawn(manager, of, start))
            .build());
  }

  /** In memory of the engine's own, as what it draws itself; created from an array it is Java's. */
  private static NDArray drawn(NDManager manager, Shape shape, double... start) {
    float[] values = new float[start.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) start[i];
    }
    try (NDArray given = manager.create(values, shape)) {
      return given.duplicate();
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.singletonOrThrow();
    NDList values = new NDList(weights.size());
    weights.forEach(one -> values.add(store.getValue(one, input.getDevice(), training)));
    return new NDList(network.answers(values, input));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), TimedNetwork.CLASSES)};
  }
}
