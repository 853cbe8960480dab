package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Adapters are merged by what they do. */
class LoraMergeProperties {
  private static final List<AdaptedShape> SHAPES =
      List.of(new AdaptedShape("wide", 11, 7), new AdaptedShape("tall", 6, 13));

  static LoraFactors drawn(int rank, SplittableRandom random) {
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (AdaptedShape shape : SHAPES) {
      a.add(random.doubles((long) rank * shape.in(), -1, 1).toArray());
      b.add(random.doubles((long) rank * shape.out(), -1, 1).toArray());
    }
    return LoraFactors.of(SHAPES, rank, a, b);
  }

  @Property(tries = 100)
  void identicalAdaptersMergeToTheSameProduct(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int rank) {
    LoraFactors one = drawn(rank, new SplittableRandom(seed));
    LoraFactors merged = LoraMerge.of(List.of(one, one, one), new double[] {0.2, 0.5, 0.3}, rank);
    assertEquals(rank, merged.rank());
    same(one, merged);
  }

  @Property(tries = 100)
  void unequalRanksMergeToTheWeightedSum(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int first,
      @ForAll @IntRange(min = 1, max = 3) int second) {
    SplittableRandom random = new SplittableRandom(seed);
    LoraFactors x = drawn(first, random);
    LoraFactors y = drawn(second, random);
    LoraFactors merged = LoraMerge.of(List.of(x, y), new double[] {0.3, 0.7}, 6);
    assertEquals(first + second, merged.rank());
    for (int p = 0; p < SHAPES.size(); p++) {
      assertArrayEquals(sum(x.product(p), 0.3, y.product(p), 0.7), merged.product(p), 1e-12);
    }
  }

  @Property(tries = 100)
  void truncationIsTheBestOfItsRank(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int rank) {
    SplittableRandom random = new SplittableRandom(seed);
    LoraFactors full = drawn(6, random);
    LoraFactors cut = LoraMerge.of(List.of(full), new double[] {1.0}, rank);
    for (int p = 0; p < SHAPES.size(); p++) {
      AdaptedShape shape = SHAPES.get(p);
      double[] values = SmallSvd.of(full.product(p), shape.out(), shape.in()).values();
      double tail = 0.0;
      for (int k = rank; k < values.length; k++) {
        tail += values[k] * values[k];
      }
      assertEquals(tail, squares(sum(full.product(p), 1.0, cut.product(p), -1.0)), 1e-9);
      for (int other = 0; other < 20; other++) {
        double[] near = drawnNear(cut, p, random);
        assertTrue(squares(sum(full.product(p), 1.0, near, -1.0)) >= tail - 1e-9);
      }
    }
  }

