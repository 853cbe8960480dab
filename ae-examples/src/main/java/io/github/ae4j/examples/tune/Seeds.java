package io.github.ae4j.examples.tune;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** The seeds of tasks: even ones are searched on, odd ones validate. */
final class Seeds {
  private static final long SPREAD = 0xd1342543de82ef95L;

  private Seeds() {}

  /** Seeds to search on, without an end. */
  static LongStream training(long seed) {
    return draw(seed, 0L);
  }

  /** Seeds to validate on, without an end. */
  static LongStream validation(long seed) {
    return draw(seed, 1L);
  }

  /** Seeds to search on. */
  static long[] training(long seed, int count) {
    return training(seed).limit(count).toArray();
  }

  /** Seeds to validate on. */
  static long[] validation(long seed, int count) {
    return validation(seed).limit(count).toArray();
  }

  private static LongStream draw(long seed, long parity) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.longs().map(s -> s & ~1L | parity).distinct();
  }

  /** Random numbers of one item of a seed. */
  static SplittableRandom random(long seed, long item) {
    return new SplittableRandom(seed + (item + 1L) * SPREAD);
  }
}
