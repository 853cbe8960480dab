package io.github.ae4j.examples.bench;

/** The libraries on ND4J that are timed. */
enum Nd4jComparison {
  /** A MultiLayerNetwork. */
  DL4J("DL4J") {
    @Override
    TimedFit side(Nd4jNet net, boolean steered, long seed) {
      return new Dl4jFit(net.widths(), steered, seed);
    }
  },
  /** SameDiff; the bare side is its own fit. */
  SAMEDIFF("SameDiff") {
    @Override
    TimedFit side(Nd4jNet net, boolean steered, long seed) {
      return new SameDiffFit(net.widths(), steered, seed);
    }
  };

  /** Its name in results. */
  final String label;

  Nd4jComparison(String label) {
    this.label = label;
  }

  /**
   * One side; the same seed gives the same weights and batches.
   *
   * @param steered whether the standard loop is put around the updater
   */
  abstract TimedFit side(Nd4jNet net, boolean steered, long seed);
}
