package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Fully connected layers: x_k+1 = f(W_k x_k + b_k), the last without f.
 *
 * @param widths of the input, each hidden layer and the output
 * @param activation f
 */
public record MultilayerPerceptron(List<Integer> widths, Activation activation) {
  /** What a layer's sums go through. */
  public enum Activation {
    /** max(0, x). */
    RELU(ai.djl.nn.Activation::relu),
    /** tanh x. */
    TANH(NDArray::tanh);

    private final UnaryOperator<NDArray> function;

    Activation(UnaryOperator<NDArray> function) {
      this.function = function;
    }
  }

  /** A network of the widths given. */
  public static MultilayerPerceptron of(Activation activation, Integer... widths) {
    return new MultilayerPerceptron(List.of(widths), activation);
  }

  /** Weight and bias of each layer in turn, weights as outputs x inputs. */
  public List<int[]> shapes() {
    List<int[]> shapes = new ArrayList<>();
    for (int layer = 1; layer < widths.size(); layer++) {
      shapes.add(new int[] {widths.get(layer), widths.get(layer - 1)});
      shapes.add(new int[] {widths.get(layer)});
    }
    return shapes;
  }

  /** Weights and biases uniform within 1/sqrt(inputs) of zero, as PyTorch's linear layer has them. */
  public double[] start(SplittableRandom random) {
    double[] start = new double[shapes().stream().mapToInt(Weights::size).sum()];
    int next = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      double bound = 1.0 / Math.sqrt(widths.get(layer - 1));
      int end = next + widths.get(layer) * (widths.get(layer - 1) + 1);
      while (next < end) {
        start[next++] = bound * (2.0 * random.nextDouble() - 1.0);
      }
    }
    return start;
  }

  /** The network's answers to a batch. */
  public NDArray answers(NDList weights, NDArray inputs) {
    NDArray last = inputs;
    for (int i = 0; i < weights.size(); i += 2) {
      NDArray sums = Linear.linear(last, weights.get(i), weights.get(i + 1)).singletonOrThrow();
      last = i + 2 < weights.size() ? activation.function.apply(sums) : sums;
    }
    return last;
  }
}
