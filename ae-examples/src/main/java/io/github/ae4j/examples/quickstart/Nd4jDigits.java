package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.nd4j.Nd4jPerceptron;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the networks of ND4J share: their layers and the arrays of a batch. */
final class Nd4jDigits {
  /** The network, whatever the library. */
  static final Nd4jPerceptron NETWORK =
      new Nd4jPerceptron(Digits.PIXELS, DigitNetwork.HIDDEN, Digits.CLASSES);

  private Nd4jDigits() {}

  /** Pictures as [count, 784]. */
  static INDArray pictures(float[] pixels, long[] labels) {
    return Nd4j.create(pixels, new long[] {labels.length, Digits.PIXELS}, 'c');
  }

  /** Labels as [count, 10], with a 1 at each digit. */
  static INDArray oneHot(long[] labels) {
    return Nd4jPerceptron.oneHot(labels, Digits.CLASSES);
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
