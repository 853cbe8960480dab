package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.Serializable;
import java.util.List;

/**
 * What came of an order.
 *
 * @param member the member's number
 * @param kind whether it was done
 * @param score what it scored; NaN where it was not done
 * @param coefficients where they stand; empty where it was not done
 * @param remarks what went wrong, for people
 */
@Experimental
public record TurnOutcome(
    int member, Kind kind, double score, List<Position> coefficients, List<String> remarks)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whether an order was done. */
  public enum Kind {
    /** Done, and its snapshot written. */
    DONE,
    /** The member failed: it threw, or its score is not finite. */
    FAILED,
    /** Its snapshot could not be written, which is no fault of the member. */
    UNSAVED
  }

  /** Keeps copies. */
  public TurnOutcome {
    coefficients = List.copyOf(coefficients);
    remarks = List.copyOf(remarks);
  }

  /** Of a member that a runner lost, with the machine it was on. */
  public static TurnOutcome failed(Order order, String why) {
    return new TurnOutcome(order.member(), Kind.FAILED, Double.NaN, List.of(), List.of(why));
  }
}
