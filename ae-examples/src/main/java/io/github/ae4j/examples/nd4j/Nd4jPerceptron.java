package io.github.ae4j.examples.nd4j;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Fully connected layers on ND4J, ReLU between them, trained by softmax cross-entropy; the same seed
 * gives the same weights in either library.
 *
 * @param widths of the input, each hidden layer and the output
 */
public record Nd4jPerceptron(int... widths) {
  /** Placeholder of the pictures in SameDiff. */
  public static final String INPUT = "input";

  /** Placeholder of the labels in SameDiff, one-hot. */
  public static final String LABEL = "label";

  /** The last layer's sums in SameDiff. */
  public static final String ANSWER = "answer";

  /** The loss in SameDiff. */
  public static final String LOSS = "loss";

  /** A network of DL4J. */
  public MultiLayerNetwork dl4j(IUpdater updater, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(updater).list();
    int last = widths.length - 2;
    for (int i = 0; i < last; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths[i])
              .nOut(widths[i + 1])
              .activation(Activation.RELU)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(widths[last])
            .nOut(widths[last + 1])
            .activation(Activation.SOFTMAX)
            .build());
    return initialised(new MultiLayerNetwork(layers.build()), seed);
  }

  private MultiLayerNetwork initialised(MultiLayerNetwork network, long seed) {
    network.init();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i + 1 < widths.length; i++) {
      network.getParam(i + "_W").assign(weights(random, i));
    }
    return network;
  }

  /** A graph of variables, with its gradients. */
  public SameDiff sameDiff(IUpdater updater, long seed) {
    SameDiff network = SameDiff.create();
    SDVariable signal = network.placeHolder(INPUT, DataType.FLOAT, -1, widths[0]);
    SDVariable label = network.placeHolder(LABEL, DataType.FLOAT, -1, widths[widths.length - 1]);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i + 1 < widths.length; i++) {
      signal = layer(network, signal, i, weights(random, i));
    }
    network.loss.softmaxCrossEntropy(LOSS, label, signal, null);
    return trainable(network, updater);
  }

  private static SameDiff trainable(SameDiff network, IUpdater updater) {
    network.setLossVariables(LOSS);
    network.setTrainingConfig(
        TrainingConfig.builder()
            .updater(updater)
            .dataSetFeatureMapping(INPUT)
            .dataSetLabelMapping(LABEL)
            .build());
    try (Hush hush = new Hush()) {
      network.createGradFunction();
    }
    return network;
  }

  private SDVariable layer(SameDiff network, SDVariable signal, int i, INDArray weights) {
    SDVariable product = signal.mmul(network.var("w" + i, weights));
    SDVariable bias = network.var("b" + i, Nd4j.zeros(DataType.FLOAT, widths[i + 1]));
    return i + 2 < widths.length
        ? network.nn.relu(product.add(bias), 0.0)
        : product.add(ANSWER, bias);
  }

  /** Initial weights of a layer, normal with variance 2 / (inputs + outputs). */
  private INDArray weights(SplittableRandom random, int layer) {
    int inputs = widths[layer];
    int outputs = widths[layer + 1];
    double deviation = Math.sqrt(2.0 / (inputs + outputs));
    float[] values = new float[inputs * outputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return Nd4j.create(values, new long[] {inputs, outputs}, 'c');
  }

  /** Labels as [count, classes], with a 1 at each one's place. */
  public static INDArray oneHot(long[] labels, int classes) {
    float[] values = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      values[i * classes + (int) labels[i]] = 1f;
    }
    return Nd4j.create(values, new long[] {labels.length, classes}, 'c');
  }
}
