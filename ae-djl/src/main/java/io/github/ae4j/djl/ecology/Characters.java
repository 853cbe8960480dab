package io.github.ae4j.djl.ecology;

/** The printable characters of ASCII as whole numbers, and three marks. */
final class Characters {
  /** Fills a row up. */
  static final int BLANK = 0;

  /** Ends an answer. */
  static final int END = 1;

  /** Stands between prompt and answer. */
  static final int ANSWER = 2;

  private static final int MARKS = 3;
  private static final int SHOWN = 100; // characters of a text that is too long
  private static final char WRONG = '\u00b7';
  private static final char FIRST = ' ';
  private static final char LAST = '~';

  /** How many numbers there are. */
  static final int COUNT = MARKS + LAST - FIRST + 1;

  private Characters() {}

  /**
   * The numbers of a text.
   *
   * @param name of the text, for errors
   * @param most characters that it may have
   */
  static int[] numbers(String name, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          name
              + " must have at most "
              + most
              + " characters, got "
              + text.length()
              + ": '"
              + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...")
              + "'");
    }
    return text.codePoints().map(c -> number(name, c)).toArray();
  }

  /** The numbers of an answer that {@link #character} wrote. */
  static int[] written(String answer) {
    return answer.codePoints().map(c -> c == WRONG ? BLANK : number("answer", c)).toArray();
  }

  private static int number(String name, int c) {
    if (c < FIRST || c > LAST) {
      throw new IllegalArgumentException(
          name + " must be of printable ASCII, got U+" + String.format("%04X", c));
    }
    return MARKS + c - FIRST;
  }

  /** The character of a number; a mark inside of an answer is wrong, and shown as a character that no task has. */
  static char character(int number) {
    return number < MARKS ? WRONG : (char) (FIRST + number - MARKS);
  }
}
