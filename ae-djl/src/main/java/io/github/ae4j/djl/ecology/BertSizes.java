package io.github.ae4j.djl.ecology;

/**
 * Sizes of an encoder, as its weights have them.
 *
 * @param vocabulary rows of the table of word pieces
 * @param places rows of the table of places
 * @param width of the stream
 * @param layers how many
 * @param hidden width of the network in a layer
 */
record BertSizes(int vocabulary, int places, int width, int layers, int hidden) {
  private static final int HEAD = 32;

  BertSizes {
    if (width % Math.max(1, width / HEAD) != 0) {
      throw new IllegalArgumentException(
          "width must be a multiple of " + width / HEAD + ", its heads, got " + width);
    }
  }

  /** Heads of each attention, of a width of 32 as all of this family have; one where that is too wide. */
  int heads() {
    return Math.max(1, width / HEAD);
  }

  /** The sizes of a model, from the shapes of its weights. */
  static BertSizes of(OnnxGraph graph) {
    OnnxGraph.Tensor words = graph.tensor(BertWeights.WORDS);
    String first = BertWeights.layer(0) + "intermediate.dense.bias";
    return new BertSizes(
        words.length(0, 2),
        graph.tensor(BertWeights.PLACES).length(0, 2),
        words.length(1, 2),
        BertWeights.layers(graph),
        graph.tensor(first).length(0, 1));
  }
}
