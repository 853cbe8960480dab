package io.github.ae4j.examples.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint made here, byte by byte, fills a network; one that does not fit changes nothing. */
class CheckpointTest {
  private static final GptSizes SIZES = new GptSizes(11, 6, 8, 2, 2);
  private static final int[] WINDOW = {3, 1, 4, 1, 5, 9};

  @TempDir Path folder;

  @BeforeAll
  static void oneThread() {
    TorchThreads.pin();
  }

  /** A tensor as a file has it. */
  private record Entry(String name, String type, String shape, byte[] bytes) {}

  /** Numbers that float16 holds exactly: multiples of 1/64 up to 1 in size. */
  private static float[] numbers(int[] shape, SplittableRandom random) {
    float[] numbers = new float[(int) GptSizes.size(shape)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (random.nextInt(129) - 64) / 64f;
    }
    return numbers;
  }

  private static Map<String, float[]> tensors() {
    SplittableRandom random = new SplittableRandom(5L);
    Map<String, float[]> tensors = new LinkedHashMap<>();
    SIZES.shapes().forEach((name, shape) -> tensors.put(name, numbers(shape, random)));
    return tensors;
  }

  private static Entry entry(String name, String type, int[] shape, float[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * (type.equals("F16") ? 2 : 4))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      if (type.equals("F16")) {
        bytes.putShort(half(number));
      } else {
        bytes.putFloat(number);
      }
    }
    return new Entry(name, type, Arrays.toString(shape), bytes.array());
  }

  /** Of a multiple of 1/64 between -1 and 1. */
  private static short half(float number) {
    if (number == 0f) {
      return 0;
    }
    int exponent = Math.getExponent(number);
    int fraction = (int) (Math.scalb(Math.abs(number), 10 - exponent)) - 1024;
    return (short) ((number < 0f ? 0x8000 : 0) | exponent + 15 << 10 | fraction);
  }

  private static List<Entry> entries(String type, String prefix) {
    List<Entry> entries = new ArrayList<>();
    Map<String, float[]> tensors = tensors();
    SIZES
        .shapes()
        .forEach(
            (name, shape) -> entries.add(entry(prefix + name, type, shape, tensors.get(name))));
    return entries;
  }

  private static String header(List<Entry> entries) {
    List<String> fields = new ArrayList<>();
    fields.add("\"__metadata__\": {\"format\": \"pt\"}");
    int at = 0;
    for (Entry one : entries) {
      fields.add(
          "\"%s\": {\"dtype\": \"%s\", \"shape\": %s, \"data_offsets\": [%d, %d]}"
              .formatted(one.name(), one.type(), one.shape(), at, at + one.bytes().length));
      at += one.bytes().length;
    }
    return fields.stream().collect(Collectors.joining(", ", "{", "}  "));
  }

  private static byte[] file(String header, List<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
    out.writeBytes(text);
    entries.forEach(one -> out.writeBytes(one.bytes()));
    return out.toByteArray();
  }

  private static String config(GptSizes sizes) {
    return ("{\"vocab_size\": %d, \"n_positions\": %d, \"n_ctx\": 7, \"n_embd\": %d, \"n_head\":"
            + " %d, \"n_layer\": %d, \"activation_function\": \"gelu_new\","
            + " \"layer_norm_epsilon\": 1e-05}")
        .formatted(sizes.tokens(), sizes.context(), sizes.width(), sizes.heads(), sizes.layers());
  }

  private Path write(byte[] bytes) throws IOException {
    Files.writeString(folder.resolve(Checkpoint.CONFIG), config(SIZES));
    return Files.write(folder.resolve(Checkpoint.MODEL), bytes);
  }

  private Path write(List<Entry> entries) throws IOException {
    return write(file(header(entries), entries));
  }

  /** A network, and what it answers. */
  private static final class Network implements AutoCloseable {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final GptBlock block = new GptBlock(SIZES);

    Network() {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, SIZES.context()));
    }

    float[] scores(int... tokens) {
      try (NDManager scratch = manager.newSubManager()) {
        long[] numbers = Arrays.stream(tokens).asLongStream().toArray();
        NDList inputs = new NDList(scratch.create(numbers, new Shape(1, tokens.length)));
        return block
            .forward(new ParameterStore(scratch, false), inputs, false)
            .singletonOrThrow()
            .toFloatArray();
      }
    }

    @Override
    public void close() {
      manager.close();
    }
  }

  private static void assertAnswersAsPlain(GptWeights weights) {
    double[][] plain = new PlainGpt(weights).scores(WINDOW);
    try (Network network = new Network()) {
      network.block.set(weights);
      float[] scores = network.scores(WINDOW);
      for (int i = 0; i < scores.length; i++) {
        double expected = plain[i / SIZES.tokens()][i % SIZES.tokens()];
        assertEquals(expected, scores[i], 1e-5 * Math.max(1.0, Math.abs(expected)));
      }
      float[] shorter = network.scores(3, 1, 4);
      assertArrayEquals(Arrays.copyOf(scores, shorter.length), shorter, 1e-5f, "looks ahead");
    }
  }

  @Test
  void float32LandsWhereItMust() throws IOException {
    GptWeights read = Checkpoint.read(write(entries("F32", "")));
    assertEquals(SIZES, read.sizes());
    tensors()
        .forEach((name, numbers) -> assertArrayEquals(numbers, read.tensors().get(name), name));
    assertAnswersAsPlain(read);
  }

  @Test
  void float16IsTheSame() throws IOException {
    GptWeights read = Checkpoint.read(write(entries("F16", "")));
    tensors()
        .forEach((name, numbers) -> assertArrayEquals(numbers, read.tensors().get(name), name));
    assertAnswersAsPlain(read);
  }

  @Test
  void float16IsReadAsItIsDefined() {
    assertEquals(1f, HalfFloat.toFloat((short) 0x3C00));
    assertEquals(-2f, HalfFloat.toFloat((short) 0xC000));
    assertEquals(65504f, HalfFloat.toFloat((short) 0x7BFF));
    assertEquals(0x1p-24f, HalfFloat.toFloat((short) 1));
    assertEquals(0x1p-14f, HalfFloat.toFloat((short) 0x0400));
    assertEquals(Float.NEGATIVE_INFINITY, HalfFloat.toFloat((short) 0xFC00));
    assertTrue(Float.isNaN(HalfFloat.toFloat((short) 0x7E00)));
  }

  /** Names with a prefix, the head once more, the masks that old files have, and another order. */
  @Test
  void otherPublishedFormsAreRead() throws IOException {
    List<Entry> entries = entries("F32", "transformer.");
    Entry head = entries.get(0);
    entries.add(0, new Entry("lm_head.weight", "F32", head.shape(), head.bytes()));
    entries.add(new Entry("transformer.h.1.attn.bias", "U8", "[1, 1, 6, 6]", new byte[36]));
    GptWeights read = Checkpoint.read(write(entries));
    tensors()
        .forEach((name, numbers) -> assertArrayEquals(numbers, read.tensors().get(name), name));
    byte[] other = head.bytes().clone();
    other[3] ^= 0x40;
    entries.set(0, new Entry("lm_head.weight", "F32", head.shape(), other));
    refused(entries, "lm_head.weight must be the same as wte.weight");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    GptWeights weights = GptWeights.random(SIZES, 9L);
    GptWeights read = Checkpoint.read(write(Checkpoint.bytes(weights)));
    weights
        .tensors()
        .forEach((name, numbers) -> assertArrayEquals(numbers, read.tensors().get(name), name));
  }

  private void refused(List<Entry> entries, String... named) throws IOException {
    refused(write(entries), named);
  }

  private static void refused(Path file, String... named) {
    String message = assertThrows(BadInput.class, () -> Checkpoint.read(file)).getMessage();
    for (String name : named) {
      assertTrue(message.contains(name), message);
    }
  }

  @Test
  void tensorsThatDoNotFitAreRefused() throws IOException {
    List<Entry> missing = entries("F32", "");
    missing.removeIf(one -> one.name().equals("h.1.mlp.c_fc.bias"));
    refused(missing, Checkpoint.MODEL, "h.1.mlp.c_fc.bias must be there with shape [32], got none");
    List<Entry> turned = entries("F32", "");
    turned.replaceAll(
        one ->
            new Entry(
                one.name(), one.type(), one.shape().replace("[8, 24]", "[24, 8]"), one.bytes()));
    refused(turned, "h.0.attn.c_attn.weight", "[8, 24], got [24, 8]");
    List<Entry> more = entries("F32", "");
    more.add(entry("h.2.ln_1.weight", "F32", new int[] {8}, new float[8]));
    refused(more, "got h.2.ln_1.weight beside them");
    List<Entry> other = entries("F32", "");
    other.set(1, new Entry("wpe.weight", "I32", other.get(1).shape(), other.get(1).bytes()));
    refused(other, "wpe.weight must be of F32 or F16, got I32");
    List<Entry> infinite = entries("F32", "");
    infinite.set(1, entry("wpe.weight", "F32", new int[] {6, 8}, endless()));
    refused(infinite, "wpe.weight must be of finite numbers, got NaN at 47");
  }

  private static float[] endless() {
    float[] numbers = new float[48];
    numbers[47] = Float.NaN;
    return numbers;
  }

  @Test
  void filesThatAreNoneAreRefused() throws IOException {
    List<Entry> entries = entries("F32", "");
    byte[] whole = file(header(entries), entries);
    refused(write(Arrays.copyOf(whole, whole.length - 1)), "must end with the file");
    refused(write(Arrays.copyOf(whole, whole.length + 1)), "must end with the file");
    refused(write(Arrays.copyOf(whole, 100)), "header of", "must be whole");
    refused(write(Arrays.copyOf(whole, 7)), "bytes must be at least 8");
    byte[] tooLong = whole.clone();
    tooLong[7] = 1;
    refused(write(tooLong), "header must have at most 100000000 bytes");
    tooLong[7] = -1;
    refused(write(tooLong), "header must have at most 100000000 bytes");
    refused(write(file("[1]", entries)), "must begin with {");
    refused(write(file("{\"a\": 1", entries)), "header must be JSON");
    refused(write(file("{\"a\": 1, \"a\": 1}", entries)), "header must be JSON", "a");
    String header = header(entries);
    refused(
        write(file(header.replace("[352, 544]", "[348, 540]"), entries)),
        "wpe.weight",
        "they overlap");
    refused(
        write(file(header.replace("[352, 544]", "[356, 548]"), entries)),
        "wpe.weight",
        "they leave a gap");
    refused(
        write(file(header.replace("[352, 544]", "[352, 540]"), entries)),
        "wpe.weight of F32 [6, 8] must fill its offsets");
    refused(
        write(file(header.replace("[352, 544]", "[544, 352]"), entries)), "wpe.weight", "begin");
    refused(write(file(header.replace("[6, 8]", "[6, -8]"), entries)), "wpe.weight", "-8");
    refused(write(file(header.replaceFirst("F32", "F31"), entries)), "wte.weight", "F31");
    refused(folder.resolve("none.safetensors"), "none.safetensors");
  }

  @Test
  void anotherNetworkIsRefusedAndNothingChanged() throws IOException {
    Path file = write(entries("F32", ""));
    Path config = folder.resolve(Checkpoint.CONFIG);
    Files.writeString(config, config(new GptSizes(11, 6, 4, 2, 2)));
    refused(file, "wte.weight", "[11, 4], got [11, 8]");
    Files.writeString(config, config(SIZES).replace("\"n_head\": 2", "\"n_head\": 3"));
    refused(file, Checkpoint.CONFIG, "heads must divide the width 8, got 3");
    Files.writeString(config, config(SIZES).replace("gelu_new", "relu"));
    refused(file, "activation_function must be gelu_new");
    Files.writeString(config, config(SIZES).replace("n_layer", "layers"));
    refused(file, "n_layer must be a whole number");
    Files.delete(config);
    refused(file, Checkpoint.CONFIG);
    Files.writeString(config, config(new GptSizes(11, 6, 8, 4, 2)));
    GptWeights others = Checkpoint.read(file);
    try (Network network = new Network()) {
      float[] before = network.scores(WINDOW);
      String message =
          assertThrows(IllegalArgumentException.class, () -> network.block.set(others))
              .getMessage();
      assertTrue(message.contains("heads=2") && message.contains("heads=4"), message);
      assertArrayEquals(before, network.scores(WINDOW));
    }
  }
}
