package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.examples.nd4j.Nd4jPerceptron;
import io.github.ae4j.nd4j.AeSameDiff;
import io.github.ae4j.nd4j.SteeredSameDiff;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/** The network in SameDiff: bare by its own {@code fit}, steered by ae's training. */
final class SameDiffDigitNetwork implements DigitNetwork {
  private final SameDiff network;
  private final @Nullable SteeredSameDiff steered;

  /** A new network, bare where there is no preset. */
  SameDiffDigitNetwork(IUpdater updater, long seed, @Nullable Preset preset) {
    network = Nd4jDigits.NETWORK.sameDiff(updater, seed);
    steered = preset == null ? null : AeSameDiff.steer(network, preset);
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
            .outputSingle(
                Map.of(
                    Nd4jPerceptron.INPUT,
                    batch.getFeatures(),
                    Nd4jPerceptron.LABEL,
                    batch.getLabels()),
                Nd4jPerceptron.LOSS)
            .getDouble(0); // of fit's own report the loss is 0
    network.fit(batch);
    return loss;
  }

  @Override
  public double accuracy(float[] pixels, long[] labels) {
    if (steered != null && steered.hasReadout()) {
      try (ServedReadout served = steered.serveReadout()) {
        return share(pixels, labels);
      }
    }
    return share(pixels, labels);
  }

  private double share(float[] pixels, long[] labels) {
    return Nd4jDigits.share(
        network.outputSingle(
            Map.of(Nd4jPerceptron.INPUT, Nd4jDigits.pictures(pixels, labels)),
            Nd4jPerceptron.ANSWER),
        labels);
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
