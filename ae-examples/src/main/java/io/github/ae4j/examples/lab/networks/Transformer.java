package io.github.ae4j.examples.lab.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.github.ae4j.examples.lab.task.Layers;
import io.github.ae4j.examples.lab.task.Weights;
import java.util.Iterator;
import java.util.SplittableRandom;

/**
 * A causal transformer (Vaswani and others 2017) with normalisation before each part, as x + f(norm
 * x): tokens and places embedded, layers of attention softmax(Q K' / sqrt d) V over what came before
 * and of a network with one hidden layer, a normalisation, and scores by the token embedding itself.
 *
 * @param alphabet number of tokens
 * @param context tokens of a window
 * @param width of the embedding
 * @param heads attention heads, a divisor of the width
 * @param layers number of layers
 */
record Transformer(int alphabet, int context, int width, int heads, int layers) {
  /** Matrices that take the inputs in: the embeddings of tokens and places, the first of the tensors. */
  static final int INPUTS = 2;

  /** Matrices that give the outputs: none beside the embedding. */
  static final int OUTPUTS = 0;

  private static final int WIDER = 4;
  private static final double DEVIATION = 0.02;
  private static final float MASKED = -1e9f;

  /** The tensors in the order they are used in; embeddings and what follows normal, deviation .02. */
  Weights weights(SplittableRandom random) {
    Weights weights = new Weights(random);
    weights.normal(DEVIATION, alphabet, width).normal(DEVIATION, context, width);
    double inner = Math.sqrt(1.0 / width);
    double outer = inner / Math.sqrt(2.0 * layers);
    for (int layer = 0; layer < layers; layer++) {
      weights.constant(1.0, width).constant(0.0, width);
      weights.normal(inner, width, 3 * width).constant(0.0, 3 * width);
      weights.normal(outer, width, width).constant(0.0, width);
      weights.constant(1.0, width).constant(0.0, width);
      weights.normal(inner, width, WIDER * width).constant(0.0, WIDER * width);
      weights.normal(outer / 2.0, WIDER * width, width).constant(0.0, width);
    }
    return weights.constant(1.0, width).constant(0.0, width);
  }

  /**
   * Scores of the next token at each place.
   *
   * @param tokens a window a row, of whole numbers
   * @return a row of scores a place, window after window
   */
  NDArray scores(NDList weights, NDArray tokens) {
    Iterator<NDArray> next = weights.iterator();
    long windows = tokens.getShape().get(0);
    NDArray embedding = next.next();
    NDArray rows = embedding.get(tokens.flatten());
    NDArray x = rows.reshape(windows, context, width).add(next.next());
    for (int layer = 0; layer < layers; layer++) {
      NDArray before = Layers.normaliseLast(x, next.next(), next.next());
      x = x.add(linear(attention(linear(before, next)), next));
      before = Layers.normaliseLast(x, next.next(), next.next());
      x = x.add(linear(Activation.relu(linear(before, next)), next));
    }
    NDArray last = Layers.normaliseLast(x, next.next(), next.next());
    return last.reshape(windows * context, width).matMul(embedding.transpose());
  }

  private static NDArray linear(NDArray x, Iterator<NDArray> next) {
    return x.matMul(next.next()).add(next.next());
  }

  private NDArray attention(NDArray mixed) {
    NDList parts = mixed.split(3, 2);
    NDArray query = heads(parts.get(0));
    NDArray key = heads(parts.get(1));
    NDArray value = heads(parts.get(2));
    double scale = 1.0 / Math.sqrt((double) width / heads);
    NDArray match = Layers.scale(query.matMul(key.swapAxes(2, 3)), scale);
    NDArray shares = match.add(mask(mixed)).softmax(-1);
    return shares.matMul(value).swapAxes(1, 2).reshape(-1, context, width);
  }

  private NDArray heads(NDArray part) {
    return part.reshape(-1, context, heads, width / heads).swapAxes(1, 2);
  }

  /** 0 where a place may look, far below it where it would look ahead. */
  private NDArray mask(NDArray like) {
    float[] values = new float[context * context];
    for (int row = 0; row < context; row++) {
      for (int column = row + 1; column < context; column++) {
        values[row * context + column] = MASKED;
      }
    }
    return like.getManager().create(values, new Shape(context, context));
  }
}
