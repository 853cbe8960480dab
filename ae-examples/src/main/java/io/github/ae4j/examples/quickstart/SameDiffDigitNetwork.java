package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.nd4j.Hush;
import io.github.ae4j.nd4j.AeSameDiff;
import io.github.ae4j.nd4j.SteeredSameDiff;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** The network in SameDiff: bare by its own {@code fit}, steered by ae's training. */
final class SameDiffDigitNetwork implements DigitNetwork {
  private static final String INPUT = "input";
  private static final String LABEL = "label";
  private static final String ANSWER = "answer";
  private static final String LOSS = "loss";

  private final SameDiff network;
  private final @Nullable SteeredSameDiff steered;

  /** A new network, bare where there is no preset. */
  SameDiffDigitNetwork(IUpdater updater, long seed, @Nullable Preset preset) {
    network = network(Nd4jDigits.weights(seed));
    network.setTrainingConfig(
        TrainingConfig.builder()
            .updater(updater)
            .dataSetFeatureMapping(INPUT)
            .dataSetLabelMapping(LABEL)
            .build());
    try (Hush hush = new Hush()) {
      network.createGradFunction();
    }
    steered = preset == null ? null : AeSameDiff.steer(network, preset);
  }

  private static SameDiff network(INDArray[] weights) {
    SameDiff network = SameDiff.create();
    SDVariable input = network.placeHolder(INPUT, DataType.FLOAT, -1, Digits.PIXELS);
    SDVariable label = network.placeHolder(LABEL, DataType.FLOAT, -1, Digits.CLASSES);
    SDVariable hidden =
        network.nn.relu(
            input
                .mmul(network.var("w1", weights[0]))
                .add(network.var("b1", Nd4j.zeros(DataType.FLOAT, HIDDEN))),
            0.0);
    SDVariable answer =
        hidden
            .mmul(network.var("w2", weights[1]))
            .add(ANSWER, network.var("b2", Nd4j.zeros(DataType.FLOAT, Digits.CLASSES)));
    network.loss.softmaxCrossEntropy(LOSS, label, answer, null);
    network.setLossVariables(LOSS);
    return network;
  }

  @Override
  public double step(float[] pixels, long[] labels) {
    DataSet batch = new DataSet(Nd4jDigits.pictures(pixels, labels), Nd4jDigits.oneHot(labels));
    if (steered != null) {
      steered.step(batch);
      return steered.loss();
    }
    double loss =
        network
            .outputSingle(Map.of(INPUT, batch.getFeatures(), LABEL, batch.getLabels()), LOSS)
            .getDouble(0); // of fit's own report the loss is 0
    network.fit(batch);
    return loss;
  }

  @Override
  public double accuracy(float[] pixels, long[] labels) {
    return Nd4jDigits.share(
        network.outputSingle(Map.of(INPUT, Nd4jDigits.pictures(pixels, labels)), ANSWER), labels);
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
