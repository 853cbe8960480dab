package io.github.ae4j.examples.lab.task;

import io.github.ae4j.examples.stream.Hyperplane.Instances;
import java.util.List;

/**
 * A linear classifier on a stream, one instance a step, tested and then trained on. The metric is the
 * prequential accuracy: the share of all instances so far that were right before they were seen. An
 * instance is tested at the point its gradient is taken at.
 */
public final class StreamTask implements Task {
  private static final double CHANCE = 0.5;

  private final Instances data;
  private final MarginLoss loss;
  private final String source;
  private int seen;
  private int hits;

  /**
   * A stream to learn.
   *
   * @param data its instances, at least as many as steps
   * @param loss what is minimised
   * @param source where the instances are from, in words
   */
  public StreamTask(Instances data, MarginLoss loss, String source) {
    this.data = data;
    this.loss = loss;
    this.source = source;
  }

  @Override
  public double[] start() {
    return new double[data.x()[0].length + 1];
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {data.x()[0].length}, new int[] {1});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double[] x = data.x()[step - 1];
    int n = x.length;
    double score = score(x, point);
    double y = data.label()[step - 1] == 1 ? 1.0 : -1.0;
    double slope = y * loss.slope(y * score);
    for (int i = 0; i < n; i++) {
      gradient[i] = slope * x[i];
    }
    gradient[n] = slope;
    return loss.value(y * score);
  }

  private static double score(double[] x, double[] weights) {
    double score = weights[x.length];
    for (int i = 0; i < x.length; i++) {
      score += weights[i] * x[i];
    }
    return score;
  }

  @Override
  public double online(int step, double[] served) {
    boolean positive = score(data.x()[step - 1], served) > 0.0;
    boolean hit = positive == (data.label()[step - 1] == 1);
    hits += hit ? 1 : 0;
    seen++;
    return hit ? 1.0 : 0.0;
  }

  /** Prequential accuracy up to the step; that of guessing before the first instance. */
  @Override
  public double evaluate(int step, double[] weights) {
    return seen == 0 ? CHANCE : (double) hits / seen;
  }

  @Override
  public String data() {
    return source;
  }
}
