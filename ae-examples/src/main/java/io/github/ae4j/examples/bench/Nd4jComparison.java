package io.github.ae4j.examples.bench;

/** The libraries on ND4J that are timed. */
enum Nd4jComparison {
  /** A MultiLayerNetwork. */
  DL4J("DL4J", Dl4jFit::new),
  /** SameDiff; the bare side is its own fit. */
  SAMEDIFF("SameDiff", SameDiffFit::new);

  private interface Maker {
    TimedFit side(int[] widths, int groups, long seed);
  }

  /** Its name in results. */
  final String label;

  private final Maker maker;

  Nd4jComparison(String label, Maker maker) {
    this.label = label;
    this.maker = maker;
  }

  /**
   * One side; the same seed gives the same weights and batches.
   *
   * @param groups of the standard loop that is put around the updater; 0 for none
   */
  TimedFit side(Nd4jNet net, int groups, long seed) {
    return maker.side(net.widths(), groups, seed);
  }
}
