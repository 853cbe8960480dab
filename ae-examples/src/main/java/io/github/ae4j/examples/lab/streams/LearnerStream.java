package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.InstanceStream;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import java.util.function.BiFunction;

/** The streams that the online learners are measured on. */
enum LearnerStream {
  /** All weights on the move. */
  HYPERPLANE("hyperplane", true, (n, seed) -> instances(InstanceStream.HYPERPLANE, n, seed)),
  /** Three drifts, inputs up to 10 as they come. */
  SEA("sea", true, (n, seed) -> instances(InstanceStream.SEA, n, seed)),
  /** 5% positives. */
  TWENTIETH("twentieth", true, Rarity.TWENTIETH::make),
  /** .5% positives. */
  TWOHUNDREDTH("twohundredth", true, Rarity.TWOHUNDREDTH::make),
  /** .1% positives. */
  THOUSANDTH("thousandth", true, Rarity.THOUSANDTH::make),
  /** Bags of words, spam in bursts. */
  BURSTS("bursts", false, (n, seed) -> MadeMails.make(n, seed).examples());

  private final String label;
  private final boolean dense;
  private final BiFunction<Integer, Long, Examples> maker;

  LearnerStream(String label, boolean dense, BiFunction<Integer, Long, Examples> maker) {
    this.label = label;
    this.dense = dense;
    this.maker = maker;
  }

  /** As it stands in an arm's family. */
  String label() {
    return label;
  }

  /** Whether its inputs are few, each in every instance. */
  boolean isDense() {
    return dense;
  }

  /** Whether nothing changes. */
  boolean isStationary() {
    return this == TWENTIETH || this == TWOHUNDREDTH || this == THOUSANDTH;
  }

  /** Number of instances. */
  int size(Scale scale) {
    return dense ? scale.pick(4_000, 100_000, 100_000) : scale.pick(300, 5_000, 5_000);
  }

  /** Makes the stream of a seed. */
  Examples make(Scale scale, long seed) {
    return maker.apply(size(scale), seed);
  }

  private static Examples instances(InstanceStream stream, int n, long seed) {
    Instances made = stream.make(n, seed);
    boolean[] positive = new boolean[n];
    for (int t = 0; t < n; t++) {
      positive[t] = made.label()[t] == 1;
    }
    return Examples.dense(stream.source(), made.x(), positive);
  }
}
