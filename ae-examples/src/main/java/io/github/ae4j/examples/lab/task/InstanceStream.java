package io.github.ae4j.examples.lab.task;

import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/** The streams of labelled instances that the lab learns from, one instance at a time. */
public enum InstanceStream {
  /** All weights on the move. */
  HYPERPLANE(
      "the drifting hyperplane of Hulten, Spencer and Domingos 2001 (10 attributes, each weight"
          + " moving 0.001 an instance and turning back with chance 0.1, 5% label noise)",
      Hyperplane.drifting()::make),
  /** Nothing moves. */
  STANDING("that hyperplane standing still", Hyperplane.standing()::make),
  /** Ten switches between hyperplanes that stand still. */
  ABRUPT(
      "eleven hyperplanes that stand still, with ten abrupt switches between them",
      InstanceStream::abrupt),
  /** Three attributes uniform in [0, 10]; label 1 if the first two sum to at most a threshold. */
  SEA(
      "SEA concepts (Street and Kim 2001): three attributes, one of them irrelevant, four"
          + " thresholds one after another, 10% label noise",
      InstanceStream::sea),
  /**
   * The hyperplane of the reference table, instance by instance: its generator draws from {@link
   * Random} with seed 1 and decides label noise and reversals by a whole number of 0 to 99.
   */
  REFERENCE(
      "the one drifting hyperplane of the reference table, whatever the seed",
      (n, seed) -> reference(n));

  /** Makes a stream. */
  private interface Maker {
    Instances make(int n, long seed);
  }

  private static final int SWITCHES = 10;
  private static final double SEA_NOISE = 0.1;

  /** The concepts of SEA, in their order. */
  private static final double[] THRESHOLDS = {8.0, 9.0, 7.0, 9.5};

  private static final int SEA_ATTRIBUTES = 3;
  private static final double SEA_RANGE = 10.0;
  private static final int PERCENT = 100;

  private final String source;
  private final Maker maker;

  InstanceStream(String source, Maker maker) {
    this.source = source;
    this.maker = maker;
  }

  /** What it is, in words. */
  public String source() {
    return source;
  }

  /** Makes the first n instances of the stream of a seed. */
  public Instances make(int n, long seed) {
    return maker.make(n, seed);
  }

  private static Instances abrupt(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[n][];
    int[] label = new int[n];
    for (int concept = 0; concept <= SWITCHES; concept++) {
      int from = (int) ((long) n * concept / (SWITCHES + 1));
      int to = (int) ((long) n * (concept + 1) / (SWITCHES + 1));
      Instances part = Hyperplane.standing().make(to - from, random.nextLong());
      System.arraycopy(part.x(), 0, x, from, to - from);
      System.arraycopy(part.label(), 0, label, from, to - from);
    }
    return new Instances(x, label);
  }

  private static Instances sea(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[n][SEA_ATTRIBUTES];
    int[] label = new int[n];
    for (int t = 0; t < n; t++) {
      Arrays.setAll(x[t], i -> SEA_RANGE * random.nextDouble());
      double threshold = THRESHOLDS[(int) ((long) t * THRESHOLDS.length / n)];
      label[t] = x[t][0] + x[t][1] <= threshold ? 1 : 0;
      if (random.nextDouble() < SEA_NOISE) {
        label[t] = 1 - label[t];
      }
    }
    return new Instances(x, label);
  }

  private static Instances reference(int n) {
    Random random = new Random(1L);
    double[] weights = random.doubles(10).toArray();
    double[] direction = new double[weights.length];
    Arrays.fill(direction, 0.001);
    double[][] x = new double[n][];
    int[] label = new int[n];
    for (int t = 0; t < n; t++) {
      x[t] = random.doubles(weights.length).toArray();
      label[t] = above(weights, x[t]) ^ random.nextInt(PERCENT) < 5 ? 1 : 0;
      move(weights, direction, random);
    }
    return new Instances(x, label);
  }

  private static void move(double[] weights, double[] direction, Random random) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] += direction[i];
      if (random.nextInt(PERCENT) < 10) {
        direction[i] = -direction[i];
      }
    }
  }

  private static boolean above(double[] weights, double[] x) {
    double score = 0.0;
    double sum = 0.0;
    for (int i = 0; i < weights.length; i++) {
      score += weights[i] * x[i];
      sum += weights[i];
    }
    return score >= sum * 0.5;
  }
}
