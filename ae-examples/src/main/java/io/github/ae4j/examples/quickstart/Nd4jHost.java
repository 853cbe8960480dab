package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/** The two libraries on ND4J that the quickstart can train in. */
enum Nd4jHost {
  /** A MultiLayerNetwork. */
  DL4J("DL4J") {
    @Override
    DigitNetwork network(IUpdater updater, long seed, @Nullable Preset preset) {
      return new Dl4jDigitNetwork(updater, seed, preset);
    }
  },
  /** A graph of variables. */
  SAMEDIFF("SameDiff") {
    @Override
    DigitNetwork network(IUpdater updater, long seed, @Nullable Preset preset) {
      return new SameDiffDigitNetwork(updater, seed, preset);
    }
  };

  /** Its name in reports. */
  final String label;

  Nd4jHost(String label) {
    this.label = label;
  }

  abstract DigitNetwork network(IUpdater updater, long seed, @Nullable Preset preset);

  /** Makes networks with an updater. */
  NetworkMaker with(Nd4jFamily family) {
    return (settings, preset) ->
        network(family.updater(settings.startLearningRate()), settings.seed(), preset);
  }
}
