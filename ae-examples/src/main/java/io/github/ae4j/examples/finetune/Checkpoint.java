package io.github.ae4j.examples.finetune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A GPT in the files that GPT-2 is published with: the tensors in one of safetensors, and beside it {@code config.json}
 * with the sizes and {@code merges.txt} and {@code vocab.json} with the tokens. The tensors may have {@code
 * transformer.} before their names, and {@code lm_head.weight} beside them if it is the token embeddings again; the
 * masks {@code attn.bias} and {@code attn.masked_bias} are passed by.
 */
public final class Checkpoint {
  /** The tensors' usual file. */
  public static final String MODEL = "model.safetensors";

  /** The sizes' file. */
  public static final String CONFIG = "config.json";

  private static final String PREFIX = "transformer.";
  private static final String HEAD = "lm_head.weight";
  private static final Pattern MASK = Pattern.compile("h\\.\\d+\\.attn\\.(masked_)?bias");
  private static final double EPSILON = 1e-5;

  private Checkpoint() {}

  /**
   * Reads a network's numbers.
   *
   * @param file of tensors; its configuration lies beside it
   * @throws BadInput if a file is missing, damaged or of another kind of network, or a tensor is missing, is too much, has
   *     another shape or numbers that are not finite
   */
  public static GptWeights read(Path file) {
    Safetensors tensors = Safetensors.open(file);
    GptSizes sizes = sizes(file.resolveSibling(CONFIG));
    boolean prefixed = tensors.tensors().containsKey(PREFIX + GptNames.TOKENS);
    String prefix = prefixed ? PREFIX : "";
    Map<String, int[]> shapes = sizes.shapes();
    shapes.forEach((name, shape) -> check(tensors, prefix + name, shape));
    for (String name : tensors.tensors().keySet()) {
      String plain = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
      if (!shapes.containsKey(plain) && !MASK.matcher(plain).matches() && !name.equals(HEAD)) {
        throw new BadInput(
            "%s: tensors must be those of %s, got %s beside them".formatted(file, sizes, name));
      }
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    shapes.keySet().forEach(name -> values.put(name, tensors.floats(prefix + name)));
    checkTied(tensors, values.get(GptNames.TOKENS));
    return new GptWeights(sizes, values);
  }

  private static void check(Safetensors tensors, String name, int[] shape) {
    Safetensors.Tensor tensor = tensors.tensors().get(name);
    List<Long> expected = Arrays.stream(shape).asLongStream().boxed().toList();
    if (tensor == null || !tensor.shape().equals(expected)) {
      throw new BadInput(
          "%s: tensor %s must be there with shape %s, got %s"
              .formatted(tensors.file(), name, expected, tensor == null ? "none" : tensor.shape()));
    }
  }

  private static void checkTied(Safetensors tensors, float[] embeddings) {
    if (tensors.tensors().containsKey(HEAD) && !Arrays.equals(embeddings, tensors.floats(HEAD))) {
      throw new BadInput(
          tensors.file() + ": tensor " + HEAD + " must be the same as " + GptNames.TOKENS);
    }
  }

  private static GptSizes sizes(Path file) {
    JsonNode config;
    try {
      config = new JsonMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new BadInput(file + ": must be the JSON of a GPT-2's sizes", e);
    }
    try {
      GptSizes sizes =
          new GptSizes(
              number(config, "vocab_size"),
              number(config, config.has("n_positions") ? "n_positions" : "n_ctx"),
              number(config, "n_embd"),
              number(config, "n_head"),
              number(config, "n_layer"));
      same(config, "activation_function", "gelu_new");
      same(config, "layer_norm_epsilon", Double.toString(EPSILON));
      same(config, "n_inner", Integer.toString(4 * sizes.width()));
      return sizes;
    } catch (BadInput e) {
      throw new BadInput(file + ": " + e.getMessage(), e);
    }
  }

  private static int number(JsonNode config, String name) {
    JsonNode value = config.path(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new BadInput(name + " must be a whole number, got " + value);
    }
    return value.intValue();
  }

  /** What is not said is as GPT-2 has it. */
  private static void same(JsonNode config, String name, String expected) {
    JsonNode value = config.path(name);
    String got = value.isFloatingPointNumber() ? Double.toString(value.asDouble()) : value.asText();
    if (!value.isMissingNode() && !value.isNull() && !got.equals(expected)) {
      throw new BadInput(name + " must be " + expected + ", got " + value);
    }
  }

  /** The tokens that lie beside a file of tensors; the vocabulary's numbers count where it is there. */
  public static BytePairs tokens(Path file) {
    Path merges = file.resolveSibling(MergesFile.MERGES);
    Path vocabulary = file.resolveSibling(MergesFile.VOCABULARY);
    return Files.exists(vocabulary) ? MergesFile.read(merges, vocabulary) : MergesFile.read(merges);
  }

  /**
   * Writes a network and its tokens, in float32.
   *
   * @param place a folder's name with a slash, below the one given; or nothing
   */
  static void write(OutputFolder folder, String place, GptWeights weights, BytePairs tokens)
      throws IOException {
    GptSizes sizes = weights.sizes();
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_type", "gpt2");
    config.put("vocab_size", sizes.tokens());
    config.put("n_positions", sizes.context());
    config.put("n_embd", sizes.width());
    config.put("n_head", sizes.heads());
    config.put("n_layer", sizes.layers());
    config.put("activation_function", "gelu_new");
    config.put("layer_norm_epsilon", EPSILON);
    folder.write(place + CONFIG, Json.text(config));
    folder.write(place + MergesFile.MERGES, MergesFile.text(tokens));
    folder.write(place + MergesFile.VOCABULARY, Json.text(tokens.vocabulary()));
    folder.write(place + MODEL, bytes(weights));
  }

  /** The tensors as a file of safetensors. */
  static byte[] bytes(GptWeights weights) {
    ObjectNode header = new JsonMapper().createObjectNode();
    int place = 0;
    for (Map.Entry<String, int[]> one : weights.sizes().shapes().entrySet()) {
      ObjectNode entry = header.putObject(one.getKey());
      entry.put(Safetensors.TYPE, "F32");
      Arrays.stream(one.getValue()).forEach(entry.putArray(Safetensors.SHAPE)::add);
      int next = Math.toIntExact(place + Float.BYTES * GptSizes.size(one.getValue()));
      entry.putArray(Safetensors.OFFSETS).add(place).add(next);
      place = next;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(Safetensors.LENGTH_BYTES + text.length, place))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (String name : weights.sizes().shapes().keySet()) {
      for (float value : weights.tensors().get(name)) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }
}
