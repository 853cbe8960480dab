package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Every coefficient moves on its chart toward its weighted mean, x_i += clip(k (xbar - x_i), c). The mean is over the
 * members that have the coefficient, in a group of the same name, their weights renormalised; where those sum to 0
 * nothing moves. So no coordinate leaves the range of the members', and without a cap their spread shrinks by 1 - k.
 *
 * @param strength k, in [0, 1]
 * @param cap c, greatest move of a coordinate, chart units; positive, infinite for none
 */
@Experimental
public record Consensus(double strength, double cap) {
  /** Checks the ranges. */
  public Consensus {
    Check.within("strength", strength, 0.0, 1.0);
    if (!(cap > 0.0)) {
      throw new IllegalArgumentException("cap must be positive, got " + cap);
    }
  }

  /** A consensus without a cap. */
  public static Consensus of(double strength) {
    return new Consensus(strength, Double.POSITIVE_INFINITY);
  }

  /**
   * Where each member's coefficients are to go.
   *
   * @param members where they stand, a list each
   * @param weights a member's each, at least 0
   * @return a list for each member, of the coefficients that move
   */
  public List<List<Nudge>> nudges(List<List<Position>> members, double[] weights) {
    List<List<Nudge>> all = new ArrayList<>();
    for (List<Position> member : members) {
      List<Nudge> nudges = new ArrayList<>();
      for (Position position : member) {
        double target = moved(position.coordinate(), mean(position, members, weights));
        if (target != position.coordinate()) {
          nudges.add(new Nudge(position.group(), position.coefficient(), target));
        }
      }
      all.add(nudges);
    }
    return all;
  }

  /** One that no weight speaks for stays, as one whose mean is not finite does. */
  private double moved(double x, double mean) {
    double dx = strength * (mean - x);
    return Double.isFinite(dx) ? x + Math.max(-cap, Math.min(cap, dx)) : x;
  }

  private static double mean(Position of, List<List<Position>> members, double[] weights) {
    double sum = 0.0;
    double whole = 0.0;
    for (int i = 0; i < members.size(); i++) {
      for (Position position : members.get(i)) {
        if (weights[i] > 0.0 && position.isOf(of)) {
          sum += weights[i] * position.coordinate();
          whole += weights[i];
        }
      }
    }
    return sum / whole;
  }
}
