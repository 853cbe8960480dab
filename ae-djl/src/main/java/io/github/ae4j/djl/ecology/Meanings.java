package io.github.ae4j.djl.ecology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Embeddings of texts, each read once and kept until enough others were read after it. */
final class Meanings {
  private final int most;
  private final Function<String, float[]> read;
  private final Map<String, float[]> kept = new LinkedHashMap<>();

  /**
   * Empty.
   *
   * @param most texts that are kept, at least 1
   * @param read gives the same bits for the same text, whatever was read before
   */
  Meanings(int most, Function<String, float[]> read) {
    this.most = most;
    this.read = read;
  }

  /** The embedding of a text; not to be written to. */
  float[] of(String text) {
    float[] known = kept.get(text);
    if (known != null) {
      return known;
    }
    float[] embedding = read.apply(text);
    if (kept.size() == most) {
      kept.remove(kept.keySet().iterator().next());
    }
    kept.put(text, embedding);
    return embedding;
  }
}
