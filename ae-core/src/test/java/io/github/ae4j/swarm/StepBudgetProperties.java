package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Budgets: exact sum, floor, most, order of the weights, no matter how members are numbered. */
class StepBudgetProperties {
  @Provide
  Arbitrary<double[]> weights() {
    Arbitrary<Double> weight =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0.0, 1.0),
            Arbitraries.of(0.0, 1e-300, 1e-9, 1.0 / 3.0, 0.1, 1e12));
    return weight.array(double[].class).ofMinSize(1).ofMaxSize(12);
  }

  private static StepBudget budget(double[] weights, int floor, int more, int above) {
    int total = floor * weights.length + more;
    int least = (total + weights.length - 1) / weights.length;
    return new StepBudget(total, floor, least + above);
  }

  @Property
  void sumExactlyAndStayBetweenFloorAndMost(
      @ForAll("weights") double[] weights,
      @ForAll @IntRange(min = 1, max = 50) int floor,
      @ForAll @IntRange(max = 1000000) int more,
      @ForAll @IntRange(max = 1000) int above) {
    StepBudget budget = budget(weights, floor, more, above);
    int[] shares = budget.shares(weights);
    assertEquals(budget.total(), Arrays.stream(shares).sum());
    for (int share : shares) {
      assertTrue(share >= floor && share <= budget.most(), () -> Arrays.toString(shares));
    }
  }

  @Property
  void aGreaterWeightHasNoSmallerShare(
      @ForAll("weights") double[] weights,
      @ForAll @IntRange(max = 10000) int more,
      @ForAll @IntRange(max = 100) int above) {
    int[] shares = budget(weights, 2, more, above).shares(weights);
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        assertTrue(!(weights[i] > weights[j]) || shares[i] >= shares[j]);
      }
    }
  }

  @Property
  void whoseWeightGrowsHasNoFewerSteps(
      @ForAll("weights") double[] weights,
      @ForAll @IntRange(max = 11) int member,
      @ForAll @IntRange(min = 1, max = 50) int floor,
      @ForAll @IntRange(max = 10000) int more,
      @ForAll @IntRange(max = 100) int above) {
    int i = member % weights.length;
    double[] heavier = weights.clone();
    heavier[i] = 1.5 * heavier[i] + 0.01;
    StepBudget budget = budget(weights, floor, more, above);
    int before = budget.shares(weights)[i];
    int after = budget.shares(heavier)[i];
    assertTrue(after >= before, () -> before + " > " + after);
  }

  @Property
  void membersOfOtherNumbersHaveTheSameShares(
      @ForAll("weights") double[] weights,
      @ForAll @IntRange(max = 10000) int more,
      @ForAll long seed) {
    // Members of one weight are told apart by their number alone; sums of weights in another order
    // differ in the
    // last bit, so whole numbers stand in for them.
    double[] distinct = IntStream.range(0, weights.length).mapToDouble(i -> i * i + 1.0).toArray();
    List<Integer> order =
        Arrays.asList(IntStream.range(0, weights.length).boxed().toArray(Integer[]::new));
    Collections.shuffle(order, new Random(seed));
    double[] renumbered = order.stream().mapToDouble(i -> distinct[i]).toArray();
    StepBudget budget = budget(distinct, 3, more, 10000);
    int[] shares = budget.shares(distinct);
    assertArrayEquals(order.stream().mapToInt(i -> shares[i]).toArray(), budget.shares(renumbered));
  }

  @Example
  void tiesGoToTheSmallerNumber() {
    assertArrayEquals(new int[] {4, 3, 3}, StepBudget.of(10, 1).shares(1, 1, 1));
    assertArrayEquals(new int[] {4, 3, 3}, StepBudget.of(10, 1).shares(0, 0, 0));
  }

  @Example
  void whatIsBeyondTheMostGoesToTheOthersByWeight() {
    assertArrayEquals(new int[] {50, 31, 19}, new StepBudget(100, 1, 50).shares(.9, .0625, .0375));
  }

  @Example
  void whatCannotGoTogetherIsRefusedByName() {
    assertEquals(
        "floor x members must be at most the total, got 4 x 3 > 10", refused(StepBudget.of(10, 4)));
    assertEquals(
        "most x members must be at least the total, got 3 x 3 < 10",
        refused(new StepBudget(10, 1, 3)));
    StepBudget budget = StepBudget.of(10, 1);
    assertThrows(IllegalArgumentException.class, () -> budget.shares(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> budget.shares(1, -1));
    assertThrows(IllegalArgumentException.class, () -> new StepBudget(10, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> new StepBudget(10, 6, 5));
  }

  private static String refused(StepBudget budget) {
    return assertThrows(IllegalArgumentException.class, () -> budget.shares(1, 1, 1)).getMessage();
  }
}
