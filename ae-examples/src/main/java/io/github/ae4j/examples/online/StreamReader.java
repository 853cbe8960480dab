package io.github.ae4j.examples.online;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.online.FeatureHash;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads a file of labelled instances, gzipped or not. */
final class StreamReader {
  private static final int SHOWN = 60;
  private static final int GZIP = 0x1f8b;
  private static final double LARGEST = 1e150;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Path file;
  private final FeatureHash hash;
  private final boolean targets;
  private final LabelledStream stream = new LabelledStream();
  private StreamFormat format;
  private InputNorm norm;
  private String[] names = {};
  private int line;
  private int leftOut;

  /**
   * Of a file.
   *
   * @param bits indices are taken modulo 2^bits
   * @param targets whether labels are numbers to predict
   */
  StreamReader(Path file, StreamFormat format, InputNorm norm, int bits, boolean targets) {
    this.targets = targets;
    this.file = file;
    this.format = format;
    this.norm = norm;
    hash = new FeatureHash(bits);
  }

  /** The format, as found. */
  StreamFormat format() {
    return format;
  }

  /** Lines without an input, which are left out. */
  int leftOut() {
    return leftOut;
  }

  /** The norm, as found. */
  InputNorm norm() {
    return norm;
  }

  /**
   * Reads it.
   *
   * @throws BadInput if it cannot be read, has no instance, or a line breaks its format
   */
  LabelledStream read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        text = line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (!text.isBlank() && !text.startsWith("#")) {
          take(text);
        }
      }
    } catch (NoSuchFileException e) {
      throw new BadInput(file + ": must be a file that is there, got none of this name", e);
    } catch (IOException e) {
      String where = line == 0 ? "" : ", after line " + line;
      throw new BadInput(file + where + ": must be a readable text, gzipped or not", e);
    }
    if (stream.size() == 0) {
      String found = leftOut == 0 ? "none" : leftOut + " lines without an input";
      throw new BadInput(file + ": must hold instances, got " + found);
    }
    if (stream.labels().size() < 2) {
      String kind = targets ? "targets" : "labels";
      throw new BadInput(file + ": must hold two " + kind + " or more, got " + stream.labels());
    }
    return stream;
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int magic = (in.read() << Byte.SIZE) | in.read();
    in.reset();
    return magic == GZIP ? new GZIPInputStream(in) : in;
  }

  private void take(String text) {
    if (format == StreamFormat.AUTO) {
      format = StreamFormat.of(text);
    }
    norm = norm.of(format);
    if (format == StreamFormat.CSV) {
      csv(text.split(",", -1));
    } else {
      pairs(text, format == StreamFormat.MAILS ? 2 : 1);
    }
  }

  private void pairs(String text, int first) {
    String[] parts = text.split("#", 2)[0].strip().split("\\s+");
    if (first == 2 && !(parts.length > 1 && parts[1].matches("\\d+"))) {
      throw refused(text, "must be label day index:count ..., the day a whole number");
    }
    TreeMap<Integer, Double> inputs = new TreeMap<>();
    for (int i = first; i < parts.length; i++) {
      int colon = parts[i].indexOf(':');
      if (colon < 1) {
        throw refused(parts[i], "must be index:value");
      }
      int index = index(parts[i].substring(0, colon));
      inputs.merge(index % hash.inputs(), number(parts[i].substring(colon + 1)), Double::sum);
    }
    add(
        inputs.keySet().stream().mapToInt(i -> i).toArray(),
        inputs.values().stream().mapToDouble(v -> v).toArray(),
        parts[0]);
  }

  private void csv(String[] cells) {
    if (names.length == 0) {
      if (cells.length < 2) {
        throw refused(String.join(",", cells), "must have a label behind at least one input");
      }
      boolean heading = Arrays.stream(cells).noneMatch(c -> isNumber(c) || isNotFinite(c));
      names = new String[cells.length];
      Arrays.setAll(names, i -> heading ? cells[i].strip() : Integer.toString(i));
      if (heading) {
        return;
      }
    }
    if (cells.length != names.length) {
      throw refused(cells.length + " cells", "must have " + names.length + " cells");
    }
    hash.clear();
    for (int i = 0; i < cells.length - 1; i++) {
      cell(names[i], cells[i].strip());
    }
    add(hash.indices(), hash.values(), cells[cells.length - 1].strip());
  }

  private void cell(String name, String cell) {
    if (isNotFinite(cell)) {
      throw refused(name + " = " + cell, "cell must be empty, a word or a finite number");
    } else if (isNumber(cell)) {
      hash.add(name, number(cell));
    } else if (!cell.isEmpty()) {
      hash.add(name + "=" + cell, 1.0);
    }
  }

  private void add(int[] indices, double[] values, String label) {
    if (label.isEmpty() || label.contains(":")) {
      throw refused(label, "must begin or, in csv, end with a label");
    }
    if (targets && !(isNumber(label) && Math.abs(Double.parseDouble(label)) <= LARGEST)) {
      throw refused(label, "target must be a number of at most 1e150 in size");
    }
    if (isNotFinite(label)) {
      throw refused(label, "label must be a name or a finite number");
    }
    if (indices.length == 0) {
      leftOut++;
      return;
    }
    norm.apply(values);
    stream.add(indices, values, isNumber(label) ? plain(Double.parseDouble(label)) : label);
    if (!targets && stream.labels().size() > LabelledStream.MOST_LABELS) {
      throw refused(label, "labels must be at most " + LabelledStream.MOST_LABELS);
    }
  }

  /** The same text for the same number, as 1 for +1 and 1.0. */
  private static String plain(double label) {
    return label == Math.rint(label) && Math.abs(label) < 1e15
        ? Long.toString((long) label)
        : Double.toString(label);
  }

  private int index(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw refused(text, "index must be a whole number of at most nine digits");
    }
    return Integer.parseInt(text);
  }

  static boolean isNumber(String text) {
    return text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  /** Whether a text reads as what is no number or none that is finite, as other programs write it. */
  private static boolean isNotFinite(String text) {
    return text.strip().matches("(?i)[-+]?(nan|inf|infinity)");
  }

  private double number(String text) {
    double value = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (!(Math.abs(value) <= LARGEST)) {
      throw refused(text, "value must be a number of at most 1e150 in size");
    }
    return value;
  }

  private BadInput refused(String got, String rule) {
    String shown = got.length() > SHOWN ? got.substring(0, SHOWN) + "..." : got;
    return new BadInput(file + ", line " + line + ": " + rule + ", got " + shown);
  }
}
