package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.IOException;
import java.io.Serializable;

/**
 * Makes members at their start; it goes to the machines that turns are made on, as a serialized object. One object makes
 * many members, also at once: what it reads for all of them it may keep, in a field that is not serialized.
 */
@FunctionalInterface
@Experimental
public interface TrajectoryFactory extends Serializable {
  /**
   * A member before its first step, always the same for a number.
   *
   * @param member its number, from 0
   * @throws Exception if it cannot be made
   */
  Trajectory start(int member) throws Exception;

  /**
   * What all members are made of beside their numbers, as {@code "digits of seed 1"}: their data, the seed, the sizes. A
   * swarm is resumed only where it reads as it did when the swarm began.
   *
   * @return in words, one line; empty where it is not looked at
   * @throws IOException if what the members need cannot be read; nothing has begun then
   */
  default String description() throws IOException {
    return "";
  }
}
