package io.github.ae4j.examples.finetune;

/** What GPT-2's published checkpoints call its tensors. */
final class GptNames {
  /** Embeddings of the tokens, (tokens, width); the answers' map too. */
  static final String TOKENS = "wte.weight";

  /** Embeddings of the places, (context, width). */
  static final String PLACES = "wpe.weight";

  /** The normalisation behind the last layer. */
  static final String LAST = "ln_f";

  static final String BEFORE_ATTENTION = "ln_1";

  /** Queries, keys and values side by side. */
  static final String MIXED = "attn.c_attn";

  static final String ATTENDED = "attn.c_proj";
  static final String BEFORE_NETWORK = "ln_2";
  static final String HIDDEN = "mlp.c_fc";
  static final String ANSWER = "mlp.c_proj";

  private GptNames() {}

  /** What all tensors of a layer begin with. */
  static String layer(int layer) {
    return "h." + layer + ".";
  }

  static boolean isEmbedding(String name) {
    return name.equals(TOKENS) || name.equals(PLACES);
  }

  /** The layer that a tensor is with, from 0: the embeddings with the first, what follows the last with that. */
  static int layerOf(String name, int layers) {
    if (isEmbedding(name)) {
      return 0;
    }
    if (name.startsWith(LAST)) {
      return layers - 1;
    }
    return Integer.parseInt(name.substring(2, name.indexOf('.', 2)));
  }

  static String of(int layer, String part) {
    return layer(layer) + part;
  }

  static String weight(String part) {
    return part + ".weight";
  }

  static String bias(String part) {
    return part + ".bias";
  }
}
