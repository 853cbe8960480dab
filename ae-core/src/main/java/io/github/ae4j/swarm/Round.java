package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.util.List;

/**
 * What a round came to.
 *
 * @param number of the round, from 1
 * @param members what came of each living member's order, by number
 */
@Experimental
public record Round(int number, List<Entry> members) {
  /** Keeps a copy. */
  public Round {
    members = List.copyOf(members);
  }

  /**
   * What came of a member's order.
   *
   * @param member its number
   * @param steps it was given
   * @param score it measured; NaN if it failed
   * @param smoothed the score, low-passed over rounds; NaN if it never scored
   * @param weight in the consensus and the next budget; 0 if it failed
   * @param coefficients where they stood at its end, before the consensus; empty if it failed
   * @param events what happened: failed, left out, retired
   */
  public record Entry(
      int member,
      int steps,
      double score,
      double smoothed,
      double weight,
      List<Position> coefficients,
      List<String> events) {
    /** Keeps copies. */
    public Entry {
      coefficients = List.copyOf(coefficients);
      events = List.copyOf(events);
    }
  }
}
