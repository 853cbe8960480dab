package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.nd4j.Hush;
import io.github.ae4j.nd4j.AeSameDiff;
import io.github.ae4j.nd4j.SteeredSameDiff;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A SameDiff network: bare by its own fit, steered by ae's. */
final class SameDiffFit extends TimedFit {
  private final SameDiff network = SameDiff.create();
  private final @Nullable SteeredSameDiff steered;

  SameDiffFit(int[] widths, boolean steered, long seed) {
    super(seed);
    SDVariable signal = network.placeHolder("input", DataType.FLOAT, -1, PIXELS);
    SDVariable label = network.placeHolder("label", DataType.FLOAT, -1, TimedNetwork.CLASSES);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i + 1 < widths.length; i++) {
      SDVariable weights = network.var("w" + i, weights(random, widths[i], widths[i + 1]));
      SDVariable sum =
          signal.mmul(weights).add(network.var("b" + i, Nd4j.zeros(DataType.FLOAT, widths[i + 1])));
      signal = i + 2 < widths.length ? network.nn.relu(sum, 0.0) : sum;
    }
    network.loss.softmaxCrossEntropy("loss", label, signal, null);
    network.setLossVariables("loss");
    network.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(RATE))
            .dataSetFeatureMapping("input")
            .dataSetLabelMapping("label")
            .build());
    try (Hush hush = new Hush()) {
      network.createGradFunction();
    }
    this.steered = steered ? AeSameDiff.steer(network, Presets.standard()) : null;
  }

  @Override
  void fit(List<DataSet> batches) {
    ExistingDataSetIterator all = new ExistingDataSetIterator(batches);
    if (steered == null) {
      network.fit(all, 1);
    } else {
      steered.fit(all, 1);
    }
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
