package io.github.ae4j.djl.ecology;

import ai.djl.util.JsonUtils;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What is read out of a jar.
 *
 * @param weights of the encoder
 * @param pieces of its texts
 */
record MiniLmJar(BertWeights weights, WordPieces pieces) {
  static final String MODEL = "all-minilm-l6-v2.onnx";
  static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";

  /** What is needed of the tokenizer's file; its names are the file's. */
  private static final class Tokenizer {
    @Nullable Model model;

    /** The model of the tokenizer. */
    private static final class Model {
      @Nullable Map<String, Integer> vocab;
    }
  }

  /**
   * Reads a jar.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such jar, or damaged; names the file
   */
  static MiniLmJar read(Path jar) throws IOException {
    if (!Files.exists(jar)) {
      throw new NoSuchFileException(
          jar.toString(), null, "it must be there to be read, and there is no file of that name");
    }
    if (Files.isDirectory(jar)) {
      throw new IOException("cannot read " + jar + ": it must be a file, and is a folder");
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      BertWeights weights = weights(entry(zip, MODEL));
      return new MiniLmJar(weights, pieces(entry(zip, TOKENIZER), weights.sizes().vocabulary()));
    } catch (ZipException | EOFException e) {
      throw new IllegalArgumentException(jar + " must be a whole jar, got: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(jar + " is refused: " + e.getMessage(), e);
    }
  }

  private static byte[] entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IllegalArgumentException("it must hold " + name + ", and does not");
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    if (sum.getValue() != entry.getCrc()) {
      throw new IllegalArgumentException(
          "checksum of " + name + " must be " + entry.getCrc() + ", got " + sum.getValue());
    }
    return bytes;
  }

  private static BertWeights weights(byte[] model) {
    try {
      return BertWeights.of(new OnnxGraph(ByteBuffer.wrap(model)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(MODEL + ": " + e.getMessage(), e);
    }
  }

  private static WordPieces pieces(byte[] json, int rows) {
    Tokenizer.@Nullable Model model = tokenizer(new String(json, StandardCharsets.UTF_8)).model;
    Map<String, Integer> vocabulary = model == null ? null : model.vocab;
    if (vocabulary == null) {
      throw new IllegalArgumentException(TOKENIZER + " must have model.vocab, and has not");
    }
    try {
      return new WordPieces(vocabulary, rows);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(TOKENIZER + ": " + e.getMessage(), e);
    }
  }

  private static Tokenizer tokenizer(String json) {
    try {
      Tokenizer tokenizer = JsonUtils.GSON.fromJson(json, Tokenizer.class);
      return tokenizer == null ? new Tokenizer() : tokenizer;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          TOKENIZER + " must be a tokenizer in JSON, got: " + e.getMessage(), e);
    }
  }
}
