package io.github.ae4j.nd4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** The problem of {@link Ripple} as a SameDiff graph of a vector and a matrix. */
final class SameDiffRipple {
  private static final Map<String, long[]> SHAPES = shapes();

  /** Where the vector begins. */
  static final int SECOND = 32;

  final SameDiff network;

  private final Map<String, long[]> shapes;
  private final DataType type;

  SameDiffRipple(IUpdater updater) {
    this(updater, DataType.FLOAT);
  }

  SameDiffRipple(IUpdater updater, DataType type) {
    this(updater, type, SHAPES.keySet());
  }

  /** Only some of the variables. */
  SameDiffRipple(IUpdater updater, DataType type, Set<String> names) {
    shapes = new LinkedHashMap<>(SHAPES);
    shapes.keySet().retainAll(names);
    this.type = type;
    network = SameDiff.create();
    SDVariable sum = null;
    TrainingConfig.Builder config = TrainingConfig.builder().updater(updater);
    for (Map.Entry<String, long[]> shape : shapes.entrySet()) {
      String name = shape.getKey();
      SDVariable theta = network.var(name, start(type, from(name), shape.getValue()));
      SDVariable x = network.placeHolder("x-" + name, type, shape.getValue());
      SDVariable y = network.placeHolder("y-" + name, type, shape.getValue());
      SDVariable half = network.math.square(theta.mul(x).sub(y)).sum().mul(0.5);
      sum = sum == null ? half : sum.add(half);
      config.dataSetFeatureMapping("x-" + name).dataSetLabelMapping("y-" + name);
    }
    sum.rename("loss");
    network.setLossVariables("loss");
    network.setTrainingConfig(
        config
            .dataSetFeatureMapping(shapes.keySet().stream().map(n -> "x-" + n).toList())
            .dataSetLabelMapping(shapes.keySet().stream().map(n -> "y-" + n).toList())
            .build());
  }

  private static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("matrix", new long[] {4, 8});
    shapes.put("vector", new long[] {5});
    return shapes;
  }

  /** Where a variable's coordinates begin among all of the problem. */
  private static int from(String name) {
    return name.equals("matrix") ? 0 : SECOND;
  }

  private static INDArray start(DataType type, int from, long[] shape) {
    INDArray start = Nd4j.create(type, shape);
    for (int i = 0; i < start.length(); i++) {
      start.putScalar(i, Ripple.start(from + i));
    }
    return start;
  }

  /** Features x and labels y of a step, from 1. */
  MultiDataSet batch(long t) {
    INDArray[] x = new INDArray[shapes.size()];
    INDArray[] y = new INDArray[shapes.size()];
    int part = 0;
    for (Map.Entry<String, long[]> one : shapes.entrySet()) {
      int from = from(one.getKey());
      long[] shape = one.getValue();
      x[part] = Nd4j.create(type, shape);
      y[part] = Nd4j.create(type, shape);
      for (int i = 0; i < x[part].length(); i++) {
        x[part].putScalar(i, Ripple.x(from + i, t));
        y[part].putScalar(i, Ripple.y(from + i, t));
      }
      part++;
    }
    return new MultiDataSet(x, y);
  }

  /** Gradients that are one number everywhere. */
  Map<String, INDArray> constant(double gradient) {
    Map<String, INDArray> all = new HashMap<>();
    shapes.forEach((name, shape) -> all.put(name, Nd4j.valueArrayOf(shape, gradient, type)));
    return all;
  }

  double[] weights() {
    return shapes.keySet().stream()
        .map(name -> network.getVariable(name).getArr().dup().reshape(-1).toDoubleVector())
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
