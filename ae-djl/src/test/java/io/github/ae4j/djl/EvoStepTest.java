package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.evo.Acceptance;
import io.github.ae4j.evo.EvoConfig;
import io.github.ae4j.evo.EvoConfig.OnTaken;
import io.github.ae4j.evo.Generation;
import io.github.ae4j.evo.SeedEvo;
import io.github.ae4j.evo.Sigma;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A population around a network's parameters, after the steps of a bare trainer and of a steered one. */
class EvoStepTest {
  private static final EvoConfig EVERY = EvoConfig.defaults().withInterval(1).withSeed(7);

  @TempDir Path folder;

  private static Perceptron steered() {
    return Perceptron.steered(Optimizers.sgd(), Presets.standard(), StepPath.FUSED);
  }

  private static Generation evolve(Perceptron net, EvoStep evo, int t) {
    net.differentiate(t);
    net.trainer.step();
    return evo.step(() -> net.loss(t)).orElseThrow();
  }

  @Test
  void theBaseIsNeverLeftForSomethingWorse() {
    try (Perceptron net = steered()) {
      EvoStep evo = EvoStep.on(net.steered(), EVERY);
      int taken = 0;
      for (int t = 1; t <= 40; t++) {
        net.differentiate(t);
        net.trainer.step();
        double[] base = net.weights();
        double loss = net.loss(t);
        int now = t;
        Generation made = evo.step(() -> net.loss(now)).orElseThrow();
        assertEquals(loss, made.base(), 0.0);
        if (made.taken()) {
          assertTrue(net.loss(t) < loss, made.toString());
          taken++;
        } else {
          assertArrayEquals(base, net.weights(), 0.0);
        }
      }
      assertTrue(taken > 0 && taken < 40, taken + " of 40 were taken");
      assertEquals(0, net.steered().adapter().passes().movesOutside());
    }
  }

  /** The spread of a candidate is sigma times each tensor's root mean square. */
  @Test
  void candidatesSpreadAsTheirTensorDoes() {
    try (Perceptron net = Perceptron.bare(Optimizers.plainSgd())) {
      EvoConfig two =
          EVERY
              .withPopulation(2, 1)
              .withSigma(new Sigma.Decaying(0.1, 1.0, 0.1))
              .withMomentum(OnTaken.KEEP);
      EvoStep evo = EvoStep.on(net.trainer, Optimizers.plainSgd(), two);
      double[][] seen = new double[2][];
      int[] calls = {0};
      evo.step(
          () -> {
            if (calls[0] < 2) {
              seen[calls[0]] = net.weights();
            }
            return ++calls[0];
          });
      int weights = 13 * 31; // of the first tensor
      double rms = Math.sqrt(Arrays.stream(seen[0], 0, weights).map(x -> x * x).sum() / weights);
      double square = 0.0;
      for (int i = 0; i < weights; i++) {
        square += Math.pow(seen[1][i] - seen[0][i], 2);
      }
      assertEquals(0.1 * rms, Math.sqrt(square / weights), 0.01 * rms);
      assertArrayEquals(seen[0], net.weights(), 0.0);
    }
  }

  @Test
  void momentumOfABareOptimizerIsReset() {
    for (OnTaken choice : OnTaken.values()) {
      Optimizer optimizer = Optimizers.sgd();
      try (Perceptron net = Perceptron.bare(optimizer)) {
        EvoConfig always = EVERY.withAcceptance(Acceptance.ALWAYS).withMomentum(choice);
        EvoStep evo = EvoStep.on(net.trainer, optimizer, always);
        assertTrue(evolve(net, evo, 1).taken());
        boolean empty = new OptimizerFields(optimizer).firstMoments().tensors().isEmpty();
        assertEquals(choice == OnTaken.RESET, empty);
        net.steps(2, 5);
      }
    }
  }

  @Test
  void aResumedRunIsTheUninterruptedOne() throws IOException {
    Path state = folder.resolve("trainer");
    Path population = folder.resolve("evo");
    EvoConfig config = EVERY.withInterval(3).withSigma(new Sigma.Steered(0.05, 1e-3, 1.0));
    try (Perceptron whole = steered();
        Perceptron parts = steered()) {
      EvoStep uninterrupted = EvoStep.on(whole.steered(), config);
      run(whole, uninterrupted, 1, 20);
      AeDjl.saveState(whole.steered(), state);
      uninterrupted.save(population);
      Weights.copy(whole.model, parts.model);
      EvoStep resumed = EvoStep.on(parts.steered(), config);
      AeDjl.restoreState(parts.steered(), state);
      resumed.load(population);
      run(whole, uninterrupted, 21, 40);
      run(parts, resumed, 21, 40);
      assertArrayEquals(whole.weights(), parts.weights(), 0.0);
      assertEquals(uninterrupted.population().state(), resumed.population().state());
      assertNotEquals(0.05, resumed.population().sigma());
      EvoStep other = EvoStep.on(parts.steered(), EVERY);
      assertThrows(IllegalArgumentException.class, () -> other.load(population));
      assertEquals(0, other.population().steps());
    }
  }

  private static void run(Perceptron net, EvoStep evo, int from, int to) {
    for (int t = from; t <= to; t++) {
      int now = t;
      net.differentiate(t);
      evo.measure(net.loss(t));
      net.trainer.step();
      evo.step(() -> net.loss(now));
    }
  }

  @Test
  void aClosureThatFailsOrIsNotFiniteChangesNothing() {
    try (Perceptron net = steered()) {
      EvoStep evo = EvoStep.on(net.steered(), SeedEvo.config().withInterval(1));
      net.steps(1, 3);
      double[] base = net.weights();
      assertFalse(evo.step(() -> Double.NaN).orElseThrow().taken());
      assertArrayEquals(base, net.weights(), 0.0);
      int[] calls = {0};
      assertThrows(
          IllegalStateException.class,
          () ->
              evo.step(
                  () -> {
                    if (++calls[0] == 3) {
                      throw new IllegalStateException("no data");
                    }
                    return 1.0;
                  }));
      assertArrayEquals(base, net.weights(), 0.0);
    }
  }

  @Test
  void whatDoesNotFitIsNamed() {
    try (Perceptron net = steered();
        Perceptron bare = Perceptron.bare(Optimizers.sgd())) {
      EvoStep evo = EvoStep.on(net.steered(), EVERY.withSigma(new Sigma.Steered(0.1, 0.01, 1.0)));
      IllegalStateException unmeasured =
          assertThrows(IllegalStateException.class, () -> evo.step(() -> 1.0));
      assertTrue(unmeasured.getMessage().startsWith("a steered sigma must be measured"));
      assertThrows(
          IllegalArgumentException.class, () -> EvoStep.on(net.trainer, Optimizers.sgd(), EVERY));
      assertThrows(
          IllegalArgumentException.class,
          () -> EvoStep.on(bare.trainer, Optimizer.rmsprop().build(), EVERY));
    }
  }
}
