package io.github.ae4j.examples.tune;

import java.util.SplittableRandom;

/**
 * Gaussian inputs of unequal scales and a random network's outputs with Gaussian noise; for a
 * classification the sign of the first output, flipped with some chance.
 *
 * @param teacher the network
 * @param concept its parameters
 * @param scales of the inputs
 * @param noise deviation of the noise, or the chance of a flip
 * @param labels whether the target is a label
 */
record TeacherSource(
    Network teacher, Concept concept, double[] scales, double noise, boolean labels)
    implements Source {
  @Override
  public int inputs() {
    return scales.length;
  }

  @Override
  public void draw(int step, SplittableRandom random, double[] x, double[] target) {
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
    }
    double[] y = teacher.outputs(concept.at(step), x);
    for (int i = 0; i < x.length; i++) {
      x[i] *= scales[i];
    }
    if (labels) {
      boolean flipped = random.nextDouble() < noise;
      target[0] = y[0] >= 0.0 != flipped ? 1.0 : 0.0;
    } else {
      for (int i = 0; i < y.length; i++) {
        target[i] = y[i] + noise * random.nextGaussian();
      }
    }
  }
}
