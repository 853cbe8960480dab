package io.github.ae4j.preset;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Constants of the standard loop that were learned, and where they are from; as a text file that loads as a preset.
 *
 * <pre>
 *   ae-preset 1
 *   preset standard
 *   from NAME: TEXT              any number of them: the tasks, the seed, the steps, the score before and after
 *   NAME = NUMBER                each constant of the standard loop, once
 *   end CHECKSUM                 CRC-32 of all before it
 * </pre>
 *
 * <p>Numbers are written so that they read back to the same bits. The loop's limits are hard whatever form they were
 * learned in.
 *
 * @param config the constants
 * @param provenance where they are from, in words, by name; neither name nor text has a line break, a name no colon
 */
@Experimental
public record LearnedPreset(StandardConfig config, Map<String, String> provenance) {
  private static final String MAGIC = "ae-preset ";
  private static final int VERSION = 1;
  private static final String BASE = "preset standard";
  private static final String FROM = "from ";
  private static final String END = "end ";

  /** Checks and copies the words. */
  public LearnedPreset {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(provenance, "provenance");
    provenance.forEach(
        (name, text) -> {
          Objects.requireNonNull(name, "name in provenance");
          Objects.requireNonNull(text, "text in provenance");
          if (name.isBlank() || name.contains(":") || !isLine(name) || !isLine(text)) {
            throw new IllegalArgumentException(
                "provenance must be lines \"NAME: TEXT\", got " + name + ": " + text);
          }
        });
    config = config.with(Smoothness.HARD);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  private static boolean isLine(String text) {
    return text.lines().count() <= 1 && text.equals(text.strip());
  }

  /** The standard loop with these constants. */
  public Preset preset() {
    return Presets.standard(config);
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder(MAGIC).append(VERSION).append('\n');
    text.append(BASE).append('\n');
    provenance.forEach(
        (name, words) -> text.append(FROM).append(name).append(": ").append(words).append('\n'));
    for (StandardConstant constant : StandardConstant.values()) {
      text.append(name(constant)).append(" = ").append(config.get(constant)).append('\n');
    }
    String checksum = checksum(text.toString());
    return text.append(END).append(checksum).append('\n').toString();
  }

  /**
   * What a file's text holds.
   *
   * @throws IllegalArgumentException if it is no such text, of another version, truncated or damaged, or does not hold
   *     each constant of this version's standard loop once; says which
   */
  public static LearnedPreset of(String text) {
    Objects.requireNonNull(text, "text");
    checkHead(text);
    int end = text.lastIndexOf(END);
    if (end < 0 || !text.substring(end).equals(END + checksum(text.substring(0, end)) + "\n")) {
      throw refused("is truncated or damaged: its last line must be its checksum");
    }
    Map<String, String> provenance = new LinkedHashMap<>();
    Map<StandardConstant, Double> values = new EnumMap<>(StandardConstant.class);
    text.substring(0, end).lines().skip(2).forEach(line -> take(line, provenance, values));
    StandardConfig config = StandardConfig.defaults();
    for (StandardConstant constant : StandardConstant.values()) {
      Double value = values.get(constant);
      if (value == null) {
        throw refused("must have every constant of the standard loop, lacks " + name(constant));
      }
      config = config.with(constant, value);
    }
    return new LearnedPreset(config, provenance);
  }

  private static void checkHead(String text) {
    String head = MAGIC + VERSION + "\n" + BASE + "\n";
    if (!text.startsWith(MAGIC)) {
      throw refused("must begin with \"" + MAGIC + VERSION + "\"");
    }
    if (text.indexOf('\r') >= 0) {
      throw refused("must have lines that end in LF alone, and has a carriage return");
    }
    if (!text.startsWith(head)) {
      String first = text.lines().limit(2).reduce((a, b) -> a + ", " + b).orElse("");
      throw refused(
          "must be of version " + VERSION + " and of the preset standard, got \"" + first + "\"");
    }
  }

  private static void take(
      String line, Map<String, String> provenance, Map<StandardConstant, Double> values) {
    int colon = line.indexOf(": ");
    int equals = line.indexOf(" = ");
    if (line.startsWith(FROM) && colon > 0) {
      String name = line.substring(FROM.length(), colon);
      if (provenance.put(name, line.substring(colon + 2)) != null) {
        throw refused("must have each name of its provenance once, has " + name + " twice");
      }
    } else if (equals > 0) {
      StandardConstant constant = constant(line.substring(0, equals));
      if (values.put(constant, number(line.substring(equals + 3))) != null) {
        throw refused("must have each constant once, has " + name(constant) + " twice");
      }
    } else {
      throw refused("has a line that is neither provenance nor a constant: " + line);
    }
  }

  private static StandardConstant constant(String name) {
    for (StandardConstant constant : StandardConstant.values()) {
      if (name(constant).equals(name)) {
        return constant;
      }
    }
    throw refused("must have constants of this version's standard loop, got " + name);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(refused("must have numbers, got " + text).getMessage(), e);
    }
  }

  private static String name(StandardConstant constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("learned preset " + why);
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is a folder; names the file
   * @throws IllegalArgumentException as {@link #of}; names the file
   */
  public static LearnedPreset read(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    if (Files.isDirectory(file)) {
      throw new IOException("cannot read " + file + ": it must be a file, and is a folder");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      return of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
