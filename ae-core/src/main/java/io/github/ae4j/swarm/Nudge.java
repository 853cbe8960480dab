package io.github.ae4j.swarm;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import java.io.Serializable;

/**
 * Where a coefficient is to go.
 *
 * @param group name of the parameter group
 * @param coefficient its name
 * @param coordinate on its chart
 */
@Experimental
public record Nudge(String group, String coefficient, double coordinate) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Moves a loop's coefficient there, or to the bound that is nearest.
   *
   * @return where it stands now
   * @throws IllegalArgumentException if the loop has no such group or coefficient
   */
  public double move(ControlLoop loop) {
    return loop.move(loop.group(group), coefficient, coordinate);
  }
}
