package io.github.ae4j.examples.finetune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of tensors in the format safetensors: the header's length in 8 bytes, the header in JSON with each tensor's
 * type, shape and place, then the tensors' bytes, without a gap; all little-endian, row by row. Opening it reads and
 * checks the header alone.
 *
 * @param file that it is
 * @param tensors by name, in the order of their bytes
 */
record Safetensors(Path file, Map<String, Tensor> tensors) {
  static final int LENGTH_BYTES = Long.BYTES;
  static final String METADATA = "__metadata__";
  static final String TYPE = "dtype";
  static final String SHAPE = "shape";
  static final String OFFSETS = "data_offsets";

  private static final long LONGEST = 100_000_000L; // bytes of a header, by the format
  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("U16", 2),
          Map.entry("I16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("U32", 4),
          Map.entry("I32", 4),
          Map.entry("F32", 4),
          Map.entry("U64", 8),
          Map.entry("I64", 8),
          Map.entry("F64", 8));
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * A tensor of a file.
   *
   * @param type of its numbers, as {@code F32}
   * @param shape sides; none of a single number
   * @param begin where its bytes begin, from the file's beginning
   * @param bytes how many it has
   */
  record Tensor(String type, List<Long> shape, long begin, long bytes) {
    long end() {
      return begin + bytes;
    }
  }

  /**
   * Reads a header.
   *
   * @throws BadInput if the file is missing, truncated or none of this format
   */
  static Safetensors open(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      check(file, size >= LENGTH_BYTES, "bytes must be at least 8, got " + size);
      long length = read(channel, 0L, LENGTH_BYTES).getLong();
      check(
          file,
          length >= 0L && length <= LONGEST,
          "header must have at most " + LONGEST + " bytes, got " + Long.toUnsignedString(length));
      long data = LENGTH_BYTES + length;
      check(
          file, data <= size, "header of " + length + " bytes must be whole, the file has " + size);
      byte[] header = new byte[(int) length];
      read(channel, LENGTH_BYTES, (int) length).get(header);
      return new Safetensors(file, tensors(file, header(file, header), data, size));
    } catch (IOException e) {
      throw new BadInput(file + ": must be a file of tensors that can be read", e);
    }
  }

  private static void check(Path file, boolean rule, String otherwise) {
    if (!rule) {
      throw new BadInput(file + ": " + otherwise);
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("the file ends at byte " + (from + buffer.position()));
      }
    }
    return buffer.flip();
  }

  private static JsonNode header(Path file, byte[] header) throws IOException {
    check(file, header.length > 0 && header[0] == '{', "header must begin with {");
    try {
      return MAPPER.readTree(header);
    } catch (JsonProcessingException e) {
      throw new BadInput(file + ": header must be JSON, got " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, Tensor> tensors(Path file, JsonNode header, long data, long size) {
    List<Map.Entry<String, Tensor>> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : header.properties()) {
      if (!one.getKey().equals(METADATA)) {
        all.add(Map.entry(one.getKey(), tensor(file, one.getKey(), one.getValue(), data)));
      }
    }
    all.sort(
        Comparator.<Map.Entry<String, Tensor>>comparingLong(one -> one.getValue().begin())
            .thenComparingLong(one -> one.getValue().end()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long end = data;
    for (Map.Entry<String, Tensor> one : all) {
      long begin = one.getValue().begin();
      check(
          file,
          begin == end,
          "tensor %s must begin where the one before ends, at %d, got %d: they %s"
              .formatted(
                  one.getKey(), end - data, begin - data, begin < end ? "overlap" : "leave a gap"));
      end = one.getValue().end();
      tensors.put(one.getKey(), one.getValue());
    }
    check(file, end == size, "the tensors must end with the file, at " + end + ", it has " + size);
    return tensors;
  }

  private static Tensor tensor(Path file, String name, JsonNode entry, long data) {
    String type = entry.path(TYPE).asText();
    check(file, BYTES.containsKey(type), "type of tensor " + name + " must be known, got " + type);
    List<Long> shape = numbers(file, "shape of tensor " + name, entry.path(SHAPE));
    List<Long> offsets = numbers(file, "offsets of tensor " + name, entry.path(OFFSETS));
    check(
        file,
        offsets.size() == 2 && offsets.get(0) <= offsets.get(1),
        "offsets of tensor " + name + " must be a begin and an end, got " + offsets);
    long bytes = offsets.get(1) - offsets.get(0);
    check(
        file,
        bytes == bytes(shape, BYTES.get(type)),
        "tensor %s of %s %s must fill its offsets, got %s".formatted(name, type, shape, offsets));
    return new Tensor(type, shape, data + offsets.get(0), bytes);
  }

  /** -1 of a shape whose bytes no number holds. */
  private static long bytes(List<Long> shape, int each) {
    try {
      return shape.stream().reduce((long) each, Math::multiplyExact);
    } catch (ArithmeticException e) {
      return -1L;
    }
  }

  private static List<Long> numbers(Path file, String what, JsonNode array) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : array) {
      boolean whole = number.isIntegralNumber() && number.canConvertToLong();
      check(
          file,
          whole && number.longValue() >= 0L && number.longValue() < Long.MAX_VALUE / 2,
          what + " must be of whole numbers from 0, got " + number);
      numbers.add(number.longValue());
    }
    check(file, array.isArray(), what + " must be a list, got " + array);
    return numbers;
  }

  /**
   * The numbers of a tensor.
   *
   * @throws BadInput if they are neither float32 nor float16, are not finite, or cannot be read
   */
  float[] floats(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new BadInput(file + ": tensor " + name + " must be there");
    }
    boolean half = tensor.type().equals("F16");
    check(
        file,
        half || tensor.type().equals("F32"),
        "tensor " + name + " must be of F32 or F16, got " + tensor.type());
    check(
        file,
        tensor.bytes() <= Integer.MAX_VALUE - 16,
        "tensor " + name + " must have less than 2 GiB, got " + tensor.bytes() + " bytes");
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = read(channel, tensor.begin(), (int) tensor.bytes());
      float[] values = new float[(int) (tensor.bytes() / (half ? Short.BYTES : Float.BYTES))];
      for (int i = 0; i < values.length; i++) {
        values[i] = half ? HalfFloat.toFloat(buffer.getShort()) : buffer.getFloat();
        check(
            file,
            Float.isFinite(values[i]),
            "tensor " + name + " must be of finite numbers, got " + values[i] + " at " + i);
      }
      return values;
    } catch (IOException e) {
      throw new BadInput(file + ": tensor " + name + " must be readable", e);
    }
  }
}
