package io.github.ae4j.examples.finetune;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Two kinds of text made in code. They share a lexicon in classes, as nouns and verbs are, and the spelling; each has a
 * Markov chain of its own over the classes, and ranks of its own by which a class's words follow Zipf's law.
 */
final class MadeGenres {
  private static final List<String> NAMES = List.of("chronicle", "ballad");
  private static final String[] CONSONANTS = "b d f g k l m n p r s t v st br th".split(" ");
  private static final String[] VOWELS = "a e i o u ai ou".split(" ");
  private static final long LEXICON = 41L;
  private static final int CLASSES = 8;
  private static final int WORDS = 60; // of a class
  private static final int SENTENCES = 12_000;
  private static final double STOP = 0.12;
  private static final double PEAKED = 4.0; // how far a class's followers differ in weight

  private final SplittableRandom random;
  private final String[][] lexicon;
  private final double[][] followers = new double[CLASSES][CLASSES];
  private final int[][] ranks = new int[CLASSES][WORDS];

  private MadeGenres(String[][] lexicon, SplittableRandom random) {
    this.lexicon = lexicon;
    this.random = random;
    for (int from = 0; from < CLASSES; from++) {
      double sum = 0.0;
      for (int to = 0; to < CLASSES; to++) {
        sum += Math.pow(random.nextDouble(), PEAKED);
        followers[from][to] = sum;
      }
      shuffle(ranks[from]);
    }
  }

  /** Both. */
  static Genres all() {
    return new Genres(
        "texts of two Markov sources made in code",
        NAMES,
        NAMES.subList(0, 1),
        NAMES.get(1),
        MadeGenres::draw);
  }

  private static String draw(String name) {
    long stream = LEXICON + 1 + NAMES.indexOf(name);
    return new MadeGenres(lexicon(), new SplittableRandom(stream)).text();
  }

  private static String[][] lexicon() {
    SplittableRandom random = new SplittableRandom(LEXICON);
    String[][] lexicon = new String[CLASSES][WORDS];
    for (String[] words : lexicon) {
      for (int i = 0; i < WORDS; i++) {
        words[i] = word(random);
      }
    }
    return lexicon;
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    int syllables = 1 + random.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      word.append(CONSONANTS[random.nextInt(CONSONANTS.length)]);
      word.append(VOWELS[random.nextInt(VOWELS.length)]);
    }
    return word.toString();
  }

  private void shuffle(int[] order) {
    for (int i = 0; i < order.length; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int sentence = 0; sentence < SENTENCES; sentence++) {
      int kind = random.nextInt(CLASSES);
      text.append(word(kind));
      while (random.nextDouble() >= STOP) {
        kind = follower(kind);
        text.append(' ').append(word(kind));
      }
      text.append(" .\n");
    }
    return text.toString();
  }

  private int follower(int kind) {
    double[] sums = followers[kind];
    double at = random.nextDouble() * sums[CLASSES - 1];
    int next = 0;
    while (sums[next] < at) {
      next++;
    }
    return next;
  }

  /** Of weight near 1/r for the r-th. */
  private String word(int kind) {
    int rank = (int) Math.pow(WORDS + 1.0, random.nextDouble()) - 1;
    return lexicon[kind][ranks[kind][Math.min(rank, WORDS - 1)]];
  }
}
