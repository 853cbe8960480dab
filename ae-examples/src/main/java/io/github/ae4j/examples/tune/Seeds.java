package io.github.ae4j.examples.tune;

import java.util.SplittableRandom;

/** The seeds of tasks: even ones are searched on, odd ones validate. */
final class Seeds {
  private static final long SPREAD = 0xd1342543de82ef95L;

  private Seeds() {}

  /** Seeds to search on. */
  static long[] training(long seed, int count) {
    return draw(seed, count, 0L);
  }

  /** Seeds to validate on. */
  static long[] validation(long seed, int count) {
    return draw(seed, count, 1L);
  }

  private static long[] draw(long seed, int count, long parity) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.longs().map(s -> s & ~1L | parity).distinct().limit(count).toArray();
  }

  /** Random numbers of one item of a seed. */
  static SplittableRandom random(long seed, long item) {
    return new SplittableRandom(seed + (item + 1L) * SPREAD);
  }
}
