package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rastrigin's bowl of waves (1974) without noise, in the mean over its coordinates, of least loss 0:
 *
 * <pre>  f(x) = (1/n) sum_i [d_i^2 + 10 (1 - cos 2 pi d_i)],   d = x - c</pre>
 *
 * <p>Its minima lie 1 apart. The centre c is drawn from [-2, 2], for around 0 mutations relative to the parameters' size
 * would shrink toward it; the start from within 4 of it.
 */
public final class Rastrigin implements Task {
  private static final int SIZE = 10;
  private static final double WAVE = 10.0;
  private static final double CENTRE = 2.0;
  private static final double FAR = 4.0;

  private final double[] centre = new double[SIZE];
  private final double[] start = new double[SIZE];

  /** The centre and the start of a seed. */
  public Rastrigin(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(centre, i -> random.nextDouble(-CENTRE, CENTRE));
    Arrays.setAll(start, i -> centre[i] + random.nextDouble(-FAR, FAR));
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {SIZE});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double sum = 0.0;
    for (int i = 0; i < SIZE; i++) {
      double d = point[i] - centre[i];
      double angle = 2.0 * Math.PI * d;
      sum += d * d + WAVE * (1.0 - Math.cos(angle));
      gradient[i] = (2.0 * d + 2.0 * Math.PI * WAVE * Math.sin(angle)) / SIZE;
    }
    return sum / SIZE;
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return gradient(step, weights, new double[SIZE]);
  }

  @Override
  public String data() {
    return "Rastrigin's function about a drawn centre";
  }
}
