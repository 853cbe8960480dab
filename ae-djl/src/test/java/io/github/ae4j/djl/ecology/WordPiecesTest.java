package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final List<String> VOCABULARY =
      List.of(
          "[UNK]", "[CLS]", "[SEP]", "cafe", "un", "##known", "##kno", "##w", "a", "##a", "[", "]",
          "sep", ",", ".", "-", "\u6771", "\u4eac", "\u201c", "$", "b");

  private final WordPieces pieces = pieces();

  private static WordPieces pieces() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    VOCABULARY.forEach(piece -> numbers.put(piece, numbers.size()));
    return new WordPieces(numbers, VOCABULARY.size());
  }

  private String of(String text) {
    return Arrays.stream(pieces.numbers(text, 200))
        .mapToObj(VOCABULARY::get)
        .collect(Collectors.joining(" "));
  }

  @Test
  void lettersAreSmallAndWithoutAccents() {
    assertEquals("[CLS] cafe cafe cafe [SEP]", of("CAF\u00c9 caf\u00e9 Cafe\u0301"));
  }

  @Test
  void theLongestPieceIsTaken() {
    assertEquals("[CLS] un ##known un ##kno ##w ##a [SEP]", of("unknown unknowa"));
  }

  @Test
  void aWordWithAnUnknownRestIsUnknown() {
    assertEquals("[CLS] [UNK] a [UNK] [SEP]", of("unknownx a \ud83d\ude00"));
  }

  @Test
  void punctuationStandsApart() {
    assertEquals("[CLS] a , b . - $ \u201c a [SEP]", of("a,b.-$\u201ca"));
  }

  @Test
  void ideographsStandApart() {
    assertEquals("[CLS] a \u6771 \u4eac b [SEP]", of("a\u6771\u4eacb"));
  }

  @Test
  void aMarkInATextIsNone() {
    assertEquals("[CLS] [ sep ] [SEP]", of("[SEP]"));
  }

  @Test
  void blanksAreAlikeAndWhatIsNotSeenIsLeftOut() {
    assertEquals("[CLS] a b a a ##a [SEP]", of(" a\u00a0b\u3000\u2028a \ta\u0007\u200d\ufffda "));
  }

  @Test
  void aWordOfMoreThan100CharactersIsUnknown() {
    assertEquals("[CLS]" + " a" + " ##a".repeat(99) + " [SEP]", of("a".repeat(100)));
    assertEquals("[CLS] [UNK] [SEP]", of("a".repeat(101)));
  }

  @Test
  void aTextIsCutBeforeItsLastMark() {
    assertArrayEquals(new int[] {1, 8, 20, 2}, pieces.numbers("a b a b", 4));
    assertArrayEquals(new int[] {1, 2}, pieces.numbers("", 4));
  }
}
