package io.github.ae4j.examples.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which tasks of some seeds a bench is made of. A seed's task of one kind does not depend on the others. */
enum Families {
  /** One small task a seed. */
  SMALL,
  /** One larger network a seed. */
  NETWORKS,
  /** One small task a seed, and with every eighth one larger network: a ninth of all tasks. */
  ALL;

  private static final int SMALL_ONES = 8;

  List<TuneTask> tasks(long... seeds) {
    List<TuneTask> tasks = new ArrayList<>();
    for (int i = 0; i < seeds.length; i++) {
      if (this != NETWORKS) {
        tasks.add(TaskDistribution.task(seeds[i]));
      }
      if (this == NETWORKS || this == ALL && i % SMALL_ONES == SMALL_ONES - 1) {
        tasks.add(NetworkDistribution.task(seeds[i]));
      }
    }
    return tasks;
  }

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
