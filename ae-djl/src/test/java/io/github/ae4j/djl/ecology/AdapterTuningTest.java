package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.preset.Presets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdapterTuningTest {
  private final TinyTransformerHost host = Tiny.host();

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static Optimizer adam(double rate) {
    return Optimizer.adamW()
        .optLearningRateTracker(Tracker.fixed((float) rate))
        .optWeightDecays(0f)
        .build();
  }

  /** DJL's AdamW and the host's own are two implementations of one step. */
  @Test
  void aBareStepIsThatOfTheHost() {
    LoraFactors start = Tiny.adapter(host.shapes(), 3, 31);
    List<Task> tasks = Tiny.tasks(4, 32);
    Plasticity how = new Plasticity(Plasticity.Kind.BACKPROP, 0.01, 1e6, 0.0);
    LoraFactors expected = host.learn(start, new byte[0], Tiny.lessons(tasks), how).factors();
    try (AdapterTuning tuning = AdapterTuning.bare(host, start, adam(0.01))) {
      tuning.step(tasks);
      double[] slopes = slopes(start, tasks);
      double[] from = FlatFactors.of(start).values();
      double[] own = FlatFactors.of(expected).values();
      double[] djls = FlatFactors.of(tuning.factors()).values();
      int compared = 0;
      for (int i = 0; i < own.length; i++) {
        if (Math.abs(slopes[i])
            > 1e-3) { // far above epsilon, which the two add in different places
          assertEquals(own[i] - from[i], djls[i] - from[i], 1e-4);
          assertEquals(0.01, Math.abs(djls[i] - from[i]), 1e-4);
          compared++;
        }
      }
      assertTrue(compared > own.length / 10, "compared " + compared + " of " + own.length);
    }
  }

  private double[] slopes(LoraFactors factors, List<Task> tasks) {
    float[] single =
        host.slope(FlatFactors.of(factors), Completions.gold(Tiny.SIZES, tasks)).gradient();
    double[] slopes = new double[single.length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = single[i];
    }
    return slopes;
  }

  /** A loop raises a rate that is far too small, and the adapter learns faster than without. */
  @Test
  void aLoopSteersIt() {
    LoraFactors start = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(33));
    String hash = host.frozenHash();
    double bare;
    try (AdapterTuning tuning = AdapterTuning.bare(host, start, adam(1e-5))) {
      bare = last(tuning);
    }
    try (AdapterTuning tuning =
        AdapterTuning.steered(host, start, adam(1e-5), Presets.standard())) {
      double steered = last(tuning);
      SteeredTrainer trainer = assertInstanceOf(SteeredTrainer.class, tuning.trainer());
      double rate = trainer.loop().coefficient(Coefficient.LEARNING_RATE);
      assertTrue(rate > 2e-5, "rate " + rate);
      assertTrue(steered < bare - 0.1, "loss " + steered + " steered, " + bare + " bare");
    }
    assertEquals(hash, host.frozenHash());
  }

  private static double last(AdapterTuning tuning) {
    List<Task> tasks = Tiny.tasks(8, 34);
    double loss = Double.NaN;
    for (int i = 0; i < 120; i++) {
      loss = tuning.step(tasks);
    }
    return loss;
  }

  @Test
  void aBudgetIsSpentAndNoMore() {
    LoraFactors start = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(35));
    Iterator<Task> tasks = Tiny.tasks(100, 36).iterator();
    try (AdapterTuning tuning = AdapterTuning.bare(host, start, adam(0.01))) {
      assertEquals(0, tuning.spend(tasks::next, 3, 0));
      int steps = tuning.spend(tasks::next, 3, 100);
      assertTrue(tuning.tokens() >= 100 && tuning.tokens() < 100 + 3 * 9, "" + tuning.tokens());
      assertTrue(steps >= 4 && steps <= 7, "steps " + steps);
    }
  }

  @Test
  void anAdapterOfAnotherHostIsRefused() {
    try (TinyTransformerHost wider =
        TinyTransformerHost.untrained(new TinySizes(32, 1, 2, 24), 1)) {
      LoraFactors other = LoraFactors.fresh(wider.shapes(), 2, new SplittableRandom(1));
      assertThrows(
          IllegalArgumentException.class, () -> AdapterTuning.bare(host, other, adam(0.01)));
    }
  }
}
