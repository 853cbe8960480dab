package io.github.ae4j.examples.lab.valley;

import io.github.ae4j.examples.lab.task.InnerProduct;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Descent in a landscape, watched: how often the loss rises, and now and then the curvature along the
 * gradient, c = g'Hg/|g|^2, by a finite difference.
 */
public final class ValleyTask implements Task {
  private static final double WIDTH = 1e-6;

  private final Landscape landscape;
  private final double[] start;
  private final int every;
  private final String data;
  private final List<double[]> curvature = new ArrayList<>();
  private double last = Double.POSITIVE_INFINITY;
  private int rises;
  private int steps;

  /**
   * A landscape and where to start.
   *
   * @param every steps from one look at the curvature to the next
   * @param data what it is, in words
   */
  public ValleyTask(Landscape landscape, double[] start, int every, String data) {
    this.landscape = landscape;
    this.start = start.clone();
    this.every = every;
    this.data = data;
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {start.length});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double loss = landscape.loss(point, gradient);
    steps++;
    rises += loss <= last ? 0 : 1;
    last = loss;
    if (step % every == 0) {
      curvature.add(new double[] {step, curvature(point, gradient)});
    }
    return loss;
  }

  private double curvature(double[] point, double[] gradient) {
    double norm = Math.sqrt(InnerProduct.of(gradient, gradient));
    double width = WIDTH * (1.0 + Math.sqrt(InnerProduct.of(point, point)));
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += width * gradient[i] / norm;
    }
    double[] there = new double[point.length];
    landscape.loss(moved, there);
    return (InnerProduct.of(there, gradient) / norm - norm) / width;
  }

  /** Share of the steps that were lost: the loss was higher after them, or not a number. */
  public double lost() {
    return steps == 0 ? 0.0 : (double) rises / steps;
  }

  /** Curvature along the gradient: the steps looked at, and what it was there. */
  public double[][] curvature() {
    return new double[][] {
      curvature.stream().mapToDouble(point -> point[0]).toArray(),
      curvature.stream().mapToDouble(point -> point[1]).toArray()
    };
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return landscape.loss(weights, new double[weights.length]);
  }

  @Override
  public String data() {
    return data;
  }
}
