package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Smoothness;
import io.github.ae4j.preset.StandardConfig;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final Gains SMOOTH = Gains.of(StandardConfig.defaults().with(Smoothness.SMOOTH));
  private static final int TASKS = 20;
  private static final int STEPS = 200;
  private static final double WHOLE = 1e-6;

  /** Share of a task's greatest slope below which a gain is not in play: there a whole run's difference is rounding. */
  private static final double IN_PLAY = 1e-6;

  /** By a whole run on either side. */
  private static double difference(MetaTask task, Gains gains, int j, double h) {
    double up = MetaRun.value(task, gains.moved(j, h));
    double down = MetaRun.value(task, gains.moved(j, -h));
    return (up - down) / (2.0 * h);
  }

  private static MetaTask task(int number) {
    Objective objective =
        switch (number % 4) {
          case 0 -> Objective.finalLoss();
          case 1 -> Objective.meanLoss();
          case 2 -> Objective.regret(0.3);
          default -> Objective.timeToTarget(1.0, 0.5);
        };
    return new QuadraticMetaTask(number, 4 + number % 5, STEPS, number % 3 == 0, objective);
  }

  /**
   * Every gain that a task depends on, by either; a pair is one task and one gain. What does not agree is clock_hold
   * where the clock is at its 44 steps, a whole number, when it starts: there the run has a kink in it.
   */
  @Test
  void agreesWithDifferencesOfWholeRuns() {
    Gains gains = inPlay();
    int[][] counts =
        IntStream.range(0, TASKS)
            .parallel()
            .mapToObj(number -> agreement(number, gains))
            .toArray(int[][]::new);
    int agree = 0;
    int pairs = 0;
    for (int[] count : counts) {
      agree += count[0];
      pairs += count[1];
    }
    assertTrue(pairs >= 12 * TASKS, "gains in play: " + pairs);
    assertTrue(agree >= 0.95 * pairs, agree + " of " + pairs);
  }

  /** Those of all gains that one of the first tasks depends on. */
  private static Gains inPlay() {
    Set<String> names = new LinkedHashSet<>();
    for (int number = 0; number < 4; number++) {
      double[] slopes = MetaRun.of(task(number), SMOOTH, Sensitivity.EXACT).slopes();
      for (int j = 0; j < slopes.length; j++) {
        if (slopes[j] != 0.0) {
          names.add(SMOOTH.names().get(j));
        }
      }
    }
    return SMOOTH.only(List.copyOf(names));
  }

  private static int[] agreement(int number, Gains gains) {
    MetaTask task = task(number);
    double[] slopes = MetaRun.of(task, gains, Sensitivity.EXACT).slopes();
    double least = IN_PLAY * Arrays.stream(slopes).map(Math::abs).max().orElseThrow();
    int agree = 0;
    int pairs = 0;
    for (int j = 0; j < slopes.length; j++) {
      double whole = difference(task, gains, j, WHOLE);
      if (Math.abs(slopes[j]) > least || Math.abs(whole) > least) {
        pairs++;
        agree += Math.abs(slopes[j] - whole) <= 1e-3 * Math.abs(whole) ? 1 : 0;
      }
    }
    return new int[] {agree, pairs};
  }

  /** One direction for each gain is all of them; the gains' moves lie nearly in fewer. */
  @Test
  void fewDirectionsNearlyDo() {
    Gains gains =
        SMOOTH.only(List.of("drive_gain", "limit_reach", "momentum_share", "start_gauge"));
    MetaTask task = task(1);
    double[] exact = MetaRun.of(task, gains, Sensitivity.EXACT).slopes();
    double[] two = MetaRun.of(task, gains, 2).slopes();
    assertArrayEquals(exact, MetaRun.of(task, gains, 4).slopes(), 1e-12);
    for (int j = 0; j < exact.length; j++) {
      assertEquals(exact[j], two[j], 0.3 * Math.abs(exact[j]), gains.names().get(j));
    }
  }

  /** H by a gradient more is H where the parameters were when the gradient was taken. */
  @Test
  void gradientsDoForCurvatureThatIsNotKnown() {
    Gains gains =
        SMOOTH.only(List.of("drive_gain", "limit_reach", "momentum_share", "start_gauge"));
    MetaTask task = task(1);
    double[] known = MetaRun.of(task, gains, Sensitivity.EXACT).slopes();
    MetaTask unknown = QuadraticMetaTask.withoutCurvature(task);
    for (int directions : new int[] {3, Sensitivity.EXACT}) {
      double[] two = MetaRun.of(task, gains, directions).slopes();
      double[] slopes = MetaRun.of(unknown, gains, directions).slopes();
      for (int j = 0; j < known.length; j++) {
        assertEquals(two[j], slopes[j], 1e-4 * Math.abs(known[j]), gains.names().get(j));
      }
    }
  }

  /** By the first-order term alone the second loss changes by -{@code <g, d>}: d as the first step made it. */
  @Test
  void withoutCurvatureTheLossChangesAlongTheGradient() {
    double[] theta = {1.0, -2.0};
    Gains gains = SMOOTH.only(List.of("start_gauge"));
    try (Sensitivity ride =
        Sensitivity.of(gains, 0, theta, p -> ArrayOptimizer.sgd(p, ArraySettings.of(0.01)))) {
      ride.step(9.0, new double[] {1.0, 2.0}, (v, product) -> fail());
      assertArrayEquals(new double[] {0.0}, ride.lossSlopes());
      double[] moved = {theta[0] - 1.0, theta[1] + 2.0};
      assertArrayEquals(moved, ride.parameterSlopes(0), 1e-7);
      ride.step(8.0, new double[] {3.0, 1.0}, (v, product) -> fail());
      assertEquals(3.0 * moved[0] + moved[1], ride.lossSlopes()[0], 1e-7);
    }
  }

  private static void fail() {
    throw new AssertionError("no curvature was asked for");
  }

  @Test
  void theRunIsThePlainOneAndWhatIsKeptDoesNotGrow() {
    Gains gains = SMOOTH.only(List.of("drive_gain", "limit_reach"));
    MetaTask task = task(2);
    assertEquals(
        MetaRun.value(task, gains), MetaRun.of(task, gains, Sensitivity.EXACT).value(), 0.0);
    double[] theta = task.start();
    try (Sensitivity ride = Sensitivity.of(gains, 1, theta, task::optimizer)) {
      double[] gradient = new double[theta.length];
      Curvature curvature = (v, product) -> task.curvature(0, theta, gradient, v, product);
      ride.step(task.loss(0, theta, gradient), gradient, curvature);
      long first = reachable(ride);
      for (int step = 1; step < 2_000; step++) {
        ride.step(task.loss(step % STEPS, theta, gradient), gradient, curvature);
      }
      assertEquals(first, reachable(ride));
      assertTrue(first >= ride.numbers(), first + " doubles, of which " + ride.numbers());
    }
  }

  /** Beside what is said to be kept: the run's own, and of each neighbour's what it has beside its parameters. */
  @Test
  void whatIsSaidToBeKeptIsAllButTheRunsThemselves() {
    Gains gains = SMOOTH.only(List.of("drive_gain", "limit_reach"));
    int more = 2_000;
    long run = plain(gains, 1_000 + more) - plain(gains, 1_000);
    for (int directions : new int[] {0, 1, Sensitivity.EXACT}) {
      long beside = beside(gains, directions, 1_000 + more) - beside(gains, directions, 1_000);
      assertEquals(run + (2L * gains.size() + 1L) * (run - more), beside);
    }
  }

  private static long plain(Gains gains, int size) {
    double[] theta = new double[size];
    ArrayOptimizer adam = ArrayOptimizer.adam(theta, ArraySettings.of(0.01));
    try (ArrayTrainer trainer = ArrayTrainer.steer(adam, gains.preset())) {
      return reachable(trainer);
    }
  }

  private static long beside(Gains gains, int directions, int size) {
    double[] theta = new double[size];
    try (Sensitivity ride =
        Sensitivity.of(
            gains, directions, theta, p -> ArrayOptimizer.adam(p, ArraySettings.of(0.01)))) {
      return reachable(ride) - ride.numbers();
    }
  }

  /** Doubles in arrays that are reached from an object of the library. */
  private static long reachable(Object root) {
    return ReachableNumbers.of(root);
  }

  @Test
  void aGainThatIsNoneIsRefusedWithTheNearest() {
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> Gains.standard().only(List.of("drive_gian")))
            .getMessage();
    assertTrue(said.contains("drive_gian") && said.contains("drive_gain"), said);
  }
}
