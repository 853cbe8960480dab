package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/** Loss and hits of answers that are scores of classes. */
public final class Classification {
  private static final Loss CROSS_ENTROPY = Loss.softmaxCrossEntropyLoss();

  private Classification() {}

  /** Mean softmax cross-entropy; labels are whole numbers, one an example. */
  public static NDArray crossEntropy(NDArray scores, NDArray labels) {
    return CROSS_ENTROPY.evaluate(new NDList(labels), new NDList(scores));
  }

  /** Share of examples whose greatest score is the label's. */
  public static double accuracy(NDArray scores, NDArray labels) {
    return (double) scores.argMax(1).eq(labels).sum().getLong() / labels.size();
  }
}
