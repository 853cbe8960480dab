package io.github.ae4j.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the golden files: objects, lists, numbers (NaN and Infinity too), strings, booleans. */
final class TinyJson {
  private final String text;
  private int at;

  private TinyJson(String text) {
    this.text = text;
  }

  static Object read(String text) {
    return new TinyJson(text).value();
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      default -> word();
    };
  }

  private boolean more(char end) {
    if (next() == ',') {
      at++;
    }
    if (next() == end) {
      at++;
      return false;
    }
    return true;
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    while (more('}')) {
      String key = string();
      next();
      at++;
      object.put(key, value());
    }
    return object;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    at++;
    while (more(']')) {
      list.add(value());
    }
    return list;
  }

  /** The golden files escape nothing. */
  private String string() {
    next();
    int end = text.indexOf('"', at + 1);
    String string = text.substring(at + 1, end);
    at = end + 1;
    return string;
  }

  private Object word() {
    int end = at;
    while (",]} \n\r\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(at, end);
    at = end;
    return switch (word) {
      case "true" -> 1.0;
      case "false" -> 0.0;
      case "null" -> Double.NaN;
      default -> Double.parseDouble(word);
    };
  }
}
