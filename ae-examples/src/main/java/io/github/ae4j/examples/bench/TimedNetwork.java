package io.github.ae4j.examples.bench;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import io.github.ae4j.examples.lab.task.MultilayerPerceptron;
import io.github.ae4j.examples.lab.task.ResidualNetwork;
import io.github.ae4j.examples.lab.task.Weights;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** Networks whose training steps are timed, on batches of 32 pictures of 10 classes. */
public enum TimedNetwork {
  /** Two hidden layers of 64. */
  MLP_64(20, Pictures.GREY, seed -> perceptron(64, seed)),
  /** Two hidden layers of 256. */
  MLP_256(10, Pictures.GREY, seed -> perceptron(256, seed)),
  /** Two hidden layers of 1,024. */
  MLP_1024(2, Pictures.GREY, seed -> perceptron(1024, seed)),
  /** Two convolutions of 8 and 16 filters, then a linear layer. */
  CONV(10, Pictures.GREY, seed -> convolutions()),
  /** ResNet-18 with 16 channels in its first stage: 62 tensors. */
  RESNET_18(1, Pictures.COLOUR, seed -> residual(new ResidualNetwork(16, 4, 2, 10), seed));

  /** Pictures of a step. */
  static final int BATCH = 32;

  /** Answers. */
  static final int CLASSES = 10;

  private static final int PIXELS = 784;

  /** Shapes of a step's pictures: constants of an enum come after its values. */
  private static final class Pictures {
    private static final Shape GREY = new Shape(BATCH, 1, 28, 28);
    private static final Shape COLOUR = new Shape(BATCH, 3, 32, 32);
  }

  private final int stretch;
  private final Shape input;
  private final LongFunction<Block> maker;

  TimedNetwork(int stretch, Shape input, LongFunction<Block> maker) {
    this.stretch = stretch;
    this.input = input;
    this.maker = maker;
  }

  /**
   * The network.
   *
   * @param seed of its weights, but for those that the engine draws
   */
  Block block(long seed) {
    return maker.apply(seed);
  }

  /** Steps that are timed together, so that a clock's tick does not show. */
  public int stretch() {
    return stretch;
  }

  /** In small letters, words joined by hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One step's pictures. */
  Shape input() {
    return input;
  }

  private static Block perceptron(int width, long seed) {
    MultilayerPerceptron network =
        MultilayerPerceptron.of(
            MultilayerPerceptron.Activation.RELU, PIXELS, width, width, CLASSES);
    return new FunctionBlock(
        network.shapes(),
        network.start(new SplittableRandom(seed)),
        (weights, pictures) -> network.answers(weights, pictures.reshape(-1, PIXELS)));
  }

  private static Block residual(ResidualNetwork network, long seed) {
    Weights weights = network.weights(new SplittableRandom(seed));
    return new FunctionBlock(weights.shapes(), weights.flat(), network::scores);
  }

  private static Block convolutions() {
    return new SequentialBlock()
        .add(convolution(8))
        .add(Activation.reluBlock())
        .add(convolution(16))
        .add(Activation.reluBlock())
        .add(Blocks.batchFlattenBlock())
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
