package io.github.ae4j.examples.lab.task;

import java.util.SplittableRandom;

/**
 * Text made in code, for want of a corpus: sentences of a small grammar, S = NP VP, over words put
 * together from syllables; few words are common and many are rare (the r-th with weight 1/r), and
 * subject and verb agree in number.
 */
final class GrammarText {
  private static final int NOUNS = 120;
  private static final int VERBS = 60;
  private static final int ADJECTIVES = 60;
  private static final double HALF = 0.5;
  private static final double RARE = 0.25;
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private final SplittableRandom random;
  private final String[] nouns;
  private final String[] verbs;
  private final String[] adjectives;

  private GrammarText(SplittableRandom random) {
    this.random = random;
    nouns = words(NOUNS);
    verbs = words(VERBS);
    adjectives = words(ADJECTIVES);
  }

  /** Text of about these numbers of characters, from one lexicon. */
  static Text make(int training, int heldBack, long seed) {
    GrammarText grammar = new GrammarText(new SplittableRandom(seed));
    return Text.of(
        "sentences of a small grammar, made in code",
        grammar.text(training),
        grammar.text(heldBack));
  }

  private String[] words(int count) {
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      int syllables = 1 + random.nextInt(3);
      for (int syllable = 0; syllable < syllables; syllable++) {
        word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
      }
      words[i] = word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length()))).toString();
    }
    return words;
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length + 100);
    while (text.length() < length) {
      boolean plural = random.nextDouble() < HALF;
      nounPhrase(text, plural);
      text.append(drawn(verbs)).append(plural ? " " : "s ");
      nounPhrase(text, random.nextDouble() < HALF);
      text.setLength(text.length() - 1);
      text.append(random.nextDouble() < RARE ? " .\n" : " . ");
    }
    return text.toString();
  }

  private void nounPhrase(StringBuilder text, boolean plural) {
    text.append(plural ? "many " : "the ");
    while (random.nextDouble() < RARE) {
      text.append(drawn(adjectives)).append(' ');
    }
    text.append(drawn(nouns)).append(plural ? "en " : " ");
  }

  /** The r-th word with a weight near 1/r: its rank is exponential in a uniform number. */
  private String drawn(String[] words) {
    int rank = (int) Math.pow(words.length + 1.0, random.nextDouble()) - 1;
    return words[Math.min(rank, words.length - 1)];
  }
}
