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
    RELU(ai.djl.nn.Activation::relu, 2.0),
    /** tanh x. */
    TANH(NDArray::tanh, 1.0);

    private final UnaryOperator<NDArray> function;
    private final double gain; // variance of a layer's initial weights, times its inputs

    Activation(UnaryOperator<NDArray> function, double gain) {
      this.function = function;
      this.gain = gain;
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

  /**
   * Normal weights of variance 2/inputs (K. He, X. Zhang, S. Ren, J. Sun 2015, DJL's own choice for
   * linear layers), 1/inputs for tanh; biases 0.
   */
  public double[] start(SplittableRandom random) {
    double[] start = new double[shapes().stream().mapToInt(MultilayerPerceptron::size).sum()];
    int next = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      int inputs = widths.get(layer - 1);
      double deviation = Math.sqrt(activation.gain / inputs);
      int end = next + widths.get(layer) * inputs;
      while (next < end) {
        start[next++] = deviation * random.nextGaussian();
      }
      next += widths.get(layer);
    }
    return start;
  }

  private static int size(int[] shape) {
    int size = 1;
    for (int side : shape) {
      size *= side;
    }
    return size;
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
