package io.github.ae4j.examples.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A GPT (Radford and others 2018, 2019) as a block: from tokens (b, t) of whole numbers to scores (b, t, tokens) of what
 * comes next, for any b and any t up to the context. With E the embeddings of tokens and P those of places:
 *
 * <pre>
 *   x = E[token] + P[place]
 *   x = x + W_o softmax(Q K' / sqrt d, of places not behind) V     Q, K, V = W_a norm(x), for each head
 *   x = x + W_2 gelu(W_1 norm(x))                                  both for each layer
 *   scores = E norm(x)
 * </pre>
 *
 * <p>Parameters are named as in GPT-2's checkpoints, and lie as they do there. gelu is GPT-2's form by tanh (Hendrycks
 * and Gimpel 2016).
 */
public final class GptBlock extends AbstractBlock {
  private static final float EPSILON = 1e-5f;
  private static final float UNSEEN = -1e9f;
  private static final double GELU = 2.0 * Math.sqrt(2.0 / Math.PI);
  private static final double GELU_CUBIC = 0.044715 * GELU;

  private static final NDIndex EVERYTHING = new NDIndex("...");

  private final GptSizes sizes;

  /** A network of these sizes, not initialised. */
  public GptBlock(GptSizes sizes) {
    this.sizes = sizes;
    sizes.shapes().forEach(this::add);
  }

  private void add(String name, int[] shape) {
    Parameter.Type type = shape.length > 1 ? Parameter.Type.WEIGHT : vector(name);
    Shape sides = new Shape(Arrays.stream(shape).asLongStream().toArray());
    addParameter(Parameter.builder().setName(name).setType(type).optShape(sides).build());
  }

  private static Parameter.Type vector(String name) {
    return name.endsWith(GptNames.weight("")) ? Parameter.Type.GAMMA : Parameter.Type.BETA;
  }

  /** Its sizes. */
  public GptSizes sizes() {
    return sizes;
  }

  /**
   * Gives every parameter its numbers; all must be initialised, in float32.
   *
   * @throws IllegalArgumentException if they are those of a network of other sizes; nothing is changed then
   */
  public void set(GptWeights weights) {
    if (!weights.sizes().equals(sizes)) {
      throw new IllegalArgumentException(
          "weights must be of a network of " + sizes + ", got " + weights.sizes());
    }
    for (Map.Entry<String, Parameter> one : parameters.entrySet()) {
      NDArray array = one.getValue().getArray();
      try (NDArray numbers =
              array.getManager().create(weights.tensors().get(one.getKey()), array.getShape());
          NDArray detached = array.stopGradient()) { // the same memory, which may be written to
        detached.set(EVERYTHING, numbers);
      }
    }
  }

  /** The numbers that the parameters have. */
  public GptWeights weights() {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    parameters.forEach((name, one) -> tensors.put(name, one.getArray().toFloatArray()));
    return new GptWeights(sizes, tensors);
  }

  /** The parameters of this forward pass, and what it makes of them. */
  private record Pass(
      Map<String, Parameter> all, ParameterStore store, NDArray like, boolean training) {
    NDArray of(String name) {
      return store.getValue(all.get(name), like.getDevice(), training);
    }

    NDArray normalised(NDArray x, String name) {
      NDArray scale = of(GptNames.weight(name));
      NDArray shift = of(GptNames.bias(name));
      return LayerNorm.layerNorm(x, scale.getShape(), scale, shift, EPSILON).singletonOrThrow();
    }

    NDArray mapped(NDArray x, String name) {
      return x.matMul(of(GptNames.weight(name))).add(of(GptNames.bias(name)));
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray tokens = inputs.head();
    Pass pass = new Pass(parameters, store, tokens, training);
    long length = tokens.getShape().get(1);
    if (length > sizes.context()) {
      throw new IllegalArgumentException(
          "tokens in a row must be at most " + sizes.context() + ", got " + length);
    }
    NDArray embeddings = pass.of(GptNames.TOKENS);
    NDArray x =
        Embedding.embedding(tokens, embeddings, SparseFormat.DENSE)
            .singletonOrThrow()
            .add(view(tokens, pass.of(GptNames.PLACES).get("0:" + length)));
    NDArray mask = mask(tokens.getManager(), (int) length);
    for (int layer = 0; layer < sizes.layers(); layer++) {
      x = x.add(attention(pass, layer, x, mask));
      x = x.add(network(pass, layer, x));
    }
    NDArray last = pass.normalised(x, GptNames.LAST);
    return new NDList(last.matMul(view(tokens, embeddings.transpose())));
  }

  /** A view of a parameter, which is let go of with the pass and not with the model. */
  private static NDArray view(NDArray tokens, NDArray view) {
    view.attach(tokens.getManager());
    return view;
  }

  private NDArray attention(Pass pass, int layer, NDArray x, NDArray mask) {
    NDArray seen = pass.normalised(x, GptNames.of(layer, GptNames.BEFORE_ATTENTION));
    NDList parts = pass.mapped(seen, GptNames.of(layer, GptNames.MIXED)).split(3, 2);
    double scale = 1.0 / Math.sqrt((double) sizes.width() / sizes.heads());
    NDArray query = heads(parts.get(0)).mul(constant(x, scale));
    NDArray match = query.matMul(heads(parts.get(1)).swapAxes(2, 3)).add(mask);
    NDArray attended = match.softmax(-1).matMul(heads(parts.get(2)));
    NDArray joined = attended.swapAxes(1, 2).reshape(x.getShape());
    return pass.mapped(joined, GptNames.of(layer, GptNames.ATTENDED));
  }

  private NDArray network(Pass pass, int layer, NDArray x) {
    NDArray seen = pass.normalised(x, GptNames.of(layer, GptNames.BEFORE_NETWORK));
    NDArray hidden = gelu(pass.mapped(seen, GptNames.of(layer, GptNames.HIDDEN)));
    return pass.mapped(hidden, GptNames.of(layer, GptNames.ANSWER));
  }

  /** x (1 + tanh u) / 2 = x sigmoid(2 u), u = sqrt(2/pi) (x + .044715 x^3). */
  private static NDArray gelu(NDArray x) {
    NDArray slope = x.mul(x).mul(constant(x, GELU_CUBIC)).add(constant(x, GELU));
    return x.mul(Activation.sigmoid(slope.mul(x)));
  }

  /** A tensor: of a bare number the engine would keep an address in Java's memory for the backward pass. */
  private static NDArray constant(NDArray like, double value) {
    return like.getManager().full(new Shape(), (float) value, DataType.FLOAT32);
  }

  /** (b, t, width) as (b, heads, t, width / heads). */
  private NDArray heads(NDArray part) {
    Shape shape = part.getShape();
    int each = sizes.width() / sizes.heads();
    return part.reshape(shape.get(0), shape.get(1), sizes.heads(), each).swapAxes(1, 2);
  }

  /** 0 where a place may look, far below it where it would look ahead. */
  private static NDArray mask(NDManager manager, int length) {
    float[] values = new float[length * length];
    IntStream.range(0, length)
        .forEach(row -> Arrays.fill(values, row * length + row + 1, (row + 1) * length, UNSEEN));
    return manager.create(values, new Shape(length, length));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), in.get(1), sizes.tokens())};
  }
}
