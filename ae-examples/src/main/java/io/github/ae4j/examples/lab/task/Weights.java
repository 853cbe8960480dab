package io.github.ae4j.examples.lab.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The list of a network's tensors while it is being drawn up, with their initial values. */
public final class Weights {
  private final SplittableRandom random;
  private final List<int[]> shapes = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  /** An empty list. */
  public Weights(SplittableRandom random) {
    this.random = random;
  }

  /** A tensor of normal numbers. */
  public Weights normal(double deviation, int... shape) {
    double[] tensor = new double[size(shape)];
    Arrays.setAll(tensor, i -> deviation * random.nextGaussian());
    return add(tensor, shape);
  }

  /** A tensor of one number. */
  public Weights constant(double value, int... shape) {
    double[] tensor = new double[size(shape)];
    Arrays.fill(tensor, value);
    return add(tensor, shape);
  }

  private Weights add(double[] tensor, int... shape) {
    shapes.add(shape);
    values.add(tensor);
    return this;
  }

  /** Numbers in a tensor. */
  public static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** Shapes in order. */
  public List<int[]> shapes() {
    return List.copyOf(shapes);
  }

  /** Values one after another. */
  public double[] flat() {
    return values.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
