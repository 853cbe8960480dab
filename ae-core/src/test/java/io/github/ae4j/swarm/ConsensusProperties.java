package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Coordinates that move toward their weighted mean. */
class ConsensusProperties {
  private static List<Position> at(String name, double x) {
    return List.of(new Position("all", name, x, Math.exp(x)));
  }

  private static double[] moved(Consensus consensus, double[] x, double[] weights) {
    List<List<Position>> members = new ArrayList<>();
    Arrays.stream(x).forEach(each -> members.add(at("learningRate", each)));
    List<List<Nudge>> nudges = consensus.nudges(members, weights);
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      for (Nudge nudge : nudges.get(i)) {
        moved[i] = nudge.coordinate();
      }
    }
    return moved;
  }

  private static double spread(double[] x) {
    return Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow();
  }

  private static double[] weights(double[] like) {
    double[] weights = Arrays.stream(like).map(x -> Math.abs(Math.sin(x))).toArray();
    weights[0] += 0.01;
    return weights;
  }

  @Provide
  Arbitrary<double[]> coordinates() {
    return Arbitraries.doubles().between(-20, 20).array(double[].class).ofMinSize(2).ofMaxSize(9);
  }

  @Property
  void theSpreadShrinksByTheStrength(
      @ForAll("coordinates") double[] x, @ForAll @DoubleRange(min = 0, max = 1) double strength) {
    double[] moved = moved(Consensus.of(strength), x, weights(x));
    assertTrue(spread(moved) <= (1.0 - strength) * spread(x) + 1e-12);
    assertTrue(
        Arrays.stream(moved).min().orElseThrow() >= Arrays.stream(x).min().orElseThrow() - 1e-12);
    assertTrue(
        Arrays.stream(moved).max().orElseThrow() <= Arrays.stream(x).max().orElseThrow() + 1e-12);
  }

  @Property
  void withACapNoMoveIsLongerAndTheSpreadDoesNotGrow(
      @ForAll("coordinates") double[] x,
      @ForAll @DoubleRange(min = 0, max = 1) double strength,
      @ForAll @DoubleRange(min = 0.01, max = 1) double cap) {
    double[] moved = moved(new Consensus(strength, cap), x, weights(x));
    for (int i = 0; i < x.length; i++) {
      assertTrue(Math.abs(moved[i] - x[i]) <= cap + 1e-12);
    }
    assertTrue(spread(moved) <= spread(x) + 1e-12);
  }

  /** Two coordinates of their own: neither knows of the other. */
  @Property
  void eachCoordinateOfManyDoesAsItWouldAlone(
      @ForAll("coordinates") double[] x, @ForAll @DoubleRange(min = 0, max = 1) double strength) {
    double[] y = Arrays.stream(x).map(each -> 3.0 * Math.cos(each)).toArray();
    Consensus consensus = Consensus.of(strength);
    List<List<Position>> members = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      members.add(
          List.of(
              new Position("all", "learningRate", x[i], 1.0),
              new Position("head", "learningRate", y[i], 1.0)));
    }
    List<List<Nudge>> nudges = consensus.nudges(members, weights(x));
    double[] alone = moved(consensus, x, weights(x));
    double[] other = moved(consensus, y, weights(x));
    for (int i = 0; i < x.length; i++) {
      for (Nudge nudge : nudges.get(i)) {
        assertEquals(nudge.group().equals("all") ? alone[i] : other[i], nudge.coordinate());
      }
    }
    assertTrue(spread(other) <= (1.0 - strength) * spread(y) + 1e-12);
  }

  @Example
  void itIsTheFormula() {
    double[] moved = moved(Consensus.of(0.25), new double[] {1, 3}, new double[] {0.75, 0.25});
    assertEquals(1.125, moved[0], 1e-15);
    assertEquals(2.625, moved[1], 1e-15);
  }

  @Example
  void whoLacksACoefficientHasNoSayInIt() {
    List<List<Position>> members = List.of(at("noise", 0), at("learningRate", 1), at("noise", 2));
    List<List<Nudge>> nudges = Consensus.of(0.5).nudges(members, new double[] {0.25, 0.5, 0.25});
    assertEquals(List.of(new Nudge("all", "noise", 0.5)), nudges.get(0));
    assertEquals(List.of(), nudges.get(1));
    assertEquals(List.of(new Nudge("all", "noise", 1.5)), nudges.get(2));
  }

  @Example
  void groupsAreApart() {
    List<Position> one = List.of(new Position("a", "x", 0, 1), new Position("b", "x", 8, 1));
    List<Position> two = List.of(new Position("b", "x", 4, 1));
    List<List<Nudge>> nudges = Consensus.of(1.0).nudges(List.of(one, two), new double[] {0.5, 0.5});
    assertEquals(List.of(new Nudge("b", "x", 6)), nudges.get(0));
    assertEquals(List.of(new Nudge("b", "x", 6)), nudges.get(1));
  }

  @Example
  void whereNoWeightSpeaksNothingMoves() {
    double[] x = {1, 3};
    assertEquals(2.0, spread(moved(Consensus.of(1.0), x, new double[] {0, 0})));
  }

  @Example
  void whatIsOutsideIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Consensus(1.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new Consensus(0.5, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Consensus(0.5, 0));
  }
}