  private static double[] drawnNear(LoraFactors cut, int p, SplittableRandom random) {
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int q = 0; q < SHAPES.size(); q++) {
      double[] noise = random.doubles(cut.a(q).length, -0.1, 0.1).toArray();
      a.add(sum(cut.a(q), 1.0, noise, 1.0));
      b.add(cut.b(q));
    }
    return LoraFactors.of(SHAPES, cut.rank(), a, b).product(p);
  }

  @Property(tries = 100)
  void singularValuesAndVectorsAreThose(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns) {
    double[] matrix = new SplittableRandom(seed).doubles((long) rows * columns, -1, 1).toArray();
    SmallSvd svd = SmallSvd.of(matrix, rows, columns);
    int k = Math.min(rows, columns);
    double[] made = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int r = 0; r < k; r++) {
          made[i * columns + j] += svd.u()[i * k + r] * svd.values()[r] * svd.v()[j * k + r];
        }
      }
    }
    assertArrayEquals(matrix, made, 1e-12);
    for (int r = 1; r < k; r++) {
      assertTrue(svd.values()[r] <= svd.values()[r - 1]);
    }
    for (int r = 0; r < k; r++) {
      for (int s = 0; s < k; s++) {
        double dot = 0.0;
        for (int j = 0; j < columns; j++) {
          dot += svd.v()[j * k + r] * svd.v()[j * k + s];
        }
        assertEquals(r == s ? 1.0 : 0.0, dot, 1e-9);
      }
    }
  }

  @Example
  void theMeanOfTheFactorsIsAnother() {
    SplittableRandom random = new SplittableRandom(1);
    LoraFactors x = drawn(2, random);
    LoraFactors y = drawn(2, random);
    double[] sum = sum(x.product(0), 0.5, y.product(0), 0.5);
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < SHAPES.size(); p++) {
      a.add(sum(x.a(p), 0.5, y.a(p), 0.5));
      b.add(sum(x.b(p), 0.5, y.b(p), 0.5));
    }
    double[] naive = LoraFactors.of(SHAPES, 2, a, b).product(0);
    assertTrue(squares(sum(sum, 1.0, naive, -1.0)) > 0.1);
  }

  @Example
  void freshAdaptersMergeToNothing() {
    LoraFactors fresh = LoraFactors.fresh(SHAPES, 3, new SplittableRandom(1));
    LoraFactors merged = LoraMerge.of(List.of(fresh, fresh), new double[] {0.5, 0.5}, 4);
    assertArrayEquals(new double[77], merged.product(0), 0.0);
  }

  /** With 0 in both factors no gradient would ever move it. */
  @Example
  void whatDoesNothingYetCanStillLearn() {
    BilinearHost host = BilinearHost.drawn(1);
    LoraFactors fresh = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(1));
    LoraFactors one = LoraMerge.of(List.of(fresh), new double[] {1.0}, 4);
    Task task = Bed.SETS.training().get(0);
    for (LoraFactors idle :
        List.of(
            LoraMerge.resized(fresh, 2, new SplittableRandom(1)),
            LoraMerge.of(List.of(fresh, one), new double[] {0.5, 0.5}, 8))) {
      assertArrayEquals(new double[idle.product(0).length], idle.product(0), 0.0);
      Learned learned =
          host.learn(
              idle, new byte[0], List.of(new Lesson(task, "", 0.0)), Plasticity.backprop(0.01));
      assertTrue(host.loss(learned.factors(), task) < host.loss(idle, task));
    }
    SplittableRandom random = new SplittableRandom(2);
    LoraFactors wider = LoraMerge.resized(drawn(2, random), 5, random);
    LoraFactors merged = LoraMerge.of(List.of(wider), new double[] {1.0}, 5);
    same(wider, merged);
    for (int r = 0; r < 5; r++) {
      assertTrue(squares(java.util.Arrays.copyOfRange(merged.a(0), r * 11, r * 11 + 11)) > 1e-6);
    }
  }

  @Property(tries = 50)
  void anotherRankIsTheSameAdapterOrTheNearest(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LoraFactors two = drawn(2, random);
    LoraFactors five = LoraMerge.resized(two, 5, random);
    assertEquals(5, five.rank());
    same(two, five);
    same(two, LoraMerge.resized(five, 2, random));
  }

  @Example
  void refusesWhatDoesNotFit() {
    LoraFactors one = drawn(2, new SplittableRandom(1));
    refused("rank must be in [1.0, 6.0], got 7.0", List.of(one), new double[] {1.0}, 7);
    refused(
        "adapters must be at least one with a weight each, got 1 and 2",
        List.of(one),
        new double[2],
        2);
  }

  private static void refused(String why, List<LoraFactors> adapters, double[] weights, int rank) {
    assertEquals(
        why,
        assertThrows(IllegalArgumentException.class, () -> LoraMerge.of(adapters, weights, rank))
            .getMessage());
  }

  private static void same(LoraFactors x, LoraFactors y) {
    for (int p = 0; p < SHAPES.size(); p++) {
      assertArrayEquals(x.product(p), y.product(p), 1e-12);
    }
  }

  private static double[] sum(double[] x, double v, double[] y, double w) {
    double[] sum = new double[x.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = v * x[i] + w * y[i];
    }
    return sum;
  }

  private static double squares(double[] x) {
    double squares = 0.0;
    for (double value : x) {
      squares += value * value;
    }
    return squares;
  }
}
