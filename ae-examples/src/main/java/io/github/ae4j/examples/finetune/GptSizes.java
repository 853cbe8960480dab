package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sizes of a GPT.
 *
 * @param tokens it tells apart, at least 2
 * @param context the most tokens it looks at, at least 1
 * @param width of the embeddings
 * @param heads of attention, a divisor of the width
 * @param layers of attention and network, at least 1
 */
public record GptSizes(int tokens, int context, int width, int heads, int layers) {
  private static final int WIDER = 4; // the hidden layer's width by that of the embeddings

  /** Checks them. */
  public GptSizes {
    BadInput.checkAtLeast("number of tokens", tokens, 2);
    BadInput.checkAtLeast("context", context, 1);
    BadInput.checkAtLeast("width", width, 1);
    BadInput.checkAtLeast("number of heads", heads, 1);
    BadInput.checkAtLeast("number of layers", layers, 1);
    if (width % heads != 0) {
      throw new BadInput("number of heads must divide the width " + width + ", got " + heads);
    }
  }

  /** Shapes of the tensors by GPT-2's names for them, in the order they are used in; maps are inputs by outputs. */
  Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put(GptNames.TOKENS, new int[] {tokens, width});
    shapes.put(GptNames.PLACES, new int[] {context, width});
    for (int layer = 0; layer < layers; layer++) {
      normalisation(shapes, GptNames.of(layer, GptNames.BEFORE_ATTENTION));
      map(shapes, GptNames.of(layer, GptNames.MIXED), width, 3 * width);
      map(shapes, GptNames.of(layer, GptNames.ATTENDED), width, width);
      normalisation(shapes, GptNames.of(layer, GptNames.BEFORE_NETWORK));
      map(shapes, GptNames.of(layer, GptNames.HIDDEN), width, WIDER * width);
      map(shapes, GptNames.of(layer, GptNames.ANSWER), WIDER * width, width);
    }
    normalisation(shapes, GptNames.LAST);
    return shapes;
  }

  private void normalisation(Map<String, int[]> shapes, String name) {
    shapes.put(GptNames.weight(name), new int[] {width});
    shapes.put(GptNames.bias(name), new int[] {width});
  }

  private static void map(Map<String, int[]> shapes, String name, int inputs, int outputs) {
    shapes.put(GptNames.weight(name), new int[] {inputs, outputs});
    shapes.put(GptNames.bias(name), new int[] {outputs});
  }

  /** Numbers in all tensors. */
  public long parameters() {
    return shapes().values().stream().mapToLong(GptSizes::size).sum();
  }

  /** Numbers in a tensor. */
  static long size(int[] shape) {
    long size = 1L;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }
}
