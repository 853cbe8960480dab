package io.github.ae4j.examples.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BytePairsProperties {
  private static final String LEARNT =
      "the cat that sat on the mat, the other cat; 1960 and 1961\n\n";
  private static final BytePairs PAIRS = BytePairs.learn(LEARNT.repeat(3), 300);

  /** Characters of one to four bytes, blanks of all kinds, and none that the pairs were learnt on. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> characters =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x7F),
            Arbitraries.of((int) 't', (int) 'h', (int) 'e', (int) ' ', (int) '\'', (int) '\n'),
            Arbitraries.integers().between(0x80, 0xD7FF),
            Arbitraries.integers().between(0xE000, 0x10FFFF));
    return characters
        .list()
        .ofMaxSize(60)
        .map(
            all -> {
              StringBuilder text = new StringBuilder();
              all.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  @Property
  void everyTextComesBack(@ForAll("texts") String text) {
    int[] tokens = PAIRS.encode(text);
    assertEquals(text, PAIRS.decode(tokens));
    assertTrue(tokens.length <= BytePairs.utf8(text).length);
    assertTrue(Arrays.stream(tokens).allMatch(token -> token >= 0 && token < PAIRS.size()));
  }

  @Property(tries = 100)
  void whatIsLearntIsAFunctionOfTheText(
      @ForAll("texts") String text, @ForAll @IntRange(min = 256, max = 290) int tokens) {
    String all = text + LEARNT + text;
    BytePairs once = BytePairs.learn(all, tokens);
    BytePairs again = BytePairs.learn(all, tokens);
    assertEquals(once.merges(), again.merges());
    assertTrue(once.size() <= tokens);
    assertEquals(all, once.decode(once.encode(all)));
  }

  /** Pairs of fewer tokens are the first of those of more. */
  @Property(tries = 50)
  void moreTokensGoOnWhereFewerEnd(@ForAll @IntRange(min = 256, max = 299) int fewer) {
    BytePairs some = BytePairs.learn(LEARNT.repeat(3), fewer);
    assertEquals(PAIRS.merges().subList(0, some.merges().size()), some.merges());
    some.vocabulary()
        .forEach((token, number) -> assertEquals(PAIRS.vocabulary().get(token), number));
  }

  @Property(tries = 50)
  void savedTheyGiveTheSameTokens(@ForAll("texts") String text) {
    BytePairs read = new BytePairs(PAIRS.merges(), BytePairs.numbered(PAIRS.merges()));
    assertArrayEquals(PAIRS.encode(text), read.encode(text));
  }
}
