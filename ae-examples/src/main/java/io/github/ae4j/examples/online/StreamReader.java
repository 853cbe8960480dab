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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads a file of labelled instances, gzipped or not. */
final class StreamReader {
  private static final int SHOWN = 60;
  private static final int GZIP = 0x1f8b;

  private final Path file;
  private final FeatureHash hash;
  private final LabelledStream stream = new LabelledStream();
  private StreamFormat format;
  private InputNorm norm;
  private String[] names = {};
  private int line;

  StreamReader(Path file, StreamFormat format, InputNorm norm, int bits) {
    this.file = file;
    this.format = format;
    this.norm = norm;
    hash = new FeatureHash(bits);
  }

  /** The format, as found. */
  StreamFormat format() {
    return format;
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
        if (!text.isBlank() && !text.startsWith("#")) {
          take(text);
        }
      }
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable text, gzipped or not", e);
    }
    if (stream.size() == 0) {
      throw new BadInput(file + ": must hold instances, got none");
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
    TreeMap<Integer, Double> inputs = new TreeMap<>();
    for (int i = first; i < parts.length; i++) {
      int colon = parts[i].indexOf(':');
      if (colon < 1) {
        throw refused(parts[i], "must be index:value");
      }
      int index = index(parts[i].substring(0, colon));
      inputs.merge(index % hash.inputs(), number(parts[i].substring(colon + 1)), Double::sum);
    }
    if (!inputs.isEmpty()) {
      add(
          inputs.keySet().stream().mapToInt(i -> i).toArray(),
          inputs.values().stream().mapToDouble(v -> v).toArray(),
          label(parts[0]));
    }
  }

  private void csv(String[] cells) {
    if (names.length == 0) {
      if (cells.length < 2) {
        throw refused(String.join(",", cells), "must have a label behind at least one input");
      }
      boolean heading = !isNumber(cells[cells.length - 1]);
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
    if (hash.indices().length > 0) {
      add(hash.indices(), hash.values(), label(cells[cells.length - 1].strip()));
    }
  }

  private void cell(String name, String cell) {
    if (isNumber(cell)) {
      hash.add(name, number(cell));
    } else if (!cell.isEmpty()) {
      hash.add(name + "=" + cell, 1.0);
    }
  }

  private void add(int[] indices, double[] values, int label) {
    norm.apply(values);
    stream.add(indices, values, label);
  }

  private int label(String text) {
    double label = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (label == 1.0) {
      return 1;
    }
    if (label == 0.0 || label == -1.0) {
      return 0;
    }
    throw refused(text, "label must be 1, and 0 or -1");
  }

  private int index(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw refused(text, "index must be a whole number of at most nine digits");
    }
    return Integer.parseInt(text);
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  private double number(String text) {
    double value = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (!(Math.abs(value) <= 1e150)) {
      throw refused(text, "value must be a number of at most 1e150 in size");
    }
    return value;
  }

  private BadInput refused(String got, String rule) {
    String shown = got.length() > SHOWN ? got.substring(0, SHOWN) + "..." : got;
    return new BadInput(file + ", line " + line + ": " + rule + ", got " + shown);
  }
}
