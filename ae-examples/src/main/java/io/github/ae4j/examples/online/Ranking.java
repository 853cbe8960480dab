package io.github.ae4j.examples.online;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Probabilities of label 1, with the labels that came: ranking and calibration. */
final class Ranking {
  /** Bins of calibration, of equal width. */
  static final int BINS = 10;

  private final double[] probabilities;
  private final int[] labels;
  private int count;

  Ranking(int size) {
    probabilities = new double[size];
    labels = new int[size];
  }

  void add(double probability, int label) {
    probabilities[count] = probability;
    labels[count++] = label;
  }

  /** Chance that a 1 has a higher probability than a 0, of equals half; NaN where one of them is missing. */
  double areaUnderCurve() {
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(i -> i)
            .toArray();
    double zeros = 0.0;
    double ones = 0.0;
    double pairs = 0.0;
    for (int from = 0; from < count; ) {
      int to = from;
      double zerosHere = 0.0;
      double onesHere = 0.0;
      for (; to < count && probabilities[order[to]] == probabilities[order[from]]; to++) {
        onesHere += labels[order[to]];
        zerosHere += 1 - labels[order[to]];
      }
      pairs += onesHere * (zeros + 0.5 * zerosHere);
      zeros += zerosHere;
      ones += onesHere;
      from = to;
    }
    return pairs / (zeros * ones);
  }

  /** Mean probability of each bin, share of label 1 in it, and number; of an empty one NaN, NaN, 0. */
  double[][] calibration() {
    double[][] bins = new double[BINS][3];
    for (int i = 0; i < count; i++) {
      double[] bin = bins[(int) Math.min(BINS - 1, probabilities[i] * BINS)];
      bin[0] += probabilities[i];
      bin[1] += labels[i];
      bin[2]++;
    }
    for (double[] bin : bins) {
      bin[0] /= bin[2];
      bin[1] /= bin[2];
    }
    return bins;
  }

  /** Expected calibration error: |mean probability - share| of the bins, weighed by their numbers. */
  double calibrationError() {
    double error = 0.0;
    for (double[] bin : calibration()) {
      error += bin[2] == 0.0 ? 0.0 : bin[2] / count * Math.abs(bin[0] - bin[1]);
    }
    return error;
  }
}
