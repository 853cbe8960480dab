package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.nd4j.AeDl4j;
import io.github.ae4j.nd4j.SteeredNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/** The network in DL4J. */
final class Dl4jDigitNetwork implements DigitNetwork {
  private final MultiLayerNetwork network;
  private final @Nullable SteeredNetwork steered;

  /** A new network, bare where there is no preset. */
  Dl4jDigitNetwork(IUpdater updater, long seed, @Nullable Preset preset) {
    network = Nd4jDigits.NETWORK.dl4j(updater, seed);
    steered = preset == null ? null : AeDl4j.steer(network, preset);
  }

  @Override
  public double step(float[] pixels, long[] labels) {
    network.fit(Nd4jDigits.pictures(pixels, labels), Nd4jDigits.oneHot(labels));
    return network.score();
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
    return Nd4jDigits.share(network.output(Nd4jDigits.pictures(pixels, labels)), labels);
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
