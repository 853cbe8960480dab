package io.github.ae4j;

import io.github.ae4j.LoopMemory.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The text form of a loop's state. First line {@code ae-loop VERSION}, then the configuration's
 * fingerprint, then {@code groups: } and what belongs to each where the parameters were divided, then a line a region, {@code name: number number ...}, last {@code end CHECKSUM} over
 * all before it. Numbers are written so that they read back to the same bits.
 */
final class Checkpoint {
  private static final String MAGIC = "ae-loop ";
  private static final int VERSION = 1;
  private static final String GROUPS = "groups: ";

  private Checkpoint() {}

  static String write(LoopMemory memory) {
    StringBuilder text = new StringBuilder();
    text.append(MAGIC).append(VERSION).append('\n');
    text.append("fingerprint: ").append(memory.fingerprint()).append('\n');
    if (!memory.layout().isEmpty()) {
      text.append(GROUPS).append(memory.layout()).append('\n');
    }
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

  static void read(String text, LoopMemory memory) {
    checkVersion(text);
    int end = text.lastIndexOf("end ");
    if (end < 0 || !text.substring(end).equals("end " + checksum(text.substring(0, end)) + "\n")) {
      throw refused("is truncated or damaged: its last line must be its checksum");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    int first = checkGroups(lines, memory);
    checkFingerprint(lines, first, memory);
    double[] cells = new double[memory.cells().length];
    for (int i = 0; i < memory.regions().size(); i++) {
      parse(lines.get(first + i), memory.regions().get(i), cells);
    }
    System.arraycopy(cells, 0, memory.cells(), 0, cells.length);
  }

  /** Returns where the regions begin. */
  private static int checkGroups(List<String> lines, LoopMemory memory) {
    boolean divided = lines.size() > 2 && lines.get(2).startsWith(GROUPS);
    String layout = divided ? lines.get(2).substring(GROUPS.length()) : "";
    if (!layout.equals(memory.layout())) {
      throw refused(
          "is of other groups: the loop has "
              + (memory.layout().isEmpty() ? "one of all parameters" : memory.layout())
              + ", got "
              + (divided ? layout : "none by name"));
    }
    return divided ? 3 : 2;
  }

  private static void checkFingerprint(List<String> lines, int first, LoopMemory memory) {
    String fingerprint = "fingerprint: " + memory.fingerprint();
    if (lines.size() != first + memory.regions().size() || !lines.get(1).equals(fingerprint)) {
      throw refused(
          "is of another configuration: the loop has "
              + fingerprint
              + ", got "
              + (lines.size() > 1 ? lines.get(1) : "nothing"));
    }
  }

  private static void checkVersion(String text) {
    int newline = text.indexOf('\n');
    if (!text.startsWith(MAGIC) || newline < 0) {
      throw refused("must begin with \"" + MAGIC + VERSION + "\", got \"" + head(text) + "\"");
    }
    String version = text.substring(MAGIC.length(), newline);
    if (!version.equals(Integer.toString(VERSION))) {
      throw refused("must be of version " + VERSION + ", got version " + version);
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
      cells[region.offset() + i] = Double.parseDouble(numbers[i]);
    }
  }

  private static String head(String text) {
    return text.lines().findFirst().map(l -> l.substring(0, Math.min(40, l.length()))).orElse("");
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("checkpoint " + why);
  }

  static String checksum(CharSequence text) {
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
