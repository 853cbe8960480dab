package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of an array's parameters: apart where they have states of their own, together where they share one. */
class ArrayGroupsTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.01);
  private static final int SPLIT = 5;
  private static final int SIZE = 12;
  private static final int STEPS = 400;

  private static final ArraySettings APART =
      SETTINGS.withGroups(ArrayGroup.own("body", 0, SPLIT), ArrayGroup.own("head", SPLIT, SIZE));

  private static double[] start() {
    return new Random(3).doubles(SIZE, -1.0, 1.0).toArray();
  }

  /**
   * The body's is spoilt once, the head's is 0 for a while.
   *
   * @param spoilt by how much; where steps go unseen, one of a hundred times is measured, in all groups
   */
  private static double[] gradient(double[] theta, int t, double spoilt, Random random) {
    double[] g = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double scale = i < SPLIT ? 1.0 : 0.01;
      g[i] = scale * (theta[i] + (i < SPLIT ? 0.1 : 1.0) * random.nextGaussian());
      g[i] *= i < SPLIT && t == 200 ? spoilt : 1.0;
      g[i] = i >= SPLIT && t >= 100 && t < 120 ? 0.0 : g[i];
    }
    return g;
  }

  private static List<String> state(ArrayTrainer trainer, int group) {
    String label = "group " + trainer.loop().groups().get(group) + " ";
    return trainer
        .loop()
        .checkpoint()
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .toList();
  }

  /** Parameters, coefficients, signals and memory of each group are what they are alone, bit by bit. */
  @ParameterizedTest
  @CsvSource({"SAME_STEP, 1", "NEXT_STEP, 1", "SAME_STEP, 4"})
  void groupsApartAreTrainedAsIfAlone(Timing timing, int every) {
    double[] both = start();
    double[] body = Arrays.copyOf(both, SPLIT);
    double[] head = Arrays.copyOfRange(both, SPLIT, SIZE);
    Random random = new Random(4);
    Cadence cadence = new Cadence(0, every);
    Preset preset = Presets.standard();
    boolean seen = timing == Timing.SAME_STEP && every == 1;
    try (ArrayTrainer trainer =
            ArrayTrainer.steer(ArrayOptimizer.adam(both, APART), preset, cadence, timing);
        ArrayTrainer first =
            ArrayTrainer.steer(ArrayOptimizer.adam(body, SETTINGS), preset, cadence, timing);
        ArrayTrainer second =
            ArrayTrainer.steer(ArrayOptimizer.adam(head, SETTINGS), preset, cadence, timing)) {
      for (int t = 1; t <= STEPS; t++) {
        double loss = 0.5 + 1.0 / (1.0 + 0.02 * t) + 0.003 * random.nextGaussian();
        double[] g = gradient(both, t, seen ? 1e4 : 50.0, random);
        assertEquals(Verdict.APPLY, trainer.step(loss, g), "at " + t);
        first.step(loss, Arrays.copyOf(g, SPLIT));
        second.step(loss, Arrays.copyOfRange(g, SPLIT, SIZE));
        assertArrayEquals(body, Arrays.copyOf(both, SPLIT), "body at " + t);
        assertArrayEquals(head, Arrays.copyOfRange(both, SPLIT, SIZE), "head at " + t);
        if (t == 200 && seen) {
          assertTrue(trainer.loop().coefficient(0, Coefficient.GRADIENT_SCALE) < 0.01);
          assertEquals(1.0, trainer.loop().coefficient(1, Coefficient.GRADIENT_SCALE));
        }
      }
      assertEquals(state(first, 0), state(trainer, 0));
      assertEquals(state(second, 0), state(trainer, 1));
      assertNotEquals(
          trainer.loop().coefficient(0, Coefficient.LEARNING_RATE),
          trainer.loop().coefficient(1, Coefficient.LEARNING_RATE));
      double[] served = trainer.readout();
      assertArrayEquals(first.readout(), Arrays.copyOf(served, SPLIT));
      assertArrayEquals(second.readout(), Arrays.copyOfRange(served, SPLIT, SIZE));
    }
  }

  /** As the ones apart, with the averaged readout in a buffer. */
  @Test
  void eachGroupAveragesAtARateOfItsOwn() {
    double[] both = start();
    double[] head = Arrays.copyOfRange(both, SPLIT, SIZE);
    Random random = new Random(4);
    Preset preset = Presets.standardWithReadout();
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.sgd(both, APART), preset);
        ArrayTrainer second = ArrayTrainer.steer(ArrayOptimizer.sgd(head, SETTINGS), preset)) {
      for (int t = 1; t <= 80; t++) {
        double[] g = gradient(both, t, 1e4, random);
        trainer.step(1.0, g);
        second.step(1.0, Arrays.copyOfRange(g, SPLIT, SIZE));
        assertArrayEquals(
            second.readout(), Arrays.copyOfRange(trainer.readout(), SPLIT, SIZE), "at " + t);
      }
      assertEquals(state(second, 0), state(trainer, 1));
    }
  }

  /** What is not finite in one group leaves out the update of all: the gradient is one. */
  @ParameterizedTest
  @ValueSource(ints = {0, SIZE - 1})
  void whatIsNotFiniteAnywhereLeavesAllOut(int place) {
    double[] theta = start();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.sgd(theta, APART), Presets.standard())) {
      trainer.step(1.0, theta.clone());
      double[] before = theta.clone();
      double[] g = theta.clone();
      g[place] = Double.NaN;
      assertEquals(Verdict.SKIP, trainer.step(1.0, g));
      assertArrayEquals(before, theta);
    }
  }

  /** SGD by hand: alpha p in the update, decoupled decay and the lead to the average. */
  @Test
  void aProportionIsOfTheRate() {
    double p = 3.0;
    double alpha = 0.01;
    double decay = 0.1;
    double[] theta = {1.0, 1.0};
    ArraySettings settings = SETTINGS.withMomentum(0.0).withWeightDecay(decay).withBeta2(0.5);
    ArrayOptimizer adamW =
        ArrayOptimizer.adamW(
            theta,
            settings.withGroups(ArrayGroup.own("a", 0, 1), ArrayGroup.sharing("b", 1, 2, "a", p)));
    adamW.step(new double[] {0.5, -0.5});
    assertEquals(1.0 - alpha * decay - alpha * 0.5 / (0.5 + 1e-8), theta[0], 1e-15);
    assertEquals(1.0 - p * alpha * decay + p * alpha * 0.5 / (0.5 + 1e-8), theta[1], 1e-15);
  }

  /** theta-bar = theta + (1-nu) W w m with the proportion in w. */
  @Test
  void theReadoutLeadsByTheProportion() {
    double[] theta = {1.0, 2.0, -1.0};
    ArraySettings settings =
        SETTINGS.withGroups(ArrayGroup.own("a", 0, 2), ArrayGroup.sharing("b", 2, 3, "a", 4.0));
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, settings);
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard())) {
      for (int t = 0; t < 10; t++) {
        trainer.step(1.0, theta.clone());
      }
      double lead =
          (1.0 - trainer.loop().coefficient(Coefficient.MOMENTUM_SHARE))
              * sgd.plant().moments().rates(0);
      double[] state = sgd.state();
      double[] served = trainer.readout();
      assertEquals(theta[1] + lead * state[3], served[1], 1e-14);
      assertEquals(theta[2] + 4.0 * lead * state[4], served[2], 1e-14);
      assertTrue(Math.abs(lead) > 1e-6);
    }
  }

  /** Ranges of one group that lie apart are measured and updated as one. */
  @Test
  void aGroupMayLieInSeveralRanges() {
    double[] whole = start();
    double[] parts = whole.clone();
    ArraySettings settings =
        SETTINGS.withGroups(
            ArrayGroup.sharing("last", 7, SIZE, "first", 1.0),
            ArrayGroup.own("first", 0, 4),
            ArrayGroup.sharing("middle", 4, 7, "first", 1.0));
    Random random = new Random(5);
    try (ArrayTrainer one =
            ArrayTrainer.steer(ArrayOptimizer.adam(whole, SETTINGS), Presets.standard());
        ArrayTrainer three =
            ArrayTrainer.steer(ArrayOptimizer.adam(parts, settings), Presets.standard())) {
      assertEquals(List.of("first"), three.loop().groups());
      for (int t = 1; t <= 100; t++) {
        double[] g = gradient(whole, t, 1e4, random);
        one.step(1.0, g);
        three.step(1.0, g);
        assertArrayEquals(whole, parts, 1e-12);
      }
    }
  }

  /** Neither read nor written: its gradient may hold anything. */
  @ParameterizedTest
  @CsvSource({"SAME_STEP, 12", "NEXT_STEP, 12", "SAME_STEP, 70001", "NEXT_STEP, 70001"})
  void whatIsFrozenIsNotLookedAt(Timing timing, int n) {
    double[] theta = new Random(3).doubles(n, -1.0, 1.0).toArray();
    double[] before = theta.clone();
    ArraySettings settings =
        SETTINGS.withGroups(
            ArrayGroup.own("a", 0, 3),
            ArrayGroup.frozen("frozen", 3, 6),
            ArrayGroup.own("b", 6, n));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, settings), Presets.standard(), new Cadence(3, 2), timing)) {
      for (int t = 0; t < 9; t++) {
        double[] g = theta.clone();
        Arrays.fill(g, 3, 6, t % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY);
        assertEquals(Verdict.APPLY, trainer.step(1.0, g));
      }
      assertArrayEquals(Arrays.copyOfRange(before, 3, 6), Arrays.copyOfRange(theta, 3, 6));
      assertArrayEquals(
          Arrays.copyOfRange(before, 3, 6), Arrays.copyOfRange(trainer.readout(), 3, 6));
      assertTrue(theta[0] != before[0] && theta[n - 1] != before[n - 1]);
    }
  }

  /** Of a large array the groups before the coordinate that is not finite are taken back too. */
  @ParameterizedTest
  @ValueSource(ints = {10, 40_000, 70_000})
  void anUpdateIsTakenBackFromEveryGroup(int place) {
    int n = 70_001;
    double[] theta = new Random(3).doubles(n, -1.0, 1.0).toArray();
    ArraySettings settings =
        SETTINGS.withGroups(
            ArrayGroup.own("a", 0, 1000),
            ArrayGroup.sharing("b", 1000, 50_000, "a", 2.0),
            ArrayGroup.own("c", 50_000, n));
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, settings);
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(sgd, Presets.standard(), Cadence.everyStep(), Timing.NEXT_STEP)) {
      for (int t = 0; t < 5; t++) {
        trainer.step(1.0, theta.clone());
      }
      double[] before = theta.clone();
      double[] state = sgd.state();
      double[] g = theta.clone();
      g[place] = Double.NaN;
      assertEquals(Verdict.SKIP, trainer.step(1.0, g));
      assertArrayEquals(before, theta, 1e-15);
      assertArrayEquals(state, sgd.state(), 1e-15);
    }
  }

  @Test
  void theLoopKnowsItsGroupsByName() {
    double[] theta = start();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.sgd(theta, APART), Presets.standard())) {
      assertEquals(List.of("body", "head"), trainer.loop().groups());
      assertEquals(1, trainer.loop().group("head"));
      assertEquals(
          "group must be one of [body, head], got heads",
          assertThrows(IllegalArgumentException.class, () -> trainer.loop().group("heads"))
              .getMessage());
    }
  }
}
