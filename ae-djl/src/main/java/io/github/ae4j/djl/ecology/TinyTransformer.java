package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoder over characters (Radford and others 2018, 2019), without biases in its projections:
 *
 * <pre>
 *   x = E[character] + P[place]
 *   x = x + W_joined softmax(Q K' / sqrt(d/heads), of places not ahead) V     Q, K, V of norm(x), for each head
 *   x = x + W_down gelu(W_up norm(x))                                         both for each layer
 *   scores = E norm(x)
 * </pre>
 *
 * <p>Its projections may be those of the weights, or others.
 */
final class TinyTransformer {
  private static final float EPSILON = 1e-5f;
  private static final int QUERY = 0;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int JOINED = 3;
  private static final int UP = 4;
  private static final int DOWN = 5;
  private static final int EACH = TinyWeights.PROJECTIONS.size();
  private static final int NORMS = 4;

  private final TinySizes sizes;
  private final List<NDArray> tensors;
  private final List<NDArray> projections = new ArrayList<>();
  private final List<NDArray> norms = new ArrayList<>();

  /**
   * A transformer.
   *
   * @param tensors of {@link TinyWeights#tensors}, in order
   */
  private TinyTransformer(TinySizes sizes, List<NDArray> tensors) {
    this.sizes = sizes;
    this.tensors = tensors;
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int from = 2 + layer * (NORMS + EACH);
      norms.addAll(tensors.subList(from, from + NORMS));
      projections.addAll(tensors.subList(from + NORMS, from + NORMS + EACH));
    }
    norms.addAll(tensors.subList(tensors.size() - 2, tensors.size()));
  }

  /**
   * A transformer of the numbers of {@link TinyWeights}, its tensors being parts of theirs.
   *
   * @param values one axis
   */
  static TinyTransformer of(TinySizes sizes, NDArray values) {
    return new TinyTransformer(sizes, NamedTensor.parts(TinyWeights.tensors(sizes), values));
  }

  TinySizes sizes() {
    return sizes;
  }

  /** The matrices of its projections, in order. */
  List<NDArray> projections() {
    return projections;
  }

  /** Keys and values of the places so far, of each layer. */
  static final class Seen {
    private final List<NDList> layers = new ArrayList<>();

    private NDList add(int layer, NDArray key, NDArray value) {
      if (layer == layers.size()) {
        layers.add(new NDList(key, value));
      } else {
        NDList before = layers.get(layer);
        layers.set(layer, new NDList(before.get(0).concat(key, 2), before.get(1).concat(value, 2)));
        before.close();
      }
      return layers.get(layer);
    }
  }

  /**
   * What is made of some places.
   *
   * @param tokens whole numbers, (b, t)
   * @param places whole numbers, (b, t)
   * @param mask (b, 1, t, t with those seen before)
   * @param seen places before these, to which these are added; none to begin and end with these
   * @return (b, t, width), before the last normalisation
   */
  NDArray stream(
      NDArray tokens, NDArray places, NDArray mask, Projections maps, @Nullable Seen seen) {
    NDArray x = row(tokens, tensors.get(0)).add(row(places, tensors.get(1)));
    NDManager manager = tokens.getManager();
    NDArray scale = manager.create((float) Math.sqrt((double) sizes.heads() / sizes.width()));
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int norm = layer * NORMS;
      x = x.add(attention(layer, normalised(x, norm), mask, maps, seen, scale));
      int first = layer * EACH;
      NDArray up = maps.of(first + UP, normalised(x, norm + 2));
      x = x.add(maps.of(first + DOWN, Activation.gelu(up)));
    }
    return x;
  }

  /** Scores of what comes next, (b, t, characters). */
  NDArray scores(NDArray stream) {
    NDArray last = normalised(stream, sizes.layers() * NORMS);
    return Linear.linear(last, tensors.get(0)).singletonOrThrow();
  }

  private static NDArray row(NDArray numbers, NDArray table) {
    return Embedding.embedding(numbers, table, SparseFormat.DENSE).singletonOrThrow();
  }

  private NDArray normalised(NDArray x, int norm) {
    return LayerNorm.layerNorm(
            x, new Shape(sizes.width()), norms.get(norm), norms.get(norm + 1), EPSILON)
        .singletonOrThrow();
  }

  private NDArray attention(
      int layer, NDArray x, NDArray mask, Projections maps, @Nullable Seen seen, NDArray scale) {
    int first = layer * EACH;
    NDArray query = heads(maps.of(first + QUERY, x)).mul(scale);
    NDArray key = heads(maps.of(first + KEY, x));
    NDArray value = heads(maps.of(first + VALUE, x));
    NDList all = seen == null ? new NDList(key, value) : seen.add(layer, key, value);
    NDArray match = query.matMul(all.get(0).swapAxes(2, 3)).add(mask);
    NDArray attended = match.softmax(-1).matMul(all.get(1));
    return maps.of(first + JOINED, attended.swapAxes(1, 2).reshape(x.getShape()));
  }

  /** (b, t, width) as (b, heads, t, width / heads). */
  private NDArray heads(NDArray part) {
    Shape shape = part.getShape();
    int each = sizes.width() / sizes.heads();
    return part.reshape(shape.get(0), shape.get(1), sizes.heads(), each).swapAxes(1, 2);
  }
}
