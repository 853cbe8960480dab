package io.github.ae4j.examples.tune.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Attention within windows (Vaswani and others 2017): of queries, keys and values, which come one after another
 * in the features, y = softmax(Q'K / sqrt d) V in each head over a place and those before it. No weights.
 */
public final class Attention implements Layer {
  private final int context;
  private final int heads;
  private final int width;
  private final int depth;
  private double[] x = {};
  private double[] y = {};
  private double[] passed = {};
  private double[] shares = {};

  /**
   * A layer of three times the width's inputs.
   *
   * @param context places of a window
   * @param width of the outputs
   * @param heads a divisor of the width
   */
  public Attention(int context, int width, int heads) {
    this.context = context;
    this.heads = heads;
    this.width = width;
    depth = width / heads;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public long work() {
    return (long) width * context;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {}

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    this.x = x;
    y = Vectors.zeros(y, width * rows);
    shares = Vectors.zeros(shares, heads * rows * context);
    for (int head = 0; head < heads; head++) {
      for (int place = 0; place < rows; place++) {
        look(head, place, rows);
      }
    }
    return y;
  }

  private int shares(int head, int place, int rows) {
    return (head * rows + place) * context;
  }

  /** What a place takes from those of its window up to itself. */
  private void look(int head, int place, int rows) {
    int window = place - place % context;
    int seen = place - window + 1;
    int at = shares(head, place, rows);
    double scale = 1.0 / Math.sqrt(depth);
    for (int f = head * depth; f < (head + 1) * depth; f++) {
      double query = scale * x[f * rows + place];
      Vectors.add(query, x, (width + f) * rows + window, shares, at, seen);
    }
    softmax(at, seen);
    for (int f = head * depth; f < (head + 1) * depth; f++) {
      y[f * rows + place] = Vectors.dot(shares, at, x, (2 * width + f) * rows + window, seen);
    }
  }

  private void softmax(int at, int count) {
    double top = Double.NEGATIVE_INFINITY;
    for (int i = at; i < at + count; i++) {
      top = Math.max(top, shares[i]);
    }
    double sum = 0.0;
    for (int i = at; i < at + count; i++) {
      shares[i] = Math.exp(shares[i] - top);
      sum += shares[i];
    }
    for (int i = at; i < at + count; i++) {
      shares[i] /= sum;
    }
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    passed = Vectors.zeros(passed, 3 * width * rows);
    double[] scores = new double[context];
    for (int head = 0; head < heads; head++) {
      for (int place = 0; place < rows; place++) {
        lookBack(head, place, rows, slope, scores);
      }
    }
    return passed;
  }

  private void lookBack(int head, int place, int rows, double[] slope, double[] scores) {
    int window = place - place % context;
    int seen = place - window + 1;
    int at = shares(head, place, rows);
    Arrays.fill(scores, 0.0);
    for (int f = head * depth; f < (head + 1) * depth; f++) {
      int values = (2 * width + f) * rows + window;
      double s = slope[f * rows + place];
      Vectors.add(s, x, values, scores, 0, seen);
      Vectors.add(s, shares, at, passed, values, seen);
    }
    double mean = Vectors.dot(scores, 0, shares, at, seen);
    double scale = 1.0 / Math.sqrt(depth);
    for (int i = 0; i < seen; i++) {
      scores[i] = scale * shares[at + i] * (scores[i] - mean);
    }
    for (int f = head * depth; f < (head + 1) * depth; f++) {
      int keys = (width + f) * rows + window;
      passed[f * rows + place] = Vectors.dot(scores, 0, x, keys, seen);
      Vectors.add(x[f * rows + place], scores, 0, passed, keys, seen);
    }
  }
}
