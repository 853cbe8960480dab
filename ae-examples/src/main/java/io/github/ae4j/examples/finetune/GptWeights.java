package io.github.ae4j.examples.finetune;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A GPT's numbers outside of the engine.
 *
 * @param sizes of the network
 * @param tensors by their names, row by row
 */
public record GptWeights(GptSizes sizes, Map<String, float[]> tensors) {
  private static final double EMBEDDED = 0.02; // GPT-2's deviation

  /**
   * Checks that every tensor is there.
   *
   * @throws IllegalArgumentException if one is missing or of another size
   */
  public GptWeights {
    tensors = new LinkedHashMap<>(tensors);
    for (Map.Entry<String, int[]> one : sizes.shapes().entrySet()) {
      float[] tensor = tensors.get(one.getKey());
      long size = GptSizes.size(one.getValue());
      if (tensor == null || tensor.length != size) {
        throw new IllegalArgumentException(
            "tensor %s must have %d numbers, got %s"
                .formatted(one.getKey(), size, tensor == null ? "none" : tensor.length));
      }
    }
  }

  /**
   * Weights to begin with: normal numbers, of deviation .02 in the embeddings and 1/sqrt(inputs) in the maps, those that
   * add to the sum over the layers 1/sqrt(2 layers) of it (Radford and others 2019); scales of 1, and no bias.
   *
   * @param seed each tensor has a stream of its own, a function of this and its place
   */
  public static GptWeights random(GptSizes sizes, long seed) {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    SplittableRandom streams = new SplittableRandom(seed);
    sizes
        .shapes()
        .forEach((name, shape) -> tensors.put(name, draw(sizes, name, shape, streams.split())));
    return new GptWeights(sizes, tensors);
  }

  private static float[] draw(GptSizes sizes, String name, int[] shape, SplittableRandom random) {
    float[] tensor = new float[(int) GptSizes.size(shape)];
    if (shape.length == 1) {
      Arrays.fill(tensor, name.endsWith(GptNames.weight("")) ? 1f : 0f);
      return tensor;
    }
    double deviation = deviation(sizes, name, shape);
    for (int i = 0; i < tensor.length; i++) {
      tensor[i] = (float) (deviation * random.nextGaussian());
    }
    return tensor;
  }

  private static double deviation(GptSizes sizes, String name, int[] shape) {
    if (GptNames.isEmbedding(name)) {
      return EMBEDDED;
    }
    double inner = 1.0 / Math.sqrt(shape[0]);
    return name.contains("c_proj") ? inner / Math.sqrt(2.0 * sizes.layers()) : inner;
  }
}
