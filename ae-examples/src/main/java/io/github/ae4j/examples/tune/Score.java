package io.github.ae4j.examples.tune;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a configuration came to, a ratio for each task, rule and start: its figure to the best
 * baseline's in hindsight.
 *
 * @param cells every one of them
 */
record Score(List<Cell> cells) {
  /** Ratios below count as this, so that no task outweighs the others. */
  static final double LEAST = 0.5;

  /** Ratios above, and runs that diverged, count as this. */
  static final double MOST = 8.0;

  private static final double STANDING_WEIGHT = 0.4;
  private static final double CHANGING_WEIGHT = 0.2;
  private static final double NETWORK_WEIGHT = 0.2;
  private static final double STREAM_WEIGHT = 0.2;
  private static final double STREAM_SCALE = 5.0;

  /** A ratio above is behind. */
  static final double BEHIND = 1.15;

  /**
   * One run against its baseline.
   *
   * @param ratio of the trained weights
   * @param served ratio of the served ones; the same where nothing else is served
   */
  record Cell(
      TuneTask.Family family,
      TuneTask.Drift drift,
      Rule rule,
      double start,
      double ratio,
      double served) {
    /** Whether the task stands. */
    boolean stands() {
      return drift == TuneTask.Drift.NONE;
    }
  }

  /** Copies the cells. */
  Score {
    cells = List.copyOf(cells);
  }

  /** The cells for which something holds. */
  Score of(Predicate<Cell> part) {
    return new Score(cells.stream().filter(part).toList());
  }

  /** The same runs, judged by the weights they served. */
  Score served() {
    return new Score(
        cells.stream()
            .map(c -> new Cell(c.family, c.drift, c.rule, c.start, c.served, c.served))
            .toList());
  }

  /** Mean of the logarithm of the ratio, clipped to 1/2 to 8. */
  double mean() {
    return cells.stream().mapToDouble(c -> clipped(c.ratio)).average().orElse(Double.NaN);
  }

  /**
   * What the search makes small, of the served weights: the mean over small tasks that stand (.4), over those that
   * change (.2), over networks (.2) and, five times over, over long streams (.2): a hundredth of a long stream's loss,
   * most of which is noise, is as much as a twentieth elsewhere.
   */
  double searched() {
    Score all = served();
    Score streams = all.of(c -> c.family() == TuneTask.Family.LONG_STREAM);
    Score networks = all.of(c -> c.family().isNetwork());
    Score small = all.of(c -> c.family() != TuneTask.Family.LONG_STREAM && !c.family().isNetwork());
    return STANDING_WEIGHT * small.of(Cell::stands).meanOr0()
        + CHANGING_WEIGHT * small.of(c -> !c.stands()).meanOr0()
        + NETWORK_WEIGHT * networks.meanOr0()
        + STREAM_WEIGHT * STREAM_SCALE * streams.meanOr0();
  }

  private double meanOr0() {
    return cells.isEmpty() ? 0.0 : mean();
  }

  private static double clipped(double ratio) {
    return Math.log(Math.max(LEAST, Math.min(MOST, ratio)));
  }

  /** The middle ratio. */
  double median() {
    double[] sorted = cells.stream().mapToDouble(Cell::ratio).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** The greatest ratio; infinite where a run diverged. */
  double worst() {
    return cells.stream().mapToDouble(Cell::ratio).max().orElse(Double.NaN);
  }

  /** Share of ratios above 1.15. */
  double behind() {
    return cells.stream().mapToDouble(c -> c.ratio > BEHIND ? 1.0 : 0.0).average().orElse(0.0);
  }
}
