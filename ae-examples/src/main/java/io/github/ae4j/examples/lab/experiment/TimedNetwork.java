package io.github.ae4j.examples.lab.experiment;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.util.Locale;

/** Networks whose training steps are timed, on pictures of 28 x 28 pixels and 10 classes. */
enum TimedNetwork {
  /** Two hidden layers of 64. */
  MLP_64(20) {
    @Override
    Block block() {
      return perceptron(64);
    }
  },
  /** Two hidden layers of 256. */
  MLP_256(10) {
    @Override
    Block block() {
      return perceptron(256);
    }
  },
  /** Two hidden layers of 1,024. */
  MLP_1024(2) {
    @Override
    Block block() {
      return perceptron(1024);
    }
  },
  /** Two convolutions of 8 and 16 filters, then a linear layer. */
  CONV(10) {
    @Override
    Block block() {
      return new SequentialBlock()
          .add(convolution(8))
          .add(Activation.reluBlock())
          .add(convolution(16))
          .add(Activation.reluBlock())
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(CLASSES).build());
    }
  };

  /** Pictures of a step. */
  static final int BATCH = 32;

  /** Sides of a picture. */
  static final int SIDE = 28;

  /** Answers. */
  static final int CLASSES = 10;

  private final int stretch;

  TimedNetwork(int stretch) {
    this.stretch = stretch;
  }

  /** The network, without weights yet. */
  abstract Block block();

  /** Steps that are timed together, so that a clock's tick does not show. */
  int stretch() {
    return stretch;
  }

  /** As it stands in an arm's family. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One step's pictures. */
  static Shape input() {
    return new Shape(BATCH, 1, SIDE, SIDE);
  }

  private static Block perceptron(int width) {
    return new SequentialBlock()
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(width).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(width).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(CLASSES).build());
  }

  private static Block convolution(int filters) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(5, 5))
        .optStride(new Shape(2, 2))
        .build();
  }
}
