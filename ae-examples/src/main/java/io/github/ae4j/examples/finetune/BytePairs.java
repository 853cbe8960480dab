package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-pair tokens (Sennrich, Haddow and Birch 2016) over bytes, as GPT-2 has them: a text is cut into words, a
 * word's UTF-8 bytes are the first tokens, and pairs are merged in the order in which they were learnt. Every byte is
 * a token, so that every text has tokens and they give it back.
 *
 * <p>Without a vocabulary of its own a table numbers its tokens as GPT-2's does: the bytes by their characters in
 * {@link ByteAlphabet}, then what the merges make.
 */
public final class BytePairs {
  /**
   * Words: an ending behind an apostrophe; letters, digits or other marks, each with a blank before them if there is
   * one; blanks, of which the last is left to the word that follows.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "'(?:[stmd]|re|ve|ll)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Two neighbours that become one token. */
  record Merge(String left, String right) {
    String whole() {
      return left + right;
    }
  }

  /** A pair by its tokens' numbers: in which place it was learnt, and what it becomes. */
  private record Rule(int rank, int whole) {}

  private final List<Merge> merges;
  private final Map<String, Integer> vocabulary;
  private final byte[][] bytes;
  private final int[] ofByte = new int[ByteAlphabet.BYTES];
  private final Map<Long, Rule> rules = new HashMap<>();

  /**
   * A table.
   *
   * @param merges in the order in which they are made
   * @param vocabulary the number of every token, from 0 without a gap; may have more than bytes and merges make
   * @throws BadInput if they do not fit together
   */
  BytePairs(List<Merge> merges, Map<String, Integer> vocabulary) {
    this.merges = List.copyOf(merges);
    this.vocabulary = new LinkedHashMap<>(vocabulary);
    bytes = new byte[vocabulary.size()][];
    vocabulary.forEach(this::number);
    for (int value = 0; value < ofByte.length; value++) {
      ofByte[value] = number(String.valueOf(ByteAlphabet.character(value)));
    }
    for (Merge merge : merges) {
      Rule rule = new Rule(rules.size(), number(merge.whole()));
      if (rules.put(pair(number(merge.left()), number(merge.right())), rule) != null) {
        throw new BadInput(
            "merge must stand once, got twice " + merge.left() + " " + merge.right());
      }
    }
  }

  private void number(String token, Integer number) {
    if (number == null || number < 0 || number >= bytes.length || bytes[number] != null) {
      throw new BadInput(
          "tokens must be numbered from 0 to %d, each once, got %s for \"%s\""
              .formatted(bytes.length - 1, number, token));
    }
    bytes[number] = ByteAlphabet.bytes(token);
  }

  private int number(String token) {
    Integer number = vocabulary.get(token);
    if (number == null) {
      throw new BadInput(
          "vocabulary must have every byte and merge, got none for \"" + token + "\"");
    }
    return number;
  }

  /** The numbers that a table has which brings none: bytes, then each merge's token where it is new. */
  static Map<String, Integer> numbered(List<Merge> merges) {
    Map<String, Integer> numbers = bytesNumbered();
    for (Merge merge : merges) {
      for (String part : List.of(merge.left(), merge.right())) {
        if (!numbers.containsKey(part)) {
          throw new BadInput(
              "merge must be of bytes and what was merged before, got " + part + " in " + merge);
        }
      }
      numbers.putIfAbsent(merge.whole(), numbers.size());
    }
    return numbers;
  }

  /** Numbers of the bytes alone. */
  static Map<String, Integer> bytesNumbered() {
    char[] characters = new char[ByteAlphabet.BYTES];
    for (int value = 0; value < characters.length; value++) {
      characters[value] = ByteAlphabet.character(value);
    }
    Arrays.sort(characters);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (char character : characters) {
      numbers.put(String.valueOf(character), numbers.size());
    }
    return numbers;
  }

  /**
   * Learns pairs: the most frequent one of the text's words is merged, again and again; of equally frequent ones that
   * whose tokens came first. The same text gives the same pairs.
   *
   * @param tokens the most there shall be, 256 or more; fewer if no pair is left that stands twice
   */
  public static BytePairs learn(String text, int tokens) {
    BadInput.checkAtLeast("number of tokens", tokens, ByteAlphabet.BYTES);
    List<Merge> merges = new PairLearner(words(text)).learn(tokens);
    return new BytePairs(merges, numbered(merges));
  }

  /** How often a text has each word, in the order of their first places. */
  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new LinkedHashMap<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.merge(word.group(), 1, Integer::sum);
    }
    return words;
  }

  /** Number of tokens. */
  public int size() {
    return bytes.length;
  }

  /** The pairs in the order in which they are merged. */
  List<Merge> merges() {
    return merges;
  }

  /** Every token's number, in the order of its making. */
  Map<String, Integer> vocabulary() {
    return Collections.unmodifiableMap(vocabulary);
  }

  /**
   * A text's tokens by number.
   *
   * @throws BadInput if it has half a surrogate pair, which is no character
   */
  public int[] encode(String text) {
    Map<String, int[]> known = new HashMap<>();
    int[] tokens = new int[Math.max(16, text.length() / 2)];
    int size = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      int[] next = known.computeIfAbsent(word.group(), this::encodeWord);
      if (size + next.length > tokens.length) {
        tokens = Arrays.copyOf(tokens, 2 * (size + next.length));
      }
      System.arraycopy(next, 0, tokens, size, next.length);
      size += next.length;
    }
    return Arrays.copyOf(tokens, size);
  }

  private int[] encodeWord(String word) {
    byte[] utf8 = utf8(word);
    int[] tokens = new int[utf8.length];
    Arrays.setAll(tokens, i -> ofByte[utf8[i] & 0xFF]);
    long first = first(tokens);
    while (first >= 0L) {
      tokens = merged(tokens, first, rules.get(first).whole());
      first = first(tokens);
    }
    return tokens;
  }

  static byte[] utf8(String word) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(word));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException e) {
      throw new BadInput("text must be of characters, got half a surrogate pair", e);
    }
  }

  /** The pair among neighbours that was learnt first; -1 if there is none. */
  private long first(int[] tokens) {
    long first = -1L;
    int rank = Integer.MAX_VALUE;
    for (int i = 1; i < tokens.length; i++) {
      long pair = pair(tokens[i - 1], tokens[i]);
      Rule rule = rules.get(pair);
      if (rule != null && rule.rank() < rank) {
        rank = rule.rank();
        first = pair;
      }
    }
    return first;
  }

  static long pair(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  /** Tokens with a pair made one wherever it stands, from the left. */
  static int[] merged(int[] tokens, long pair, int whole) {
    int[] merged = new int[tokens.length];
    int size = 0;
    for (int i = 0; i < tokens.length; i++) {
      boolean here = i + 1 < tokens.length && pair(tokens[i], tokens[i + 1]) == pair;
      merged[size++] = here ? whole : tokens[i];
      i += here ? 1 : 0;
    }
    return Arrays.copyOf(merged, size);
  }

  /** The text of tokens; what is no UTF-8, as half of a character's bytes, becomes U+FFFD. */
  public String decode(int... tokens) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int token : tokens) {
      if (token < 0 || token >= bytes.length) {
        throw new IllegalArgumentException(
            "token must be from 0 to " + (bytes.length - 1) + ", got " + token);
      }
      out.writeBytes(bytes[token]);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
