package io.github.ae4j.examples.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON file together with where it stands, so that an error can say so. Python's NaN and
 * Infinity are read too.
 *
 * @param where file and path inside it
 * @param node the value; null where there is none
 */
record JsonInput(String where, @Nullable JsonNode node) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a file, which must hold one JSON object.
   *
   * @throws BadInput if it does not
   */
  static JsonInput read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file + ": must be a trace file, got no such file");
    }
    try {
      JsonInput whole = new JsonInput(file.toString(), MAPPER.readTree(Files.readAllBytes(file)));
      return whole.object();
    } catch (JsonProcessingException e) {
      throw new BadInput(
          file + ": must be JSON, got at line " + line(e) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new BadInput(file + ": must be readable, got " + e, e);
    }
  }

  /** Where it is not; nesting without end is not said to be anywhere. */
  private static int line(JsonProcessingException fault) {
    return fault.getLocation() == null ? 1 : fault.getLocation().getLineNr();
  }

  /** An error about this value. */
  BadInput wrong(String rule) {
    String got = node == null ? "nothing" : node.toString();
    return new BadInput(where + " must " + rule + ", got " + shortened(got));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  /** The field of an object, which may be missing. */
  JsonInput field(String name) {
    String at = where.contains(": ") ? where + "." + name : where + ": " + name;
    return new JsonInput(at, node == null ? null : node.get(name));
  }

  /** The element of an array. */
  JsonInput element(int i) {
    return new JsonInput(where + "[" + i + "]", node == null ? null : node.get(i));
  }

  /** Whether there is nothing here, or null. */
  boolean isMissing() {
    return node == null || node.isNull() || node.isMissingNode();
  }

  /** This value, which must be an object. */
  JsonInput object() {
    if (node == null || !node.isObject()) {
      throw wrong("be an object");
    }
    return this;
  }

  /** This object, which must have no field but these. */
  JsonInput only(Set<String> fields) {
    object().names().stream()
        .filter(name -> !fields.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInput(
                  where + " must have no field but " + new TreeSet<>(fields) + ", got " + name);
            });
    return this;
  }

  /** Names of this object's fields. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    if (node != null) {
      node.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  /** This value, which must be an array. */
  JsonInput array() {
    if (node == null || !node.isArray()) {
      throw wrong("be an array");
    }
    return this;
  }

  /** Number of elements. */
  int size() {
    return node == null ? 0 : node.size();
  }

  /** This value, which must be a text. */
  String text() {
    if (node == null || !node.isTextual()) {
      throw wrong("be a text");
    }
    return node.textValue();
  }

  /** This value, which must be a number; NaN and infinities are numbers. */
  double number() {
    if (node == null || !node.isNumber()) {
      throw wrong("be a number");
    }
    return node.doubleValue();
  }

  /** This value, which must be a finite number. */
  double finite() {
    double value = number();
    if (!Double.isFinite(value)) {
      throw wrong("be finite");
    }
    return value;
  }

  /** This value, which must be an array of finite numbers. */
  double[] vector() {
    double[] values = new double[array().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = element(i).finite();
    }
    return values;
  }
}
