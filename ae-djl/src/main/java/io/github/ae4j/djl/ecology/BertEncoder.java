package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT (Devlin and others 2018) with the mean of its last stream as what a text means (Reimers and Gurevych 2019):
 *
 * <pre>
 *   x = norm(E[piece] + P[place] + K)
 *   x = norm(x + W_o softmax(Q K' / sqrt(d/heads), of places seen) V + b_o)     Q = W_q x + b_q and so on, for each head
 *   x = norm(x + W_2 gelu(W_1 x + b_1) + b_2)                                   both for each layer
 *   e = m / |m|, m = mean of x over the places of the text
 * </pre>
 *
 * <p>Its projections, each with its bias, may be those of the weights, or others.
 */
final class BertEncoder {
  private static final float EPSILON = 1e-12f;
  private static final int QUERY = 0;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int JOINED = 3;
  private static final int UP = 4;
  private static final int DOWN = 5;
  private static final int EACH = BertWeights.PROJECTIONS.size();
  private static final int NORMS = 4;
  private static final int FIRST = 3;

  private final BertSizes sizes;
  private final List<NDArray> tables;
  private final List<NDArray> matrices = new ArrayList<>();
  private final List<NDArray> biases = new ArrayList<>();
  private final List<NDArray> norms;

  /**
   * An encoder.
   *
   * @param values the numbers of {@link BertWeights}, one axis; its tensors are parts of them
   */
  BertEncoder(BertSizes sizes, NDArray values) {
    this.sizes = sizes;
    List<NDArray> tensors = NamedTensor.parts(BertWeights.tensors(sizes), values);
    tables = tensors.subList(0, FIRST);
    norms = new ArrayList<>(tensors.subList(FIRST, FIRST + 2));
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int from = FIRST + 2 + layer * (2 * EACH + NORMS);
      for (int projection = 0; projection < EACH; projection++) {
        matrices.add(tensors.get(from + 2 * projection));
        biases.add(tensors.get(from + 2 * projection + 1));
      }
      norms.addAll(tensors.subList(from + 2 * EACH, from + 2 * EACH + NORMS));
    }
  }

  /** The matrices of its projections, in order. */
  List<NDArray> matrices() {
    return matrices;
  }

  /** Projections with its biases added. */
  Projections biased(Projections maps) {
    return (projection, x) -> maps.of(projection, x).add(biases.get(projection));
  }

  /**
   * What texts mean.
   *
   * @param manager of the result and of what is made on the way; of a layer's own tensors none is left
   * @param maps with biases
   * @return (b, width), each row of length 1
   */
  NDArray embeddings(NDManager manager, TextRows rows, Projections maps) {
    NDArray mask = rows.mask(manager);
    NDArray scale = manager.create((float) Math.sqrt((double) sizes.heads() / sizes.width()));
    NDArray x = stream(manager, rows);
    for (int layer = 0; layer < sizes.layers(); layer++) {
      try (NDManager call = manager.newSubManager()) {
        x.attach(call);
        x = layer(layer, x, mask, scale, maps);
        x.attach(manager);
      }
    }
    NDArray mean = rows.shares(manager).matMul(x).squeeze(1);
    return mean.div(mean.mul(mean).sum(new int[] {1}, true).sqrt());
  }

  private NDArray stream(NDManager manager, TextRows rows) {
    NDArray pieces = row(rows.tokens(manager), tables.get(0)).add(tables.get(2));
    return normalised(pieces.add(row(rows.places(manager), tables.get(1))), 0);
  }

  private static NDArray row(NDArray numbers, NDArray table) {
    return Embedding.embedding(numbers, table, SparseFormat.DENSE).singletonOrThrow();
  }

  private NDArray layer(int layer, NDArray x, NDArray mask, NDArray scale, Projections maps) {
    int norm = 2 + layer * NORMS;
    int first = layer * EACH;
    NDArray attended = normalised(x.add(attention(first, x, mask, scale, maps)), norm);
    NDArray up = Activation.gelu(maps.of(first + UP, attended));
    return normalised(attended.add(maps.of(first + DOWN, up)), norm + 2);
  }

  private NDArray attention(int first, NDArray x, NDArray mask, NDArray scale, Projections maps) {
    NDArray query = heads(maps.of(first + QUERY, x)).mul(scale);
    NDArray key = heads(maps.of(first + KEY, x));
    NDArray value = heads(maps.of(first + VALUE, x));
    NDArray match = query.matMul(key.swapAxes(2, 3)).add(mask);
    NDArray attended = match.softmax(-1).matMul(value);
    return maps.of(first + JOINED, attended.swapAxes(1, 2).reshape(x.getShape()));
  }

  /** (b, t, width) as (b, heads, t, width / heads). */
  private NDArray heads(NDArray part) {
    Shape shape = part.getShape();
    int each = sizes.width() / sizes.heads();
    return part.reshape(shape.get(0), shape.get(1), sizes.heads(), each).swapAxes(1, 2);
  }

  private NDArray normalised(NDArray x, int norm) {
    return LayerNorm.layerNorm(
            x, new Shape(sizes.width()), norms.get(norm), norms.get(norm + 1), EPSILON)
        .singletonOrThrow();
  }
}
