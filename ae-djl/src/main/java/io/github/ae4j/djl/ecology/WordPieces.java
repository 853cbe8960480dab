package io.github.ae4j.djl.ecology;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts as numbers of word pieces, as the uncased BERT has them (Devlin and others 2018; Wu and others 2016): small
 * letters without accents, words ended by blanks, a punctuation mark and an ideograph being words of their own, and of a
 * word the longest known beginning, then of the rest the longest known piece that goes on. A word with a rest that is not
 * known, or of more than 100 characters, is the unknown one.
 *
 * <p>A mark that is written in a text, as "[SEP]", is a text like another: no mark can be made by it.
 */
final class WordPieces {
  private static final String UNKNOWN = "[UNK]";
  private static final String FIRST = "[CLS]";
  private static final String LAST = "[SEP]";
  private static final String GOES_ON = "##";
  private static final int LONGEST = 100;
  private static final int REPLACEMENT = 0xfffd;

  private static final int[][] IDEOGRAPHS = {
    {0x4e00, 0x9fff},
    {0x3400, 0x4dbf},
    {0x20000, 0x2a6df},
    {0x2a700, 0x2b73f},
    {0x2b740, 0x2b81f},
    {0x2b920, 0x2ceaf},
    {0xf900, 0xfaff},
    {0x2f800, 0x2fa1f}
  };

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final int first;
  private final int last;

  /**
   * Of a vocabulary.
   *
   * @param vocabulary numbers of pieces, those that go on with "##" before them
   * @param rows of the table that the numbers are of
   * @throws IllegalArgumentException if a mark is missing or a number is not in the table
   */
  WordPieces(Map<String, Integer> vocabulary, int rows) {
    this.vocabulary = new HashMap<>(vocabulary);
    this.vocabulary.forEach((piece, number) -> check(piece, number, rows));
    unknown = mark(UNKNOWN);
    first = mark(FIRST);
    last = mark(LAST);
  }

  private static void check(String piece, @Nullable Integer number, int rows) {
    if (number == null || number < 0 || number >= rows) {
      throw new IllegalArgumentException(
          "number of the piece '" + piece + "' must be in [0, " + rows + "), got " + number);
    }
  }

  private int mark(String name) {
    Integer number = vocabulary.get(name);
    if (number == null) {
      throw new IllegalArgumentException("vocabulary must have " + name + ", and has not");
    }
    return number;
  }

  /**
   * The numbers of a text between its marks, cut from the right.
   *
   * @param most numbers with the marks, at least 3
   */
  int[] numbers(String text, int most) {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(first);
    for (String word : words(text)) {
      numbers.addAll(pieces(word));
    }
    int kept = Math.min(numbers.size(), most - 1);
    int[] row = Arrays.copyOf(numbers.stream().mapToInt(n -> n).toArray(), kept + 1);
    row[kept] = last;
    return row;
  }

  private List<Integer> pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = word.length();
      Integer piece = piece(word, from, to);
      while (piece == null && to > from + 1) {
        piece = piece(word, from, --to);
      }
      if (piece == null) {
        return List.of(unknown);
      }
      pieces.add(piece);
      from = to;
    }
    return pieces;
  }

  private @Nullable Integer piece(String word, int from, int to) {
    String part = word.substring(from, to);
    return vocabulary.get(from == 0 ? part : GOES_ON + part);
  }

  private static List<String> words(String text) {
    StringBuilder spaced = new StringBuilder();
    plain(text).codePoints().forEach(c -> spaced(c, punctuation(c), spaced));
    return Arrays.stream(spaced.toString().split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** Small letters without accents, ideographs apart, blanks of one kind and nothing that is not seen. */
  private static String plain(String text) {
    StringBuilder seen = new StringBuilder();
    text.codePoints()
        .filter(c -> blank(c) || !unseen(c))
        .forEach(c -> spaced(blank(c) ? ' ' : c, ideograph(c), seen));
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(seen, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(bare::appendCodePoint);
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  private static void spaced(int c, boolean apart, StringBuilder to) {
    if (apart) {
      to.append(' ').appendCodePoint(c).append(' ');
    } else {
      to.appendCodePoint(c);
    }
  }

  private static boolean blank(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean unseen(int c) {
    return c == REPLACEMENT
        || switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE ->
              true;
          default -> false;
        };
  }

  private static boolean ideograph(int c) {
    return Arrays.stream(IDEOGRAPHS).anyMatch(range -> c >= range[0] && c <= range[1]);
  }

  /** All of ASCII that is no letter, number, blank or control counts, and what Unicode calls so. */
  private static boolean punctuation(int c) {
    if (c > ' ' && c < 0x7f) {
      return !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
