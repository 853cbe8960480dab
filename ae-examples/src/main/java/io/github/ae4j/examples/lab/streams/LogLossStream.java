package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.task.MarginLoss;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression on a stream, one example a step, tested and then trained on. The metric is the
 * prequential log loss: the mean of -log p(label), nats, of the examples from a place on, each at the
 * weights served before it is learnt; before that place, of all so far.
 */
final class LogLossStream implements Task {
  private final Examples examples;
  private final int from;
  private double sum;
  private int count;

  /**
   * A stream to learn.
   *
   * @param examples at least as many as steps
   * @param from step, from 1, the log loss is counted from
   */
  LogLossStream(Examples examples, int from) {
    this.examples = examples;
    this.from = from;
  }

  @Override
  public double[] start() {
    return new double[examples.attributes() + 1];
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {examples.attributes()}, new int[] {1});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    int example = step - 1;
    double y = sign(example);
    double margin = y * examples.score(example, point);
    double slope = y * MarginLoss.LOG.slope(margin);
    Arrays.fill(gradient, 0.0);
    int[] index = examples.index()[example];
    for (int i = 0; i < index.length; i++) {
      gradient[index[i]] += slope * examples.value()[example][i];
    }
    gradient[examples.attributes()] = slope;
    return MarginLoss.LOG.value(margin);
  }

  private double sign(int example) {
    return examples.positive()[example] ? 1.0 : -1.0;
  }

  @Override
  public double online(int step, double[] served) {
    if (step == from) {
      sum = 0.0;
      count = 0;
    }
    double margin = sign(step - 1) * examples.score(step - 1, served);
    sum += MarginLoss.LOG.value(margin);
    count++;
    return margin > 0.0 ? 1.0 : 0.0;
  }

  /** The log loss up to the step; that of even odds before the first example. */
  @Override
  public double evaluate(int step, double[] weights) {
    return count == 0 ? MarginLoss.LOG.value(0.0) : sum / count;
  }

  @Override
  public String data() {
    return examples.source();
  }
}
