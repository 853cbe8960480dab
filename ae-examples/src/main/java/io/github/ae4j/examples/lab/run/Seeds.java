package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The seeds of a call: a count, or a list of numbers and ranges. */
public final class Seeds {
  private static final long MOST = 10_000;

  private Seeds() {}

  /**
   * Seeds from a text: {@code 5} is 1 to 5, {@code 1,2,7} and {@code 3-6} are these. They begin at 1.
   *
   * @throws BadInput if it is none
   */
  public static List<Long> parse(String text) {
    if (!text.matches("\\d{1,9}(-\\d{1,9})?(,\\d{1,9}(-\\d{1,9})?)*")) {
      throw wrong(text);
    }
    Set<Long> seeds = new TreeSet<>();
    if (text.matches("\\d+")) {
      add(seeds, 1, Long.parseLong(text), text);
      return List.copyOf(seeds);
    }
    for (String part : text.split(",")) {
      String[] ends = part.split("-");
      add(seeds, Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]), text);
    }
    return List.copyOf(seeds);
  }

  private static void add(Set<Long> seeds, long first, long last, String text) {
    if (first < 1 || last < first || last - first >= MOST) {
      throw wrong(text);
    }
    LongStream.rangeClosed(first, last).forEach(seeds::add);
  }

  private static BadInput wrong(String text) {
    return new BadInput(
        "--seeds must be a count from 1 to "
            + MOST
            + ", or a list of numbers and ranges from 1 on, as 1,2,7 or 3-6, got "
            + text);
  }
}
