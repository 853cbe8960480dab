package io.github.ae4j.examples.tune.layers;

import java.util.ArrayList;
import java.util.List;

/** Networks made of layers. */
public final class Networks {
  private static final int WIDER = 2;

  private Networks() {}

  /**
   * A transformer (Vaswani and others 2017) with normalisation before each part: tokens' numbers to scores of the
   * next token.
   *
   * @param vocabulary number of tokens
   * @param context tokens of a window
   * @param width of the embedding
   * @param heads attention heads, a divisor of the width
   * @param depth number of layers of attention
   */
  public static Layer transformer(int vocabulary, int context, int width, int heads, int depth) {
    double inner = Math.sqrt(1.0 / width);
    double outer = inner / Math.sqrt(2.0 * depth);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Embedding(vocabulary, context, width));
    for (int i = 0; i < depth; i++) {
      layers.add(part(width, 3 * width, new Attention(context, width, heads), width, outer));
      layers.add(part(width, WIDER * width, new Rectifier(), WIDER * width, outer));
    }
    layers.add(new LayerNormalisation(width));
    layers.add(new Linear(width, vocabulary, inner));
    return new Chain(layers.toArray(Layer[]::new));
  }

  /** x + W g(V norm(x)): V from the width to g's inputs, W from its outputs back. */
  private static Layer part(int width, int inputs, Layer inner, int outputs, double deviation) {
    return new Residual(
        new Chain(
            new LayerNormalisation(width),
            new Linear(width, inputs, Math.sqrt(1.0 / width)),
            inner,
            new Linear(outputs, width, deviation)));
  }

  /**
   * A residual network (He, Zhang, Ren, Sun 2016) with batch normalisation: grey pictures to scores of classes.
   *
   * @param side of a picture
   * @param width channels
   * @param blocks of two convolutions each
   * @param classes number of scores
   * @param lastScale at which the scales of each block's last normalisation start
   */
  public static Layer residual(int side, int width, int blocks, int classes, double lastScale) {
    int places = side * side;
    List<Layer> layers = new ArrayList<>();
    layers.add(new Convolution(1, width, side));
    layers.add(new BatchNormalisation(width, places, 1.0));
    layers.add(new Rectifier());
    for (int i = 0; i < blocks; i++) {
      layers.add(block(side, width, lastScale));
      layers.add(new Rectifier());
    }
    layers.add(new Pool(width, places));
    layers.add(new Linear(width, classes, Math.sqrt(1.0 / width)));
    return new Chain(layers.toArray(Layer[]::new));
  }

  private static Layer block(int side, int width, double lastScale) {
    return new Residual(
        new Chain(
            new Convolution(width, width, side),
            new BatchNormalisation(width, side * side, 1.0),
            new Rectifier(),
            new Convolution(width, width, side),
            new BatchNormalisation(width, side * side, lastScale)));
  }
}
