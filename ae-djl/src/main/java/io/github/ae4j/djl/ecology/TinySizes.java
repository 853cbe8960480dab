package io.github.ae4j.djl.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * Sizes of a {@link TinyTransformerHost}.
 *
 * @param width of the stream d, at least 1; a multiple of the heads
 * @param layers at least 1
 * @param heads of each layer's attention, at least 1
 * @param context most characters in a row, prompt and answer with a mark between them, at least 3
 */
@Experimental
public record TinySizes(int width, int layers, int heads, int context) {
  private static final int WIDENED = 4;
  private static final int MOST = 1 << 28; // numbers of an array of bytes, with room to spare

  /** Checks the sizes. */
  public TinySizes {
    Check.atLeast("width", width, 1);
    Check.atLeast("layers", layers, 1);
    Check.atLeast("heads", heads, 1);
    Check.atLeast("context", context, 3);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "width must be a multiple of the heads, " + heads + ", got " + width);
    }
    double numbers =
        (12.0 * width + 4.0) * width * layers + (Characters.COUNT + context + 2.0) * width;
    if (numbers > MOST) {
      throw new IllegalArgumentException(
          "weights must be at most %d numbers, got %.0f of width %d, %d layers and context %d"
              .formatted(MOST, numbers, width, layers, context));
    }
  }

  /** Width 64, 2 layers of 4 heads, 48 characters: some 1e5 parameters. */
  public static TinySizes standard() {
    return new TinySizes(64, 2, 4, 48);
  }

  /** Width of the network in a layer. */
  int hidden() {
    return WIDENED * width;
  }
}
