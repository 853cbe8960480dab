package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A number of steps divided among members: each has the floor, the rest goes by weight and largest remainder, and what
 * a member would have beyond the most goes to the others. The sum is exact for any weights. Of equal
 * remainders the greater weight is first, of equal weights the smaller number.
 *
 * @param total steps of all, at least 1
 * @param floor least steps of each, at least 1
 * @param most greatest steps of each, at least the floor; {@link Integer#MAX_VALUE} for no bound
 */
@Experimental
public record StepBudget(int total, int floor, int most) {
  /** Checks that total, floor and most can go together. */
  public StepBudget {
    atLeast("total", total, 1);
    atLeast("floor", floor, 1);
    atLeast("most", most, floor);
  }

  /** A budget without a bound from above. */
  public static StepBudget of(int total, int floor) {
    return new StepBudget(total, floor, Integer.MAX_VALUE);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
  }

  /**
   * Checks that so many members can be served.
   *
   * @throws IllegalArgumentException if their floors are more than the total, or their most is less
   */
  public void check(int members) {
    atLeast("members", members, 1);
    if ((long) floor * members > total) {
      throw new IllegalArgumentException(
          "floor x members must be at most the total, got "
              + floor
              + " x "
              + members
              + " > "
              + total);
    }
    if ((long) most * members < total) {
      throw new IllegalArgumentException(
          "most x members must be at least the total, got "
              + most
              + " x "
              + members
              + " < "
              + total);
    }
  }

  /**
   * The steps of each member.
   *
   * @param weights a member's each, at least 0; if all are 0, all weigh the same
   * @throws IllegalArgumentException if a weight is negative or not finite, or the members cannot all be served
   */
  public int[] shares(double... weights) {
    check(weights.length);
    for (double weight : weights) {
      Check.atLeast("weight", weight, 0.0);
    }
    int[] shares = new int[weights.length];
    int[] open = IntStream.range(0, weights.length).toArray();
    int left = total;
    while (open.length > 0) {
      divide(left, weights, open, shares);
      int[] over = Arrays.stream(open).filter(i -> shares[i] > most).toArray();
      open = over.length == 0 ? over : Arrays.stream(open).filter(i -> shares[i] <= most).toArray();
      Arrays.stream(over).forEach(i -> shares[i] = most);
      left -= most * over.length;
    }
    return shares;
  }

  /** Largest remainder among some members, their floors apart. */
  private void divide(int steps, double[] weights, int[] members, int[] shares) {
    int rest = steps - floor * members.length;
    double sum = Arrays.stream(members).mapToDouble(i -> weights[i]).sorted().sum();
    double[] exact = new double[weights.length];
    int left = rest;
    for (int i : members) {
      exact[i] = sum > 0.0 ? rest * (weights[i] / sum) : (double) rest / members.length;
      shares[i] = floor + (int) exact[i];
      left -= (int) exact[i];
    }
    Comparator<Integer> remainder = Comparator.comparingDouble(i -> (int) exact[i] - exact[i]);
    Comparator<Integer> greatest = remainder.thenComparingDouble(i -> -weights[i]);
    int[] order = Arrays.stream(members).boxed().sorted(greatest).mapToInt(i -> i).toArray();
    for (int k = 0; k < left; k++) {
      shares[order[k % order.length]]++;
    }
  }
}
