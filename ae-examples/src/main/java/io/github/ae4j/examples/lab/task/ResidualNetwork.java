package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.util.Iterator;
import java.util.SplittableRandom;

/**
 * A small residual network (He, Zhang, Ren, Sun 2016): a convolution, then stages of blocks y = relu(x
 * + f(x)), f two 3 x 3 convolutions with normalisation; each stage but the first halves the sides
 * and doubles the channels; the mean over the picture, a linear layer. Group normalisation stands for
 * batch normalisation, whose running statistics would be a state beside the weights.
 *
 * @param width channels of the first stage, a multiple of 4
 * @param stages number of stages
 * @param blocks blocks of a stage
 * @param classes number of answers
 */
public record ResidualNetwork(int width, int stages, int blocks, int classes) {
  /** Matrices that take the inputs in: the first convolution, the first of the tensors. */
  public static final int INPUTS = 1;

  /** Matrices that give the outputs: the linear layer's, the last one. */
  public static final int OUTPUTS = 1;

  private static final int GROUPS = 4;
  private static final int KERNEL = 3;
  private static final int PLANES = 3; // red, green, blue

  /** The tensors, in the order they are used in, by He's rule; a block's second scale is 0. */
  public Weights weights(SplittableRandom random) {
    Weights weights = new Weights(random);
    convolution(weights, width, PLANES, KERNEL, 1.0);
    int channels = width;
    for (int stage = 0; stage < stages; stage++) {
      for (int block = 0; block < blocks; block++) {
        int out = width << stage;
        convolution(weights, out, channels, KERNEL, 1.0);
        convolution(weights, out, out, KERNEL, 0.0);
        if (out != channels) {
          convolution(weights, out, channels, 1, 1.0);
        }
        channels = out;
      }
    }
    return weights.normal(Math.sqrt(1.0 / channels), classes, channels).constant(0.0, classes);
  }

  private static void convolution(Weights weights, int out, int in, int kernel, double scale) {
    double deviation = Math.sqrt(2.0 / (in * kernel * kernel));
    weights.normal(deviation, out, in, kernel, kernel).constant(scale, out).constant(0.0, out);
  }

  /** Scores of a batch of pictures. */
  public NDArray scores(NDList weights, NDArray pictures) {
    Iterator<NDArray> next = weights.iterator();
    NDArray x = Activation.relu(convolution(pictures, next, 1));
    long channels = width;
    for (int stage = 0; stage < stages; stage++) {
      for (int block = 0; block < blocks; block++) {
        long out = (long) width << stage;
        x = block(x, next, out == channels ? 1 : 2);
        channels = out;
      }
    }
    NDArray mean = Pool.globalAvgPool2d(x);
    return mean.matMul(next.next().transpose()).add(next.next());
  }

  private static NDArray block(NDArray x, Iterator<NDArray> next, int stride) {
    NDArray inner = Activation.relu(convolution(x, next, stride));
    NDArray change = convolution(inner, next, 1);
    NDArray kept = stride == 1 ? x : convolution(x, next, stride);
    return Activation.relu(kept.add(change));
  }

  private static NDArray convolution(NDArray x, Iterator<NDArray> next, int stride) {
    NDArray y = Layers.convolve(x, next.next(), stride);
    return Layers.normaliseGroups(y, GROUPS, next.next(), next.next());
  }
}
