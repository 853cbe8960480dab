package io.github.ae4j.examples.quickstart;

/** A 784-128-10 network with ReLU and softmax cross-entropy in training, in one engine or another. */
interface DigitNetwork extends AutoCloseable {
  /** Units of the hidden layer. */
  int HIDDEN = 128;

  /**
   * Makes one step of training.
   *
   * @param pixels one picture after the other
   * @return the batch's loss before the step, in nats
   */
  double step(float[] pixels, long[] labels);

  /** The share of pictures that it answers right. */
  double accuracy(float[] pixels, long[] labels);

  @Override
  void close();
}
