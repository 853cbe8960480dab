package io.github.ae4j.examples.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Results as JSON: records as they are, with a newline at the end. */
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** The indented JSON text of a record, map or list. */
  public static String text(Object value) {
    return text(value, MAPPER.writerWithDefaultPrettyPrinter());
  }

  /** The same in one line, for what programs read. */
  public static String compact(Object value) {
    return text(value, MAPPER.writer());
  }

  private static String text(Object value, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }
}
