package io.github.ae4j.examples.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.finetune.FineTuneArm.Method;
import io.github.ae4j.examples.finetune.FineTuneArm.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GptTrainingTest {
  private static final GptSizes SIZES = new GptSizes(8, 8, 16, 2, 2);
  private static final Texts.Parts COUNTING = new Texts.Parts(rounds(400), rounds(60), rounds(60));
  private static final Budget BUDGET = new Budget(60, 60, 8, 4, 3, 5);

  /** 0 1 2 ... 7 0 1 2 ... */
  private static int[] rounds(int length) {
    int[] tokens = new int[length];
    Arrays.setAll(tokens, i -> i % SIZES.tokens());
    return tokens;
  }

  private static final Budget SHORT = new Budget(60, 12, 8, 4, 1, 5);

  private static FineTuned run(FineTuneArm arm, GptWeights start, Budget budget) {
    return FineTuned.of(arm, start, COUNTING, budget, 1L, step -> {});
  }

  @Test
  void itLearnsToCountAndPretrainingDoesSoAgain() {
    GptWeights start = GptWeights.random(SIZES, 3L);
    FineTuned run = run(new FineTuneArm(Method.COSINE, 1e-2, Scope.WHOLE), start, BUDGET);
    assertEquals(List.of(0, 20, 40, 60), run.looks().stream().map(FineTuned.Look::step).toList());
    assertTrue(run.looks().get(0).perplexity() > 5.0, run.looks()::toString);
    assertTrue(run.perplexity() < 2.0, run.looks()::toString);
    assertEquals(1.0, run.trained());
    GptWeights once = Pretraining.of(SIZES, COUNTING, BUDGET, 4L, step -> {});
    GptWeights again = Pretraining.of(SIZES, COUNTING, BUDGET, 4L, step -> {});
    once.tensors().forEach((name, one) -> assertArrayEquals(one, again.tensors().get(name), name));
    FineTuned then = run(new FineTuneArm(Method.CONSTANT, 1e-3, Scope.WHOLE), once, SHORT);
    assertTrue(then.looks().get(0).perplexity() < 4.0, then.looks()::toString);
  }

  /** Whoever fine-tunes, the weights given stay, and all begin where these stand. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void everyArmBeginsWithTheWeightsGiven(Method method) {
    GptWeights start = GptWeights.random(SIZES, 5L);
    Map<String, float[]> kept = GptWeights.random(SIZES, 5L).tensors();
    double before = Double.NaN;
    for (Scope scope : Scope.values()) {
      FineTuned run = run(new FineTuneArm(method, 1e-3, scope), start, SHORT);
      assertTrue(run.perplexity() < run.looks().get(0).perplexity(), run.toString());
      assertTrue(Double.isNaN(before) || before == run.looks().get(0).perplexity());
      before = run.looks().get(0).perplexity();
      assertTrue(run.trained() > 0.0 && run.trained() <= 1.0);
    }
    kept.forEach((name, one) -> assertArrayEquals(one, start.tensors().get(name), name));
  }

  /** The loop that only carries a plan and freezes is the bare optimizer, until it freezes. */
  @Test
  void aPlannedRateUnderTheLoopIsTheBareOptimizersRate() {
    GptWeights start = GptWeights.random(SIZES, 6L);
    Windows windows = new Windows(COUNTING.training(), BUDGET.length());
    try (GptTraining bare =
            new GptTraining(start, new FineTuneArm(Method.COSINE, 3e-3, Scope.WHOLE), 15);
        GptTraining held =
            new GptTraining(start, new FineTuneArm(Method.COSINE, 3e-3, Scope.FREEZING), 15)) {
      for (int step = 1; step <= 15; step++) {
        int[] places = windows.random(4, 1L, step);
        double loss = bare.step(windows, places);
        assertEquals(loss, held.step(windows, places), 1e-4 * loss);
        assertEquals(bare.rate(), held.rate(), 1e-6 * bare.rate());
        assertEquals(1.0, held.trained());
      }
      GptWeights one = bare.weights();
      GptWeights other = held.weights();
      // The slope of the keys' bias is 0 but for rounding, of which Adam makes whole steps.
      one.tensors().entrySet().stream()
          .filter(tensor -> !tensor.getKey().endsWith("attn.c_attn.bias"))
          .forEach(
              tensor -> {
                float[] twin = other.tensors().get(tensor.getKey());
                assertArrayEquals(tensor.getValue(), twin, 2e-5f, tensor.getKey());
              });
    }
  }

  @Test
  void windowsAreAFunctionOfSeedAndStep() {
    Windows windows = new Windows(rounds(50), 8);
    assertArrayEquals(windows.random(6, 1L, 2), windows.random(6, 1L, 2));
    assertTrue(!Arrays.equals(windows.random(6, 1L, 2), windows.random(6, 1L, 3)));
    assertTrue(Arrays.stream(windows.random(999, 1L, 2)).allMatch(at -> at >= 0 && at <= 41));
    assertArrayEquals(new int[] {0, 14, 28}, windows.even(3));
  }
}
