package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no whole jar of such a model is refused, by the name of the file and of what is wrong. */
class MiniLmJarTest {
  private static final String QUERY = "encoder.layer.1.attention.self.query";

  /** A table may have any number of rows. */
  private static final List<String> TABLES =
      List.of("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight");

  @TempDir Path folder;

  private final TinyBert bert = new TinyBert(4);

  private static String refused(Path jar) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> MiniLmHost.read(jar)).getMessage();
    assertTrue(message.contains(jar.toString()), message);
    return message;
  }

  private void refused(String expected) throws IOException {
    String message = refused(bert.jar(folder));
    assertTrue(message.contains(expected), message);
  }

  private void refused(String expected, Map<String, byte[]> entries) throws IOException {
    String message = refused(TinyBert.jar(folder, entries));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aFileMustBeThere() {
    Path missing = folder.resolve("missing.jar");
    assertThrows(NoSuchFileException.class, () -> MiniLmHost.read(missing));
    assertThrows(IOException.class, () -> MiniLmHost.read(folder));
  }

  @Test
  void aFileMustBeAWholeJar() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar at all");
    assertTrue(refused(text).contains("must be a whole jar"));
    Path jar = bert.jar(folder);
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(refused(jar).contains("must be a whole jar"));
  }

  @Test
  void aDamagedByteIsSeen() throws IOException {
    Path jar = bert.jar(folder);
    byte[] bytes = Files.readAllBytes(jar);
    for (int at = bytes.length / 4; at < bytes.length * 3 / 4; at += bytes.length / 60) {
      bytes[at] ^= 16;
      Files.write(jar, bytes);
      refused(jar);
      bytes[at] ^= 16;
    }
  }

  @Test
  void bothFilesMustBeThere() throws IOException {
    refused("must hold all-minilm-l6-v2.onnx", Map.of("other", new byte[3]));
    refused("must hold all-minilm-l6-v2-tokenizer.json", Map.of(MiniLmJar.MODEL, bert.model()));
  }

  @Test
  void aModelMustBeWhole() throws IOException {
    byte[] model = bert.model();
    for (int length : new int[] {1, 2, 100, model.length / 2, model.length - 1}) {
      refused(MiniLmJar.MODEL, Map.of(MiniLmJar.MODEL, Arrays.copyOf(model, length)));
    }
    refused(MiniLmJar.MODEL, Map.of(MiniLmJar.MODEL, new byte[0]));
    refused(MiniLmJar.MODEL, Map.of(MiniLmJar.MODEL, "text".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyWeightMustBeThere() throws IOException {
    for (String name : bert.weights.keySet().toArray(String[]::new)) {
      TinyBert.Weight weight = bert.weights.remove(name);
      boolean matrix = name.startsWith("encoder") && weight.shape().length == 2;
      refused(matrix ? name.replace(".weight", ".bias") : name);
      bert.weights.put(name, weight);
    }
  }

  @Test
  void everyWeightMustBeOfItsShape() throws IOException {
    for (Map.Entry<String, TinyBert.Weight> entry : bert.weights.entrySet()) {
      TinyBert.Weight weight = entry.getValue();
      long[] shape = weight.shape().clone();
      shape[0]++;
      int row = weight.numbers().length / (int) weight.shape()[0];
      entry.setValue(
          new TinyBert.Weight(
              shape, Arrays.copyOf(weight.numbers(), weight.numbers().length + row)));
      if (!TABLES.contains(entry.getKey())) {
        refused("must be of [");
      }
      entry.setValue(weight);
    }
  }

  @Test
  void aWeightMustBeOfFiniteFloats() throws IOException {
    bert.weights.get(QUERY + ".weight").numbers()[7] = Float.NaN;
    refused(QUERY);
    bert.weights.get(QUERY + ".weight").numbers()[7] = 0f;
    bert.type = 11;
    refused("raw floats, got type 11");
  }

  @Test
  void aTableMustHaveTwoAxes() throws IOException {
    bert.weights.put(
        "embeddings.word_embeddings.weight", new TinyBert.Weight(new long[] {64}, new float[64]));
    refused("embeddings.word_embeddings.weight must have 2 axes, got [64]");
    bert.weights.put(
        "embeddings.word_embeddings.weight",
        new TinyBert.Weight(new long[] {1L << 40, 64}, new float[64]));
    refused("embeddings.word_embeddings.weight must be of the floats in 256 bytes");
  }

  @Test
  void aVocabularyMustFitTheTable() throws IOException {
    int rows = bert.vocabulary.size();
    bert.vocabulary.put("more", rows);
    refused("number of the piece 'more' must be in [0, " + rows + "), got " + rows);
    bert.vocabulary.remove("more");
    for (String mark : new String[] {"[UNK]", "[CLS]", "[SEP]"}) {
      Integer number = bert.vocabulary.remove(mark);
      refused("vocabulary must have " + mark);
      bert.vocabulary.put(mark, number);
    }
  }

  @Test
  void aTokenizerMustBeOne() throws IOException {
    for (String json :
        new String[] {"", "{}", "[1", "{\"model\":{}}", "{\"model\":{\"vocab\":[1]}}"}) {
      refused(
          MiniLmJar.TOKENIZER,
          Map.of(
              MiniLmJar.MODEL,
              bert.model(),
              MiniLmJar.TOKENIZER,
              json.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
