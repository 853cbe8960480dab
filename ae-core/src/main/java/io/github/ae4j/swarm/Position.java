package io.github.ae4j.swarm;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a coefficient stands.
 *
 * @param group name of the parameter group
 * @param coefficient its name
 * @param coordinate on its chart, log alpha for the learning rate
 * @param value canonical, what an optimizer is given
 */
@Experimental
public record Position(String group, String coefficient, double coordinate, double value)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** All of a loop's, group by group. */
  public static List<Position> of(ControlLoop loop) {
    List<Position> positions = new ArrayList<>();
    for (int g = 0; g < loop.groups().size(); g++) {
      for (Coefficient coefficient : loop.coefficients()) {
        String name = coefficient.name();
        positions.add(
            new Position(
                loop.groups().get(g), name, loop.coordinate(g, name), loop.coefficient(g, name)));
      }
    }
    return positions;
  }

  /** Whether the other is the same coefficient of the same group. */
  boolean isOf(Position other) {
    return group.equals(other.group) && coefficient.equals(other.coefficient);
  }
}
