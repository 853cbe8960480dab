package io.github.ae4j.examples.lab.arm;

import java.util.ArrayList;
import java.util.List;

/**
 * Adafactor's direction: per tensor U = G / sqrt V^ and d = U / max(1, RMS(U)), with the decay b_t = 1 -
 * t^-.8 for V^ and no momentum. Its relative step is switched off: a learning rate is given.
 *
 * <p>N. Shazeer, M. Stern (2018), "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost",
 * arXiv 1804.04235, Algorithms 4 and 5 with alpha_t = alpha, clipping threshold 1 and eps_1 = 1e-30.
 */
final class AdafactorDirection extends UpdateDirection {
  private static final double DECAY_POWER = -0.8;

  private final List<SecondMoment> moments = new ArrayList<>();
  private int t;

  AdafactorDirection(int size, List<int[]> shapes) {
    super(size, 0.0);
    int from = 0;
    for (int[] shape : shapes) {
      SecondMoment moment = SecondMoment.of(from, shape);
      moments.add(moment);
      from += moment.size();
    }
    if (from != size) {
      throw new IllegalArgumentException(
          "shapes must fill the array of " + size + " weights, got " + from);
    }
  }

  @Override
  long stateNumbers() {
    return moments.stream().mapToLong(SecondMoment::stateNumbers).sum();
  }

  /** There is no first moment to change. */
  @Override
  void momentum(double momentum) {}

  @Override
  void update(double[] gradient) {
    t++;
    double beta2 = 1.0 - Math.pow(t, DECAY_POWER);
    for (SecondMoment moment : moments) {
      moment.normalise(gradient, beta2, last);
      clip(moment.from(), moment.size());
    }
  }

  private void clip(int from, int size) {
    double squares = 0.0;
    for (int i = from; i < from + size; i++) {
      squares += last[i] * last[i];
    }
    double scale = 1.0 / Math.max(1.0, Math.sqrt(squares / size));
    for (int i = from; i < from + size; i++) {
      last[i] *= scale;
    }
  }
}
