package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.nd4j.Nd4jPerceptron;
import io.github.ae4j.nd4j.AeDl4j;
import io.github.ae4j.nd4j.SteeredNetwork;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** A MultiLayerNetwork. */
final class Dl4jFit extends TimedFit {
  private final MultiLayerNetwork network;
  private final @Nullable SteeredNetwork steered;

  Dl4jFit(int[] widths, int groups, long seed) {
    super(seed);
    network = new Nd4jPerceptron(widths).dl4j(new Adam(RATE), seed);
    steered = groups == BARE ? null : steered(groups);
  }

  private SteeredNetwork steered(int groups) {
    Set<String> names = network.paramTable().keySet();
    return AeDl4j.steer(network, Presets.standard(), 0L, divided(names, groups));
  }

  @Override
  void fit(List<DataSet> batches) {
    batches.forEach(network::fit); // an iterator would be read ahead by another thread
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
