package io.github.ae4j.group;

import io.github.ae4j.Experimental;
import java.util.function.Predicate;

/**
 * Which parameters are trained in which way.
 *
 * @param name of the group
 * @param takes which parameters, by their names
 * @param group number of the group whose coefficients they are updated with; {@link #FROZEN} if they are not
 * @param proportion of their learning rate to that group's
 * @param role what is done with them
 * @param kind what is said of them beside the name; empty if nothing
 */
@Experimental
public record Rule(
    String name,
    Predicate<String> takes,
    int group,
    double proportion,
    GroupRole role,
    String kind) {
  /** Number of no group. */
  public static final int FROZEN = -1;
}
