package io.github.ae4j.examples.machine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;

/**
 * Mean cross-entropy of bits, nats a bit: softplus(z) - z y of the answers z before a sigmoid, over the last steps, as
 * many as the labels have. Of DJL's own form the gradient is not safe: a factor that is a Java number may be let go.
 */
final class BitLoss extends Loss {
  BitLoss() {
    super("bits");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray bits = labels.head();
    NDArray answers = last(predictions.head(), bits.getShape().get(1));
    return Activation.softPlus(answers).sub(answers.mul(bits)).mean();
  }

  /** The last steps of (b, T, width). */
  static NDArray last(NDArray steps, long count) {
    long first = steps.getShape().get(1) - count;
    return steps.split(new long[] {first}, 1).get(1);
  }
}
