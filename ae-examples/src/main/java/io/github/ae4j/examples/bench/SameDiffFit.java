package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.nd4j.Nd4jPerceptron;
import io.github.ae4j.nd4j.AeSameDiff;
import io.github.ae4j.nd4j.SteeredSameDiff;
import io.github.ae4j.preset.Presets;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** A SameDiff network: bare by its own fit, steered by ae's. */
final class SameDiffFit extends TimedFit {
  private final SameDiff network;
  private final @Nullable SteeredSameDiff steered;

  SameDiffFit(int[] widths, boolean steered, long seed) {
    super(seed);
    network = new Nd4jPerceptron(widths).sameDiff(new Adam(RATE), seed);
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
