package io.github.ae4j.djl.ecology;

import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
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
  private static final String ENCODER = "encoder.layer.";
  private static final String MATRIX = ".weight";
  private static final String BIAS = ".bias";

  /** How many layers have a weight. */
  static int layers(OnnxGraph graph) {
    int layers = 0;
    for (String name : graph.names()) {
      if (name.matches("encoder[.]layer[.][0-9]{1,4}[.].*")) {
        layers = Math.max(layers, 1 + Integer.parseInt(name.split("[.]")[2]));
      }
    }
    return layers;
  }

  /** Where the weights of a layer are named. */
  static String layer(int layer) {
    return ENCODER + layer + ".";
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
   * The tensors in their order.
   *
   * @param sizes of the encoder
   */
  static List<NamedTensor> tensors(BertSizes sizes) {
    int width = sizes.width();
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(new NamedTensor(WORDS, sizes.vocabulary(), width));
    tensors.add(new NamedTensor(PLACES, sizes.places(), width));
    tensors.add(new NamedTensor(KINDS, 1, width));
    tensors.addAll(norm("embeddings.LayerNorm", width));
    for (int layer = 0; layer < sizes.layers(); layer++) {
      for (String projection : PROJECTIONS) {
        String name = layer(layer) + projection;
        int out = out(sizes, projection);
        tensors.add(new NamedTensor(name + MATRIX, out, in(sizes, projection)));
        tensors.add(new NamedTensor(name + BIAS, 1, out));
      }
      for (String norm : NORMS) {
        tensors.addAll(norm(layer(layer) + norm, width));
      }
    }
    return tensors;
  }

  private static List<NamedTensor> norm(String name, int width) {
    return List.of(
        new NamedTensor(name + MATRIX, 1, width), new NamedTensor(name + BIAS, 1, width));
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
    List<NamedTensor> tensors = tensors(sizes);
    List<OnnxGraph.Tensor> found = tensors.stream().map(tensor -> found(graph, tensor)).toList();
    int count = 0;
    for (NamedTensor tensor : tensors) {
      count = Math.addExact(count, tensor.size());
    }
    float[] values = new float[count];
    int at = 0;
    for (int i = 0; i < tensors.size(); i++) {
      fill(values, at, tensors.get(i), found.get(i));
      at += tensors.get(i).size();
    }
    return new BertWeights(sizes, values);
  }

  private static void fill(float[] values, int at, NamedTensor tensor, OnnxGraph.Tensor found) {
    if (projects(tensor)) {
      found.turned(values, at, tensor.rows(), tensor.columns());
    } else {
      found.copy(values, at, tensor.size());
    }
    for (int i = at; i < at + tensor.size(); i++) {
      Check.finite(tensor.name(), values[i]);
    }
  }

  private static boolean projects(NamedTensor tensor) {
    return tensor.name().startsWith(ENCODER)
        && PROJECTIONS.stream().anyMatch(p -> tensor.name().endsWith("." + p + MATRIX));
  }

  /** Where a tensor is in the file, of the shape that it must have there. */
  private static OnnxGraph.Tensor found(OnnxGraph graph, NamedTensor tensor) {
    if (projects(tensor)) {
      String bias = tensor.name().replace(MATRIX, BIAS);
      return graph.matrixOf(bias).of(tensor.columns(), tensor.rows());
    }
    OnnxGraph.Tensor found = graph.tensor(tensor.name());
    if (tensor.name().equals(KINDS)) {
      return found.of(KINDS_OF_TEXT, tensor.columns());
    }
    return tensor.rows() == 1
        ? found.of(tensor.columns())
        : found.of(tensor.rows(), tensor.columns());
  }
}
