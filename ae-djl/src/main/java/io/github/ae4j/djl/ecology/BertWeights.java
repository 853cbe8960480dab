package io.github.ae4j.djl.ecology;

import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of an encoder, one tensor after the other: the tables of word pieces, places and the first kind of text, the
 * normalisation of their sum, and of each layer the six projections, their biases, and the two normalisations. The pooler,
 * which no mean needs, is left out.
 *
 * @param sizes of the encoder
 * @param values the numbers; matrices (out, in)
 */
record BertWeights(BertSizes sizes, float[] values) {
  static final String WORDS = "embeddings.word_embeddings.weight";
  static final String PLACES = "embeddings.position_embeddings.weight";
  static final String KINDS = "embeddings.token_type_embeddings.weight";

  /** The projections of a layer that adapters are added to, in order. */
  static final List<String> PROJECTIONS =
      List.of(
          "attention.self.query",
          "attention.self.key",
          "attention.self.value",
          "attention.output.dense",
          "intermediate.dense",
          "output.dense");

  /** The normalisations of a layer, in order. */
  private static final List<String> NORMS =
      List.of("attention.output.LayerNorm", "output.LayerNorm");

  private static final int KINDS_OF_TEXT = 2;

  /** Where the weights of a layer are named. */
  static String layer(int layer) {
    return "encoder.layer." + layer + ".";
  }

  /** Width out of a projection. */
  static int out(BertSizes sizes, String projection) {
    return projection.equals("intermediate.dense") ? sizes.hidden() : sizes.width();
  }

  /** Width in of a projection. */
  static int in(BertSizes sizes, String projection) {
    return projection.equals("output.dense") ? sizes.hidden() : sizes.width();
  }

  /**
   * The adapted projections, in order, as "layer 1 query", "layer 1 attention output" and "layer 1 output".
   *
   * @param sizes of the encoder
   */
  static List<AdaptedShape> shapes(BertSizes sizes) {
    List<AdaptedShape> shapes = new ArrayList<>();
    for (int layer = 1; layer <= sizes.layers(); layer++) {
      for (String projection : PROJECTIONS) {
        String name = projection.replace(".self", "").replace(".dense", "").replace('.', ' ');
        shapes.add(
            new AdaptedShape(
                "layer " + layer + " " + name.replaceFirst("attention (query|key|value)", "$1"),
                in(sizes, projection),
                out(sizes, projection)));
      }
    }
    return shapes;
  }

  /**
   * The shapes of the tensors in their order: one length for a vector, (rows, columns) for a matrix.
   *
   * @param sizes of the encoder
   */
  static List<long[]> tensors(BertSizes sizes) {
    long width = sizes.width();
    List<long[]> tensors = new ArrayList<>();
    tensors.add(new long[] {sizes.vocabulary(), width});
    tensors.add(new long[] {sizes.places(), width});
    tensors.add(new long[] {width});
    tensors.add(new long[] {width});
    tensors.add(new long[] {width});
    for (int layer = 0; layer < sizes.layers(); layer++) {
      for (String projection : PROJECTIONS) {
        tensors.add(new long[] {out(sizes, projection), in(sizes, projection)});
        tensors.add(new long[] {out(sizes, projection)});
      }
      for (int i = 0; i < 2 * NORMS.size(); i++) {
        tensors.add(new long[] {width});
      }
    }
    return tensors;
  }

  /** Numbers of the projections and biases of the layers: what a word piece is multiplied by and added to. */
  static long met(BertSizes sizes) {
    long each = 0;
    for (String projection : PROJECTIONS) {
      each += (in(sizes, projection) + 1L) * out(sizes, projection);
    }
    return sizes.layers() * each;
  }

  /**
   * The weights of a model.
   *
   * @throws IllegalArgumentException if one is missing, of another shape or type, or not finite; names it
   */
  static BertWeights of(OnnxGraph graph) {
    BertSizes sizes = BertSizes.of(graph);
    int width = sizes.width();
    Filled filled = new Filled(sizes);
    filled.add(WORDS, graph.tensor(WORDS).numbers(sizes.vocabulary(), width));
    filled.add(PLACES, graph.tensor(PLACES).numbers(sizes.places(), width));
    float[] kinds = graph.tensor(KINDS).numbers(KINDS_OF_TEXT, width);
    filled.add(KINDS, Arrays.copyOf(kinds, width));
    filled.addNorm(graph, "embeddings.LayerNorm", width);
    for (int layer = 0; layer < sizes.layers(); layer++) {
      for (String projection : PROJECTIONS) {
        filled.addProjection(graph, layer(layer) + projection, projection);
      }
      for (String norm : NORMS) {
        filled.addNorm(graph, layer(layer) + norm, width);
      }
    }
    return new BertWeights(sizes, filled.values);
  }

  /** What is read so far. */
  private static final class Filled {
    private final BertSizes sizes;
    private final float[] values;
    private int at;

    Filled(BertSizes sizes) {
      this.sizes = sizes;
      long count = 0;
      for (long[] shape : tensors(sizes)) {
        count += shape.length == 1 ? shape[0] : shape[0] * shape[1];
      }
      values = new float[Math.toIntExact(count)];
    }

    void add(String name, float[] numbers) {
      for (float number : numbers) {
        Check.finite(name, number);
        values[at++] = number;
      }
    }

    void addNorm(OnnxGraph graph, String name, int width) {
      add(name + ".weight", graph.tensor(name + ".weight").numbers(width));
      add(name + ".bias", graph.tensor(name + ".bias").numbers(width));
    }

    void addProjection(OnnxGraph graph, String name, String projection) {
      int in = in(sizes, projection);
      int out = out(sizes, projection);
      String bias = name + ".bias";
      float[] last = graph.tensor(bias).numbers(out);
      add(name, turned(graph.matrixOf(bias).numbers(in, out), in, out));
      add(bias, last);
    }

    private static float[] turned(float[] matrix, int rows, int columns) {
      float[] turned = new float[matrix.length];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[column * rows + row] = matrix[row * columns + column];
        }
      }
      return turned;
    }
  }
}
