package io.github.ae4j.nd4j;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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

  final SameDiff network;

  SameDiffRipple(IUpdater updater) {
    this(updater, DataType.FLOAT);
  }

  SameDiffRipple(IUpdater updater, DataType type) {
    network = SameDiff.create();
    SDVariable sum = null;
    TrainingConfig.Builder config = TrainingConfig.builder().updater(updater);
    int from = 0;
    for (Map.Entry<String, long[]> shape : SHAPES.entrySet()) {
      String name = shape.getKey();
      SDVariable theta = network.var(name, start(type, from, shape.getValue()));
      SDVariable x = network.placeHolder("x-" + name, type, shape.getValue());
      SDVariable y = network.placeHolder("y-" + name, type, shape.getValue());
      SDVariable half = network.math.square(theta.mul(x).sub(y)).sum().mul(0.5);
      sum = sum == null ? half : sum.add(half);
      config.dataSetFeatureMapping("x-" + name).dataSetLabelMapping("y-" + name);
      from += (int) Nd4j.create(type, shape.getValue()).length();
    }
    sum.rename("loss");
    network.setLossVariables("loss");
    network.setTrainingConfig(
        config
            .dataSetFeatureMapping(SHAPES.keySet().stream().map(n -> "x-" + n).toList())
            .dataSetLabelMapping(SHAPES.keySet().stream().map(n -> "y-" + n).toList())
            .build());
  }

  private static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("matrix", new long[] {4, 8});
    shapes.put("vector", new long[] {5});
    return shapes;
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
    DataType type = network.getVariable("vector").dataType();
    INDArray[] x = new INDArray[SHAPES.size()];
    INDArray[] y = new INDArray[SHAPES.size()];
    int part = 0;
    int from = 0;
    for (long[] shape : SHAPES.values()) {
      x[part] = Nd4j.create(type, shape);
      y[part] = Nd4j.create(type, shape);
      for (int i = 0; i < x[part].length(); i++) {
        x[part].putScalar(i, Ripple.x(from + i, t));
        y[part].putScalar(i, Ripple.y(from + i, t));
      }
      from += (int) x[part].length();
      part++;
    }
    return new MultiDataSet(x, y);
  }

  /** Gradients that are one number everywhere. */
  Map<String, INDArray> constant(double gradient) {
    Map<String, INDArray> all = new HashMap<>();
    SHAPES.forEach(
        (name, shape) ->
            all.put(
                name,
                Nd4j.valueArrayOf(shape, gradient, network.getVariable("vector").dataType())));
    return all;
  }

  double[] weights() {
    double[] all = new double[Ripple.SIZE];
    int from = 0;
    for (String name : SHAPES.keySet()) {
      double[] part = network.getVariable(name).getArr().dup().reshape(-1).toDoubleVector();
      System.arraycopy(part, 0, all, from, part.length);
      from += part.length;
    }
    return all;
  }
}
