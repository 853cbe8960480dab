package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.util.Objects;

/**
 * What a gate found.
 *
 * @param passed whether the candidate is taken
 * @param p chance of such a difference or a greater one if there were none; 1 where nothing could be told
 * @param effect mean difference, candidate minus parent
 * @param power chance that a difference as great as this one would be found again
 * @param pairs how many there were
 * @param reason why it failed, or what it passed; for people
 */
@Experimental
public record GateResult(
    boolean passed, double p, double effect, double power, int pairs, String reason) {
  /** Checks that there is a reason. */
  public GateResult {
    Objects.requireNonNull(reason, "reason");
  }
}
