package io.github.ae4j.examples.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Draws one case of all. */
final class Draw {
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final int[] WARM_UPS = {0, 1, 7, 12, 19, 30, 60, 300};
  private static final int[] LENGTHS = {1, 1, 1, 1, 2, 10, 60, 200};
  private static final double[] DECAYS = {0.0, 0.0, 1e-4, 0.01, 0.1};

  private static final int LARGE_ONE_IN = 400;

  private final SplittableRandom random;

  private Draw(long seed, long number) {
    random = new SplittableRandom(seed * SPREAD ^ number);
  }

  /**
   * The case of a number.
   *
   * @param seed of all cases
   * @param number of the case, from 0
   */
  static FuzzCase of(Backend backend, long seed, long number) {
    Draw draw = new Draw(seed, number);
    Setting setting = draw.setting(backend);
    Hostility hostility = draw.one(List.of(Hostility.values()));
    int warmUp = draw.one(WARM_UPS);
    int length = draw.one(LENGTHS);
    return new FuzzCase(backend, setting, hostility, warmUp, length, draw.random.nextLong());
  }

  private Setting setting(Backend backend) {
    String optimizer = one(backend.optimizers());
    Setting.Loop loop = one(backend.loops(optimizer));
    double exponent = loop.anyRate() ? uniform(-8.0, 3.0) : uniform(-4.0, -1.0);
    return new Setting(
        optimizer,
        random.nextBoolean(),
        loop,
        one(backend.cadences()),
        one(backend.timings(optimizer, loop)),
        Math.pow(10.0, exponent),
        one(DECAYS),
        random.nextInt(4) == 0,
        size(backend),
        random.nextInt(4) == 0);
  }

  private int size(Backend backend) {
    if (random.nextInt(LARGE_ONE_IN) == 0) {
      return backend.largest();
    }
    return random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 8;
  }

  private double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private int one(int[] all) {
    return all[random.nextInt(all.length)];
  }

  private double one(double[] all) {
    return all[random.nextInt(all.length)];
  }
}
