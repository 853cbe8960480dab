package io.github.ae4j.examples.lab.arm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** An optimizer whose every step is followed by Gaussian noise of a fixed expected length. */
final class Noisy implements Optimizer {
  /** Sets the noise's stream apart from that of the task, which is drawn from the bare seed. */
  private static final long OWN_STREAM = 0x6E6F697365L; // "noise"

  private final Optimizer inner;
  private final double deviation;
  private final SplittableRandom random;

  /**
   * Noise behind an optimizer's steps.
   *
   * @param length root mean square length of the noise, parameter units
   * @param seed of the run
   */
  Noisy(Optimizer inner, double length, long seed) {
    this.inner = inner;
    deviation = length / Math.sqrt(inner.point().length);
    random = new SplittableRandom(seed ^ OWN_STREAM);
  }

  @Override
  public double[] point() {
    return inner.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    inner.step(loss, gradient);
    double[] point = inner.point();
    for (int i = 0; i < point.length; i++) {
      point[i] += deviation * random.nextGaussian();
    }
  }

  @Override
  public long stateNumbers() {
    return inner.stateNumbers();
  }

  @Override
  public double[] served() {
    return inner.served();
  }

  @Override
  public Map<String, Double> coefficients() {
    Map<String, Double> all = new LinkedHashMap<>(inner.coefficients());
    all.put("noise", deviation);
    return all;
  }

  @Override
  public void close() {
    inner.close();
  }
}
