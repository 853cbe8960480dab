package io.github.ae4j.examples.online;

/** How the lines of a file are to be read. */
public enum StreamFormat {
  /** {@code label index:value ...}, indices rising; a comment follows #. */
  SVMLIGHT,
  /** Cells with commas between, the label last; a first line of names. A cell that is no number is a word. */
  CSV,
  /** {@code label day index:count ...}: mails of counted words in order of arrival. */
  MAILS,
  /** As the first line looks. */
  AUTO;

  /** What a first line looks like. */
  static StreamFormat of(String line) {
    String[] parts = line.strip().split("\\s+");
    if (parts.length > 1 && parts[1].contains(":")) {
      return SVMLIGHT;
    }
    if (parts.length > 2 && parts[1].matches("\\d+") && parts[2].contains(":")) {
      return MAILS;
    }
    return line.contains(",") ? CSV : SVMLIGHT;
  }
}
