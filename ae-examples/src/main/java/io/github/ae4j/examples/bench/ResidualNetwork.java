package io.github.ae4j.examples.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;

/**
 * ResNet-18 for small pictures (He, Zhang, Ren, Sun 2016): a 3 x 3 convolution, four stages of two
 * blocks x = relu(x + f(x)), f two 3 x 3 convolutions with batch normalisation; each stage but the
 * first halves the sides, doubles the channels and projects x by a 1 x 1 convolution; the mean over
 * the picture, a linear layer. 62 trained tensors.
 */
final class ResidualNetwork {
  private static final int STAGES = 4;
  private static final int BLOCKS = 2;
  private static final int KERNEL = 3;

  private ResidualNetwork() {}

  /**
   * The network, without weights yet.
   *
   * @param width channels of the first stage
   * @param classes number of answers
   */
  static Block of(int width, int classes) {
    SequentialBlock network = new SequentialBlock();
    convolution(network, width, KERNEL, 1);
    network.add(Activation.reluBlock());
    for (int stage = 0; stage < STAGES; stage++) {
      for (int block = 0; block < BLOCKS; block++) {
        boolean halves = stage > 0 && block == 0;
        network.add(residual(width << stage, halves));
      }
    }
    return network.add(Pool.globalAvgPool2dBlock()).add(Linear.builder().setUnits(classes).build());
  }

  private static Block residual(int channels, boolean halves) {
    int stride = halves ? 2 : 1;
    SequentialBlock change = new SequentialBlock();
    convolution(change, channels, KERNEL, stride);
    change.add(Activation.reluBlock());
    convolution(change, channels, KERNEL, 1);
    SequentialBlock kept = new SequentialBlock();
    if (halves) {
      convolution(kept, channels, 1, stride);
    } else {
      kept.add(Blocks.identityBlock());
    }
    return new ParallelBlock(ResidualNetwork::merge, List.of(change, kept));
  }

  private static NDList merge(List<NDList> paths) {
    NDArray sum = paths.get(0).singletonOrThrow().add(paths.get(1).singletonOrThrow());
    return new NDList(Activation.relu(sum));
  }

  private static void convolution(SequentialBlock block, int channels, int kernel, int stride) {
    int padding = kernel / 2;
    block
        .add(
            Conv2d.builder()
                .setFilters(channels)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(false)
                .build())
        .add(BatchNorm.builder().build());
  }
}
