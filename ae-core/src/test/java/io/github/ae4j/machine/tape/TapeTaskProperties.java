package io.github.ae4j.machine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The gradient of every program is that of central differences. */
class TapeTaskProperties {
  @Provide
  Arbitrary<Integer> kinds() {
    return Arbitraries.integers().between(0, 4);
  }

  private static TapeTask task(int kind, int length, int width) {
    return switch (kind) {
      case 0 -> SequenceTask.copy(length, width);
      case 1 -> SequenceTask.reverse(length, width);
      case 2 -> SequenceTask.shift(length, width, 2);
      case 3 -> new PalindromeTask(length, width);
      default -> new RecallTask(2, width + 1);
    };
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void gradients(
      @ForAll("kinds") int kind,
      @ForAll @IntRange(min = 2, max = 6) int length,
      @ForAll @IntRange(min = 1, max = 4) int width,
      @ForAll long seed) {
    TapeTask task = task(kind, length, width);
    SplittableRandom random = new SplittableRandom(seed);
    double[] theta = task.start(random, 1.0);
    List<TapeTask.Example> examples = List.of(task.draw(random), task.draw(random));
    double[] gradient = new double[task.size()];
    task.loss(theta, examples, gradient);
    double[] ignored = new double[task.size()];
    Differences.check(task.name(), theta, x -> task.loss(x, examples, ignored), gradient);
  }

  /** Programs written by hand solve their tasks exactly once hardened, on any example. */
  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aProgramByHandIsExact(
      @ForAll @IntRange(min = 2, max = 8) int length,
      @ForAll @IntRange(min = 2, max = 4) int width,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] on = head(length, 0, 2);
    exact(SequenceTask.copy(length, width), random, on, on);
    exact(SequenceTask.reverse(length, width), random, on, head(length, length - 1, 0));
    exact(SequenceTask.shift(length, width, 1), random, on, head(length, 1, 2));
    double[] output = {20.0, -20.0 * (1.0 - 1.0 / length)};
    exact(new PalindromeTask(length, width), random, on, on, head(length, length - 1, 0), output);
    double[] lookUp = {3.0, -9.0, -9.0, 9.0, 0.0};
    exact(new RecallTask(2, width), random, head(4, 0, 2), lookUp);
  }

  private static double[] head(int cells, int start, int move) {
    double[] head = new double[cells + 4];
    head[start] = 9.0;
    head[cells + move] = 9.0;
    return head;
  }

  private static void exact(TapeTask task, SplittableRandom random, double[]... parts) {
    double[] theta = Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    assertEquals(task.size(), theta.length, task.name());
    for (int i = 0; i < 20; i++) {
      assertTrue(task.isExact(theta, task.draw(random), Reading.HARD), task.name());
    }
  }
}
