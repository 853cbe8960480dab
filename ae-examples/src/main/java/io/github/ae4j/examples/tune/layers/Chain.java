package io.github.ae4j.examples.tune.layers;

import java.util.List;
import java.util.SplittableRandom;

/** Layers one after another. */
public final class Chain implements Layer {
  private final List<Layer> layers;

  /** Layers, the first that sees the inputs first. */
  public Chain(Layer... layers) {
    this.layers = List.of(layers);
  }

  @Override
  public int size() {
    return layers.stream().mapToInt(Layer::size).sum();
  }

  @Override
  public long work() {
    return layers.stream().mapToLong(Layer::work).sum();
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    int at = from;
    for (Layer layer : layers) {
      layer.start(theta, at, random);
      at += layer.size();
    }
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    double[] y = x;
    int at = from;
    for (Layer layer : layers) {
      y = layer.forward(theta, at, y, rows);
      at += layer.size();
    }
    return y;
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    double[] passed = slope;
    int at = from + size();
    for (int i = layers.size() - 1; i >= 0; i--) {
      at -= layers.get(i).size();
      passed = layers.get(i).backward(theta, at, passed, rows, gradient);
    }
    return passed;
  }
}
