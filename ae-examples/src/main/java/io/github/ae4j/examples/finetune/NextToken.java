package io.github.ae4j.examples.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/** Mean cross-entropy of scores (b, t, tokens) and what comes next (b, t), nats a token. */
final class NextToken extends Loss {
  private static final Loss CROSS_ENTROPY = Loss.softmaxCrossEntropyLoss();

  NextToken() {
    super("next token");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray scores = predictions.singletonOrThrow();
    long tokens = scores.getShape().tail();
    return CROSS_ENTROPY.evaluate(
        new NDList(labels.singletonOrThrow().flatten()), new NDList(scores.reshape(-1, tokens)));
  }
}
