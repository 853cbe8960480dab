package io.github.ae4j.examples.nd4j;

import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.nd4j.AeNd4j;
import io.github.ae4j.nd4j.SteeredUpdater;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Gradient accumulation and freezing in DL4J, steered. DL4J's {@code fit} makes an update of each batch; so the network
 * computes the gradients, piece by piece, and a bare ND4J updater under a loop makes the steps of their sum. A layer is
 * frozen as a group, and thawed by steering the same updater anew. The task is a regression drawn from a seed: y is the
 * sine of the sum of four inputs.
 */
public final class FrozenAccumulation implements AutoCloseable {
  /** Rows of a whole batch. */
  static final int BATCH = 32;

  private static final int INPUTS = 4;
  private static final int HIDDEN = 16;
  private static final int FIRST =
      INPUTS * HIDDEN + HIDDEN; // weights and biases of the first layer
  private static final int PHASE = 200; // steps of each part of the demonstration

  private final MultiLayerNetwork network;
  private final GradientUpdater<?> updater;
  private final SplittableRandom random;
  private SteeredUpdater steered;
  private int made;

  /**
   * A network of two layers, and its updater.
   *
   * @param seed of the weights and the data
   */
  FrozenAccumulation(long seed) {
    random = new SplittableRandom(seed);
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(INPUTS)
                        .nOut(HIDDEN)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(HIDDEN)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    INDArray state = Nd4j.zeros(DataType.FLOAT, 1, 2 * network.numParams()); // Adam's two moments
    updater = new Adam(1e-3).instantiate(state, true);
    steered = steer(List.of());
  }

  private SteeredUpdater steer(List<ArrayGroup> groups) {
    return AeNd4j.steer(updater, network.params(), Presets.standard(), made, 0L, groups);
  }

  /**
   * Makes one step of a whole batch, differentiated piece by piece.
   *
   * @param pieces of equal size; must divide {@link #BATCH}
   * @return mean loss of the batch
   */
  double step(int pieces) {
    INDArray sum = Nd4j.zeros(DataType.FLOAT, 1, network.numParams());
    double mean = 0.0;
    for (int piece = 0; piece < pieces; piece++) {
      draw(BATCH / pieces);
      network.computeGradientAndScore();
      sum.addi(network.getFlattenedGradients()); // of each piece the sum over its rows
      mean += network.score() / pieces;
    }
    steered.step(mean, sum.divi(BATCH));
    made++;
    return mean;
  }

  private void draw(int rows) {
    float[] inputs = new float[rows * INPUTS];
    float[] answers = new float[rows];
    for (int row = 0; row < rows; row++) {
      double sum = 0.0;
      for (int i = 0; i < INPUTS; i++) {
        inputs[row * INPUTS + i] = (float) (2.0 * random.nextDouble() - 1.0);
        sum += inputs[row * INPUTS + i];
      }
      answers[row] = (float) Math.sin(sum);
    }
    network.setInput(Nd4j.create(inputs, new long[] {rows, INPUTS}, 'c'));
    network.setLabels(Nd4j.create(answers, new long[] {rows, 1}, 'c'));
  }

  /** Makes some steps; the mean loss of the last ten. */
  double steps(int count, int pieces) {
    double loss = 0.0;
    for (int step = 0; step < count; step++) {
      double each = step(pieces);
      loss += step >= count - 10 ? each / 10.0 : 0.0;
    }
    return loss;
  }

  /** Leaves the first layer as it is from now on, or trains it again, under a loop that begins anew. */
  void freeze(boolean whether) {
    steered.close();
    int n = (int) network.numParams();
    List<ArrayGroup> halves =
        List.of(ArrayGroup.frozen("first", 0, FIRST), ArrayGroup.own("rest", FIRST, n));
    steered = steer(whether ? halves : List.of());
  }

  /** The first layer's weights and biases. */
  float[] firstLayer() {
    return Arrays.copyOf(weights(), FIRST);
  }

  /** All weights, one behind the other. */
  float[] weights() {
    return network.params().toFloatVector();
  }

  @Override
  public void close() {
    steered.close();
  }

  /** Trains in pieces; then with the first layer frozen; then with all of it. */
  public static void main(String[] arguments) {
    try (FrozenAccumulation training = new FrozenAccumulation(1L)) {
      System.out.printf("in pieces of 8:      loss %.5f%n", training.steps(PHASE, 4));
      training.freeze(true);
      System.out.printf("first layer frozen:  loss %.5f%n", training.steps(PHASE, 4));
      training.freeze(false);
      System.out.printf("thawed:              loss %.5f%n", training.steps(PHASE, 4));
    }
  }
}
