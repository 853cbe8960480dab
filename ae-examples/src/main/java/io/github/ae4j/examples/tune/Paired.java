package io.github.ae4j.examples.tune;

import io.github.ae4j.meta.Gains;
import io.github.ae4j.meta.MetaRun;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Tasks with what the standard loop comes to on each; other gains are compared with it task by task. */
final class Paired {
  private final long[] seeds;
  private final double[] standard;

  /**
   * What gains came to beside the standard loop.
   *
   * @param mean of the logarithm of the ratio, each clipped to 1/2 to 8; below 0 is better
   * @param half of a 95% interval of it
   */
  record Difference(double mean, double half) {}

  private Paired(long[] seeds, double[] standard) {
    this.seeds = seeds;
    this.standard = standard;
  }

  /** Runs the standard loop on the tasks. */
  static Paired of(long[] seeds) {
    return new Paired(seeds, logs(seeds, Gains.standard()));
  }

  /** The first so many seeds whose tasks are no long streams. */
  static long[] withoutLongStreams(LongStream seeds, int count) {
    return seeds
        .filter(seed -> TaskDistribution.task(seed).family() != TuneTask.Family.LONG_STREAM)
        .limit(count)
        .toArray();
  }

  long[] seeds() {
    return seeds.clone();
  }

  private static double[] logs(long[] seeds, Gains gains) {
    return LongStream.of(seeds).parallel().mapToDouble(seed -> log(seed, gains)).toArray();
  }

  private static double log(long seed, Gains gains) {
    TunedTask task = TunedTask.of(seed);
    return Math.log(MetaRun.value(task, gains) + task.floor());
  }

  /** Some of the tasks, a function of a number. */
  Paired some(int count, long number) {
    int[] order =
        new SplittableRandom(number)
            .ints(0, seeds.length)
            .distinct()
            .limit(Math.min(count, seeds.length))
            .toArray();
    return new Paired(
        Arrays.stream(order).mapToLong(i -> seeds[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> standard[i]).toArray());
  }

  Difference compare(Gains gains) {
    double[] logs = logs(seeds, gains);
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < logs.length; i++) {
      double ratio = logs[i] - standard[i];
      double clipped = Math.max(Math.log(Score.LEAST), Math.min(Math.log(Score.MOST), ratio));
      sum += clipped;
      squares += clipped * clipped;
    }
    double mean = sum / logs.length;
    double variance = Math.max(0.0, squares / logs.length - mean * mean);
    return new Difference(mean, 1.96 * Math.sqrt(variance / Math.max(1, logs.length - 1)));
  }
}
