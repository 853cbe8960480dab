package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A host whose adapters learn for real. */
class BilinearHostTest {
  private final BilinearHost host = Bed.host();

  private LoraFactors drawn(SplittableRandom random) {
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (AdaptedShape shape : host.shapes()) {
      a.add(random.doubles(2L * shape.in(), -0.3, 0.3).toArray());
      b.add(random.doubles(2L * shape.out(), -0.3, 0.3).toArray());
    }
    return LoraFactors.of(host.shapes(), 2, a, b);
  }

  @Test
  void theGradientIsThatOfDifferences() {
    SplittableRandom random = new SplittableRandom(9);
    LoraFactors factors = drawn(random);
    List<Task> tasks = Bed.SETS.training().subList(0, 5);
    double[] gradient = host.gradient(factors, tasks);
    double[] row = FlatFactors.row(factors);
    int tried = 0;
    for (int i = 0; i < row.length; i += 1 + random.nextInt(12)) {
      double slope =
          (loss(factors, row, i, 1e-5, tasks) - loss(factors, row, i, -1e-5, tasks)) / 2e-5;
      int at = i;
      assertEquals(slope, gradient[i], 1e-6 * Math.max(1.0, Math.abs(slope)), () -> "at " + at);
      tried += slope != 0.0 ? 1 : 0;
    }
    assertTrue(tried > 50, "slopes that are not 0: " + tried);
  }

  private double loss(LoraFactors of, double[] row, int i, double by, List<Task> tasks) {
    double[] moved = row.clone();
    moved[i] += by;
    LoraFactors factors = of.with(moved);
    return tasks.stream().mapToDouble(task -> host.loss(factors, task)).average().orElseThrow();
  }

  @Test
  void oneStepOnATaskMakesItsAnswerLikelier() {
    LoraFactors fresh = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(1));
    Task task = Bed.SETS.training().get(3);
    LoraFactors factors = fresh;
    byte[] memory = {};
    for (int i = 0; i < 20; i++) {
      Learned learned =
          host.learn(
              factors, memory, List.of(new Lesson(task, "", 0.0)), Plasticity.backprop(1e-2));
      factors = learned.factors();
      memory = learned.memory();
    }
    assertTrue(host.loss(factors, task) < 0.5 * host.loss(fresh, task));
    assertEquals(task.gold(), host.attempt(Optional.of(factors), task).answer());
  }

  /** It is no oracle: the right answer is not looked at but by backprop. */
  @Test
  void anAttemptAndAHebbianStepDoNotSeeTheRightAnswer() {
    LoraFactors factors = drawn(new SplittableRandom(2));
    for (Task task : Bed.SETS.training().subList(0, 50)) {
      for (String other : task.choices()) {
        Task turned = new Task(task.family(), task.depth(), task.prompt(), other, task.choices());
        assertEquals(
            host.attempt(Optional.of(factors), task), host.attempt(Optional.of(factors), turned));
        String answer = task.choices().get(0);
        Plasticity plasticity = Plasticity.hebbian(0.1);
        assertEquals(
            host.learn(factors, new byte[0], List.of(new Lesson(task, answer, 1)), plasticity)
                .factors(),
            host.learn(factors, new byte[0], List.of(new Lesson(turned, answer, 1)), plasticity)
                .factors());
      }
    }
  }

  @Test
  void aHebbianStepStrengthensARewardedAnswer() {
    LoraFactors factors = drawn(new SplittableRandom(3));
    int stronger = 0;
    List<Task> tasks = Bed.SETS.training().subList(0, 100);
    for (Task task : tasks) {
      Lesson praised = new Lesson(task, task.gold(), 1.0);
      Learned learned =
          host.learn(factors, new byte[0], List.of(praised), Plasticity.hebbian(0.05));
      stronger += host.loss(learned.factors(), task) < host.loss(factors, task) ? 1 : 0;
    }
    int count = stronger;
    assertTrue(count > 80, () -> "stronger in " + count + " of 100");
  }

  @Test
  void aRateOfZeroChangesNothing() {
    LoraFactors factors = drawn(new SplittableRandom(2));
    List<Lesson> lessons =
        List.of(new Lesson(Bed.SETS.training().get(0), Bed.SETS.training().get(0).gold(), 1.0));
    assertSame(
        factors, host.learn(factors, new byte[0], lessons, Plasticity.backprop(0.0)).factors());
    assertSame(
        factors, host.learn(factors, new byte[0], lessons, Plasticity.hebbian(0.0)).factors());
  }

  @Test
  void refusesATaskWithoutChoicesAndAMemoryOfAnother() {
    Task open = Task.open("sum", Depth.SHORT, "1+1=", "2");
    String why =
        assertThrows(IllegalArgumentException.class, () -> host.attempt(Optional.empty(), open))
            .getMessage();
    assertEquals("the bilinear host must have choices to choose among, got none for 1+1=", why);
    LoraFactors factors = drawn(new SplittableRandom(2));
    List<Lesson> lessons = List.of(new Lesson(Bed.SETS.training().get(0), "", 0.0));
    assertThrows(
        IllegalArgumentException.class,
        () -> host.learn(factors, new byte[9], lessons, Plasticity.backprop(0.1)));
  }
}
