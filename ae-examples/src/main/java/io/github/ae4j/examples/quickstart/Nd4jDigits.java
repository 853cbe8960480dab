package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.digits.Digits;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the networks of ND4J share: their initial weights and the arrays of a batch. */
final class Nd4jDigits {
  private Nd4jDigits() {}

  /**
   * Initial weights of both layers, normal with variance 2 / (inputs + outputs), the same for every host.
   *
   * @return shapes [784, 128] and [128, 10]
   */
  static INDArray[] weights(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new INDArray[] {
      weights(random, Digits.PIXELS, DigitNetwork.HIDDEN),
      weights(random, DigitNetwork.HIDDEN, Digits.CLASSES)
    };
  }

  private static INDArray weights(SplittableRandom random, int inputs, int outputs) {
    double deviation = Math.sqrt(2.0 / (inputs + outputs));
    float[] values = new float[inputs * outputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return Nd4j.create(values, new long[] {inputs, outputs}, 'c');
  }

  /** Pictures as [count, 784]. */
  static INDArray pictures(float[] pixels, long[] labels) {
    return Nd4j.create(pixels, new long[] {labels.length, Digits.PIXELS}, 'c');
  }

  /** Labels as [count, 10], with a 1 at each digit. */
  static INDArray oneHot(long[] labels) {
    float[] values = new float[labels.length * Digits.CLASSES];
    for (int i = 0; i < labels.length; i++) {
      values[i * Digits.CLASSES + (int) labels[i]] = 1f;
    }
    return Nd4j.create(values, new long[] {labels.length, Digits.CLASSES}, 'c');
  }

  /** The share of answers whose greatest is at the label. */
  static double share(INDArray answers, long[] labels) {
    long[] best = answers.argMax(1).toLongVector();
    int right = 0;
    for (int i = 0; i < best.length; i++) {
      right += best[i] == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
