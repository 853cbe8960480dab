package io.github.ae4j.examples.lab.systems.evo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Start;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.task.ForwardingTask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvoExperimentTest {
  private static final Setting SMOKE = new Setting(Scale.SMOKE, null);

  /** The first of each family. */
  private static List<EvoArm> families(Ground ground) {
    List<String> families =
        ground.arms().stream().map(one -> one.arm().family()).distinct().toList();
    assertEquals(6, families.size(), families.toString());
    return families.stream()
        .map(f -> ground.arms().stream().filter(o -> o.arm().family().equals(f)).findFirst())
        .map(java.util.Optional::orElseThrow)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ground.class,
      names = {"PLATEAU", "RUGGED"})
  void sameArmAndSeedGiveTheSameOutcome(Ground ground) {
    EvoExperiment experiment = new EvoExperiment(ground);
    for (EvoArm arm : families(ground)) {
      Outcome first = experiment.run(arm.arm(), 3, SMOKE);
      assertEquals(first.metrics(), experiment.run(arm.arm(), 3, SMOKE).metrics());
      double[] loss = first.curves().get(Outcome.METRIC).value();
      assertArrayEquals(
          loss, experiment.run(arm.arm(), 3, SMOKE).curves().get(Outcome.METRIC).value(), 0.0);
    }
  }

  /** Tuning must be even: as many settings of SGD as of each EvoSGD. */
  @ParameterizedTest
  @EnumSource(Ground.class)
  void eachFamilyIsTunedOverAsManySettings(Ground ground) {
    List<String> names = ground.arms().stream().map(one -> one.arm().family()).toList();
    long sgd = names.stream().filter("sgd-tuned"::equals).count();
    for (String family : List.of("evo", "evo-ae4", "evo-seed")) {
      assertEquals(sgd, names.stream().filter(family::equals).count(), family);
    }
  }

  /** Losses asked for by steps and by candidates together are never more than the passes. */
  @Test
  void noMorePassesAreMadeThanAreCounted() {
    int[] candidates = {0};
    OnBatch batch =
        new OnBatch(
            new ForwardingTask(new Rastrigin(1)) {
              @Override
              public double gradient(int step, double[] point, double[] gradient) {
                candidates[0]++;
                return super.gradient(step, point, gradient);
              }
            });
    Start start = new Start(batch.start(), batch.shapes(), 0, 1);
    Evolved evolved = new Evolved(start, 1e-3, EvoArm.every(10), batch);
    double[] gradient = new double[10];
    int steps = 0;
    for (int pass = 1; pass <= 300; pass++) {
      double loss = batch.gradient(pass, evolved.point(), gradient);
      candidates[0]--; // of the gradient itself
      double[] before = evolved.point().clone();
      evolved.step(loss, gradient);
      steps += java.util.Arrays.equals(before, evolved.point()) ? 0 : 1;
      assertTrue(steps + candidates[0] <= pass, steps + " and " + candidates[0] + " in " + pass);
    }
    assertTrue(candidates[0] > 0);
    assertEquals(300 / 17, evolved.coefficients().get("generations"), 0.0);
  }

  @Test
  void rastriginsGradientIsThatOfItsLoss() {
    Rastrigin task = new Rastrigin(5);
    double[] x = task.start();
    double[] gradient = new double[x.length];
    task.gradient(1, x, gradient);
    for (int i = 0; i < x.length; i++) {
      double[] more = x.clone();
      double[] less = x.clone();
      more[i] += 1e-6;
      less[i] -= 1e-6;
      double slope = (task.evaluate(0, more) - task.evaluate(0, less)) / 2e-6;
      assertEquals(slope, gradient[i], 1e-6);
    }
  }
}
