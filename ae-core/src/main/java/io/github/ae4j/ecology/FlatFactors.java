package io.github.ae4j.ecology;

import java.util.ArrayList;
import java.util.List;

/** An adapter's gradient, and its numbers in one row: A, then B of each projection. */
final class FlatFactors {
  private final LoraFactors factors;
  private final List<double[]> a = new ArrayList<>();
  private final List<double[]> b = new ArrayList<>();

  FlatFactors(LoraFactors factors) {
    this.factors = factors;
    for (int p = 0; p < factors.shapes().size(); p++) {
      a.add(new double[factors.rawA(p).length]);
      b.add(new double[factors.rawB(p).length]);
    }
  }

  int size() {
    return Math.toIntExact(factors.parameters());
  }

  /** Adds a share of the slope that goes with x before and dy after a projection. */
  void accumulate(int projection, TextFeatures x, double[] dy, double share) {
    int rank = factors.rank();
    int in = factors.shapes().get(projection).in();
    double[] weights = factors.rawB(projection);
    double[] low = x.times(factors.rawA(projection), rank);
    double scale = share * LoraFactors.SCALE;
    for (int r = 0; r < rank; r++) {
      double back = 0.0;
      for (int o = 0; o < dy.length; o++) {
        back += weights[o * rank + r] * dy[o];
        b.get(projection)[o * rank + r] += scale * dy[o] * low[r];
      }
      x.addTo(a.get(projection), r * in, scale * back);
    }
  }

  /** The gradient in one row. */
  double[] gradient() {
    return row(a, b, 1.0);
  }

  /** An adapter's numbers in one row. */
  static double[] row(LoraFactors factors) {
    List<double[]> nowA = new ArrayList<>();
    List<double[]> nowB = new ArrayList<>();
    for (int p = 0; p < factors.shapes().size(); p++) {
      nowA.add(factors.rawA(p));
      nowB.add(factors.rawB(p));
    }
    return row(nowA, nowB, 1.0);
  }

  /** The factors after a step of AdamW on the clipped gradient. */
  LoraFactors step(AdamMemory memory, Plasticity plasticity) {
    double[] values = row(factors);
    memory.step(values, row(a, b, LowRank.clip(plasticity.clip(), a, b)), plasticity);
    return factors.with(values);
  }

  private static double[] row(List<double[]> a, List<double[]> b, double scale) {
    int size = 0;
    for (int p = 0; p < a.size(); p++) {
      size += a.get(p).length + b.get(p).length;
    }
    double[] row = new double[size];
    int at = 0;
    for (int p = 0; p < a.size(); p++) {
      for (double[] part : List.of(a.get(p), b.get(p))) {
        for (double value : part) {
          row[at++] = scale * value;
        }
      }
    }
    return row;
  }
}
