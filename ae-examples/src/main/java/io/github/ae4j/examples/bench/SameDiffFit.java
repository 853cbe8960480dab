package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.nd4j.Nd4jPerceptron;
import io.github.ae4j.nd4j.AeSameDiff;
import io.github.ae4j.nd4j.SteeredSameDiff;
import io.github.ae4j.preset.Presets;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** A SameDiff network: bare by its own fit, steered by ae's. */
final class SameDiffFit extends TimedFit {
  private final SameDiff network;
  private final @Nullable SteeredSameDiff steered;

  SameDiffFit(int[] widths, int groups, long seed) {
    super(seed);
    network = new Nd4jPerceptron(widths).sameDiff(new Adam(RATE), seed);
    steered = groups == BARE ? null : steered(groups);
  }

  private SteeredSameDiff steered(int groups) {
    List<String> names =
        network.variables().stream()
            .filter(one -> one.getVariableType() == VariableType.VARIABLE)
            .map(SDVariable::name)
            .toList();
    return AeSameDiff.steer(network, Presets.standard(), 0L, divided(names, groups));
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
