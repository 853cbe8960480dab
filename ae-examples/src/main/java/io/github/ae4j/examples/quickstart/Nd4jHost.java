package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/** The two libraries on ND4J that the quickstart can train in. */
enum Nd4jHost {
  /** A MultiLayerNetwork. */
  DL4J("DL4J", Dl4jDigitNetwork::new),
  /** A graph of variables. */
  SAMEDIFF("SameDiff", SameDiffDigitNetwork::new);

  private interface Maker {
    DigitNetwork network(IUpdater updater, long seed, @Nullable Preset preset);
  }

  /** Its name in reports. */
  final String label;

  private final Maker maker;

  Nd4jHost(String label, Maker maker) {
    this.label = label;
    this.maker = maker;
  }

  /** Makes networks with an updater. */
  NetworkMaker with(Nd4jFamily family) {
    return (settings, preset) ->
        maker.network(family.updater(settings.startLearningRate()), settings.seed(), preset);
  }
}
