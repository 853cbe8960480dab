package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.Serializable;

/** Makes members at their start; it goes to the machine that a turn is made on, as a serialized object. */
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
}
