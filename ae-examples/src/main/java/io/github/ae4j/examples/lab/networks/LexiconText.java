package io.github.ae4j.examples.lab.networks;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Text made in code whose words follow Zipf's law without grammar: each is drawn for itself, the r-th
 * with a weight near 1/r, from a lexicon spelled by a random Markov chain of letters. Common words
 * are short. What there is to learn is spelling, some of it rare.
 */
final class LexiconText {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int START = LETTERS.length();
  private static final double CAPITAL = 0.1;
  private static final double COMMA = 0.07;
  private static final double STOP = 0.15;

  private final SplittableRandom random;
  private final double[][] spelling;
  private final String[] words;

  private LexiconText(SplittableRandom random, int words) {
    this.random = random;
    spelling = new double[START + 1][START];
    for (double[] followers : spelling) {
      double sum = 0.0;
      for (int letter = 0; letter < START; letter++) {
        sum += Math.pow(random.nextDouble(), 4.0) / (1.0 + 0.2 * letter);
        followers[letter] = sum;
      }
    }
    this.words = new String[words];
    for (int rank = 0; rank < words; rank++) {
      this.words[rank] = word(rank);
    }
  }

  /** Text of about these numbers of characters, from one lexicon of so many words. */
  static Text make(int words, int training, int heldBack, long seed) {
    List<String> parts = draw(words, List.of(training, heldBack), seed);
    return Text.of("words drawn by Zipf's law, made in code", parts.get(0), parts.get(1));
  }

  /** Texts of about these numbers of characters, from one lexicon of so many words. */
  static List<String> draw(int words, List<Integer> lengths, long seed) {
    LexiconText lexicon = new LexiconText(new SplittableRandom(seed), words);
    return lengths.stream().map(lexicon::text).toList();
  }

  private String word(int rank) {
    int length = 1 + (int) Math.round(Math.log(rank + 2.0) * (0.4 + 0.8 * random.nextDouble()));
    StringBuilder word = new StringBuilder();
    int last = START;
    for (int i = 0; i < length; i++) {
      last = drawn(spelling[last]);
      word.append(LETTERS.charAt(last));
    }
    if (random.nextDouble() < CAPITAL) {
      word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    }
    return word.toString();
  }

  /** An index, by running sums of weights. */
  private int drawn(double[] sums) {
    double at = random.nextDouble() * sums[sums.length - 1];
    int i = 0;
    while (sums[i] < at) {
      i++;
    }
    return i;
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length + 100);
    while (text.length() < length) {
      int rank = (int) Math.pow(words.length + 1.0, random.nextDouble()) - 1;
      text.append(words[Math.min(rank, words.length - 1)]);
      double end = random.nextDouble();
      text.append(end < COMMA ? " , " : end < STOP ? " . " : " ");
    }
    return text.toString();
  }
}
