package io.github.ae4j.examples.bench;

import io.github.ae4j.swarm.Round;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a round cost, all in seconds.
 *
 * @param work of the members on a core, training alone
 * @param cores how many there were for it
 * @param all on cores, of all processes
 * @param wall on the wall
 */
record RoundCost(List<Double> work, int cores, double all, double wall) {
  /** What a round's members said of themselves. */
  static RoundCost of(Round round, int cores, double all, double wall) {
    List<Double> work =
        round.members().stream()
            .flatMap(entry -> entry.coefficients().stream())
            .filter(position -> position.group().equals(BusyMembers.WORK))
            .map(position -> position.value())
            .toList();
    return new RoundCost(work, cores, all, wall);
  }

  private DoubleStream works() {
    return work.stream().mapToDouble(w -> w);
  }

  double sum() {
    return works().sum();
  }

  double longest() {
    return works().max().orElse(Double.NaN);
  }

  /** The busiest core's work where the longest is handed out first. */
  double busiest() {
    double[] core = new double[cores];
    for (double w : works().boxed().sorted(java.util.Comparator.reverseOrder()).toList()) {
      Arrays.sort(core);
      core[0] += w;
    }
    return Arrays.stream(core).max().orElse(Double.NaN);
  }

  /** Greatest share of the cores that can work: sum / (cores x longest), at most 1. */
  double bound() {
    return Math.min(1.0, sum() / (cores * longest()));
  }

  /**
   * The share that works by processor time, of the bound. What is not work is taken to be spread over the cores as the
   * work is; waiting is not in it.
   */
  double byProcessor() {
    return share(busiest() + (all - sum()) / cores) / bound();
  }

  /** The same by the clock on the wall, which shows what else the machine does. */
  double byWall() {
    return share(wall) / bound();
  }

  private double share(double round) {
    return sum() / (cores * round);
  }
}
