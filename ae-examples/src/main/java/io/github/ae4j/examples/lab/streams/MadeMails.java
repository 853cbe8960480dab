package io.github.ae4j.examples.lab.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Mails made in code: words by Zipf's law, some of each kind's own, and some of a campaign's or a
 * conversation's that comes, fills a while and is over. Spam comes in bursts.
 */
final class MadeMails {
  private static final int VOCABULARY = 50_000;
  private static final int KINDS = 300; // words of each kind's own
  private static final int TOPIC = 30; // words of a campaign or a conversation
  private static final int LASTS = 150; // mails of a burst, on average
  private static final int SHORTEST = 20;
  private static final int LONGEST = 200;
  private static final double OWN = 0.1;
  private static final double TOPICAL = 0.2;
  private static final double CALM = 0.15;
  private static final double BURST = 0.6;

  private final SplittableRandom random;
  private final int[][] topic = new int[2][TOPIC];
  private double share = CALM;

  private MadeMails(long seed) {
    random = new SplittableRandom(seed);
    renew(0);
    renew(1);
  }

  /** So many mails of a seed. */
  static Mails make(int count, long seed) {
    MadeMails made = new MadeMails(seed);
    List<Mail> mails = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      mails.add(made.next());
    }
    return new Mails("mails made in code, words by Zipf's law, spam in bursts", mails);
  }

  private Mail next() {
    if (random.nextInt(LASTS) == 0) {
      share = random.nextBoolean() ? BURST : CALM;
      renew(1);
    }
    if (random.nextInt(LASTS) == 0) {
      renew(0);
    }
    int kind = random.nextDouble() < share ? 1 : 0;
    Map<Integer, Integer> words = new HashMap<>();
    int length = random.nextInt(SHORTEST, LONGEST);
    for (int i = 0; i < length; i++) {
      words.merge(word(kind), 1, Integer::sum);
    }
    return Mail.of(kind == 1, words);
  }

  private void renew(int kind) {
    for (int i = 0; i < TOPIC; i++) {
      topic[kind][i] = random.nextInt(VOCABULARY);
    }
  }

  private int word(int kind) {
    double which = random.nextDouble();
    if (which < OWN) {
      return VOCABULARY + kind * KINDS + random.nextInt(KINDS);
    }
    if (which < OWN + TOPICAL) {
      return topic[kind][random.nextInt(TOPIC)];
    }
    return (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
  }
}
