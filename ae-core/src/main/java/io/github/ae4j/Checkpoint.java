package io.github.ae4j;

import io.github.ae4j.LoopMemory.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The text form of a loop's state. First line {@code ae-loop VERSION}, then the {@link
 * Configuration}, {@code state}, a line a region, {@code name: number number ...}, last {@code end
 * CHECKSUM} over all before it. Numbers are written so that they read back to the same bits.
 */
final class Checkpoint {
  private static final String MAGIC = "ae-loop ";
  private static final String STATE = "state";
  private static final int VERSION = 2;

  private Checkpoint() {}

  static String write(LoopMemory memory, Configuration configuration) {
    StringBuilder text = new StringBuilder();
    text.append(MAGIC).append(VERSION).append('\n');
    text.append(configuration.text()).append(STATE).append('\n');
    for (Region region : memory.regions()) {
      text.append(region.label()).append(':');
      for (int i = 0; i < region.size(); i++) {
        text.append(' ').append(memory.cells()[region.offset() + i]);
      }
      text.append('\n');
    }
    String checksum = checksum(text);
    return text.append("end ").append(checksum).append('\n').toString();
  }

  /**
   * The cells that a checkpoint holds for a memory, each of them finite; the memory is as it was.
   */
  static double[] read(String text, LoopMemory memory, Configuration configuration) {
    checkHead(text);
    int end = text.lastIndexOf("end ");
    if (end < 0 || !text.substring(end).equals("end " + checksum(text.substring(0, end)) + "\n")) {
      throw refused("is truncated or damaged: its last line must be its checksum");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    int state = lines.indexOf(STATE);
    if (state < 1) {
      throw refused("must have a line \"" + STATE + "\" between its configuration and its numbers");
    }
    String differences = configuration.differences(lines.subList(1, state));
    if (!differences.isEmpty()) {
      throw refused("is of another configuration: " + differences);
    }
    return cells(lines.subList(state + 1, lines.size()), memory);
  }

  private static double[] cells(List<String> lines, LoopMemory memory) {
    List<Region> regions = memory.regions();
    if (lines.size() != regions.size()) {
      throw refused("must have " + regions.size() + " lines of numbers, got " + lines.size());
    }
    double[] cells = new double[memory.cells().length];
    for (int i = 0; i < regions.size(); i++) {
      parse(lines.get(i), regions.get(i), cells);
    }
    if (!(cells[0] >= 0.0 && cells[0] == Math.rint(cells[0]) && cells[0] < 1L << 53)) {
      throw refused("must have a number of steps, got " + cells[0]);
    }
    return cells;
  }

  private static void checkHead(String text) {
    if (text.contains("\r\n")) {
      throw refused(
          "must have the line ends it was written with, \\n, and has \\r\\n: it was changed on the"
              + " way; transfer it as binary");
    }
    int newline = text.indexOf('\n');
    if (!text.startsWith(MAGIC) || newline < 0) {
      throw refused("must begin with \"" + MAGIC + VERSION + "\", got \"" + head(text) + "\"");
    }
    String version = text.substring(MAGIC.length(), newline);
    if (!version.equals(Integer.toString(VERSION))) {
      String got = Configuration.shown(version);
      throw refused("must be of version " + VERSION + ", got version " + got);
    }
  }

  private static void parse(String line, Region region, double[] cells) {
    String label = region.label() + ":";
    String[] numbers = line.substring(Math.min(line.length(), label.length())).trim().split(" ");
    boolean empty = region.size() == 0 && numbers.length == 1 && numbers[0].isEmpty();
    if (!line.startsWith(label) || (numbers.length != region.size() && !empty)) {
      throw refused("must have " + region.size() + " numbers for " + region.label());
    }
    for (int i = 0; i < region.size(); i++) {
      cells[region.offset() + i] = number(numbers[i], region);
    }
  }

  private static double number(String text, Region region) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw refused(
          "must have finite numbers for " + region.label() + ", got " + Configuration.shown(text));
    }
    return number;
  }

  private static String head(String text) {
    return text.lines()
        .findFirst()
        .map(l -> Configuration.shown(l.substring(0, Math.min(40, l.length()))))
        .orElse("");
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("checkpoint " + why);
  }

  private static String checksum(CharSequence text) {
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
