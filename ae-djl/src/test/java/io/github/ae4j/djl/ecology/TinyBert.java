package io.github.ae4j.djl.ecology;

import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An encoder of random weights as the jar of the real one has it: 2 layers of 2 heads, some word pieces. */
final class TinyBert {
  static final int WIDTH = 64;
  static final int HIDDEN = 96;
  static final int LAYERS = 2;
  static final int PLACES = 16;

  private static final int FLOAT = 1;
  private static final List<String> WORDS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "yes", "no", "maybe", "?", "!", "\u6771");

  /**
   * A weight.
   *
   * @param shape of it; a matrix (in, out)
   * @param numbers a row after the other
   */
  record Weight(long[] shape, float[] numbers) {}

  /** Weights by their names; a matrix, which has no name of its own in the file, by its projection. */
  final Map<String, Weight> weights = new LinkedHashMap<>();

  /** The numbers of the word pieces. */
  final Map<String, Integer> vocabulary = new LinkedHashMap<>();

  /** The type of the numbers that the file says. */
  int type = FLOAT;

  TinyBert(long seed) {
    WORDS.forEach(word -> vocabulary.put(word, vocabulary.size()));
    for (char c = 'a'; c <= 'z'; c++) {
      vocabulary.put("" + c, vocabulary.size());
      vocabulary.put("##" + c, vocabulary.size());
    }
    RandomGenerator random = new SplittableRandom(seed);
    draw("embeddings.word_embeddings.weight", random, vocabulary.size(), WIDTH);
    draw("embeddings.position_embeddings.weight", random, PLACES, WIDTH);
    draw("embeddings.token_type_embeddings.weight", random, 2, WIDTH);
    norm("embeddings.LayerNorm", random);
    for (int layer = 0; layer < LAYERS; layer++) {
      String of = "encoder.layer." + layer + ".";
      for (String part : List.of("self.query", "self.key", "self.value", "output.dense")) {
        projection(of + "attention." + part, random, WIDTH, WIDTH);
      }
      projection(of + "intermediate.dense", random, WIDTH, HIDDEN);
      projection(of + "output.dense", random, HIDDEN, WIDTH);
      norm(of + "attention.output.LayerNorm", random);
      norm(of + "output.LayerNorm", random);
    }
  }

  private void projection(String name, RandomGenerator random, int in, int out) {
    draw(name + ".weight", random, in, out);
    draw(name + ".bias", random, out);
  }

  private void norm(String name, RandomGenerator random) {
    draw(name + ".weight", random, WIDTH);
    draw(name + ".bias", random, WIDTH);
  }

  private void draw(String name, RandomGenerator random, long... shape) {
    int size = Math.toIntExact(shape.length == 1 ? shape[0] : shape[0] * shape[1]);
    double spread = shape.length == 1 ? 0.2 : 1.5 / Math.sqrt(WIDTH);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      double around = name.endsWith("LayerNorm.weight") ? 1.0 : 0.0;
      numbers[i] = (float) (around + spread * random.nextGaussian());
    }
    weights.put(name, new Weight(shape, numbers));
  }

  /** Writes the jar. */
  Path jar(Path folder) throws IOException {
    StringBuilder pieces = new StringBuilder();
    vocabulary.forEach(
        (piece, number) ->
            pieces.append(pieces.isEmpty() ? "" : ",").append("\"" + piece + "\":" + number));
    String json = "{\"version\":\"1.0\",\"model\":{\"vocab\":{" + pieces + "}}}";
    return jar(
        folder,
        Map.of(
            MiniLmJar.MODEL, model(), MiniLmJar.TOKENIZER, json.getBytes(StandardCharsets.UTF_8)));
  }

  static Path jar(Path folder, Map<String, byte[]> entries) throws IOException {
    Path jar = Files.createTempFile(folder, "model", ".jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  /** The host of the jar. */
  MiniLmHost host(Path folder) throws IOException {
    return MiniLmHost.read(jar(folder));
  }

  /** The bytes of the ONNX file. */
  byte[] model() {
    Message graph = new Message();
    int number = 0;
    for (Map.Entry<String, Weight> entry : weights.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith("encoder") && entry.getValue().shape().length == 2) {
        String matrix = "onnx::MatMul_" + number++;
        String product = "/" + name + "/out";
        graph.message(1, node("MatMul", "x", matrix, product));
        graph.message(1, node("Add", name.replace(".weight", ".bias"), product, product + "/sum"));
        name = matrix;
      }
      graph.message(5, tensor(name, entry.getValue()));
    }
    return new Message().whole(1, 7).message(7, graph).bytes();
  }

  private static Message node(String kind, String first, String second, String out) {
    return new Message().text(1, first).text(1, second).text(2, out).text(4, kind);
  }

  private Message tensor(String name, Weight weight) {
    Message tensor = new Message();
    for (long length : weight.shape()) {
      tensor.whole(1, length);
    }
    ByteBuffer raw =
        ByteBuffer.allocate(weight.numbers().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(weight.numbers());
    return tensor.whole(2, type).text(8, name).part(9, raw.array());
  }

  /** A protobuf message. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void varint(long value) {
      long rest = value;
      while (rest > 127) {
        out.write((int) (rest & 127 | 128));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    Message whole(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message part(int field, byte[] bytes) {
      varint(field << 3 | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    Message text(int field, String text) {
      return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return part(field, message.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  /** Whether a prompt's first letter is in the first half of the alphabet, at prompts of different lengths. */
  static List<Task> tasks(int count, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder prompt = new StringBuilder();
      int length = 2 + random.nextInt(7);
      for (int k = 0; k < length; k++) {
        prompt.append((char) ('a' + random.nextInt(26))).append(k == 0 ? " " : "");
      }
      String gold = prompt.charAt(0) < 'n' ? "yes" : "no";
      List<String> choices = i % 2 == 0 ? List.of("yes", "no") : List.of("no", "maybe", "yes");
      tasks.add(new Task("half", Depth.SHORT, prompt + "?", gold, choices));
    }
    return tasks;
  }

  /** Tasks of which each is there once. */
  static List<Task> distinct(int count, long seed) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    tasks(2 * count, seed).forEach(task -> tasks.putIfAbsent(task.prompt(), task));
    return List.copyOf(tasks.values()).subList(0, count);
  }

  static List<Lesson> lessons(List<Task> tasks, double advantage) {
    return tasks.stream().map(task -> new Lesson(task, task.gold(), advantage)).toList();
  }
}
