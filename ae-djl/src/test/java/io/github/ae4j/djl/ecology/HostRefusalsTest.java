package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no host of an engine can use is refused by name, and shortly. */
class HostRefusalsTest {
  private static final Task TASK = Task.open("family", Depth.SHORT, "ab", "b");

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  private static String refused(Runnable what) {
    return assertThrows(IllegalArgumentException.class, what::run).getMessage();
  }

  private static String refused(String prompt) {
    try (TinyTransformerHost host = Tiny.host()) {
      Task task = Task.open("family", Depth.SHORT, prompt, "b");
      return refused(() -> host.attempt(Optional.empty(), task));
    }
  }

  private static LoraFactors huge(TinyTransformerHost host) {
    LoraFactors drawn = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(1));
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < drawn.shapes().size(); p++) {
      a.add(drawn.a(p));
      b.add(drawn.b(p));
    }
    Arrays.fill(a.get(1), 1e60);
    return LoraFactors.of(drawn.shapes(), 2, a, b);
  }

  @Test
  void numbersThatSinglePrecisionHasNotAreRefused() {
    try (TinyTransformerHost host = Tiny.host()) {
      LoraFactors huge = huge(host);
      String rule = "must be finite in single precision, got 1.0E60";
      assertTrue(refused(() -> host.attempt(Optional.of(huge), TASK)).contains(rule));
      assertTrue(
          refused(() -> AdapterTuning.bare(host, huge, Optimizer.adam().build())).contains(rule));
    }
  }

  @Test
  void aCosineThatIsNoNumberChoosesNothing() {
    float[] none = {Float.NaN};
    assertTrue(
        refused(() -> Choices.nearest(none, List.of(new float[] {1f}, new float[] {0f})))
            .contains("cosine of a choice must be finite, got NaN"));
  }

  @Test
  void aCharacterIsNamedWholeAndALongTextByItsBeginning() {
    assertTrue(refused("a\ud83d\ude00").endsWith("got U+1F600"), refused("a\ud83d\ude00"));
    assertTrue(refused("a".repeat(1_000_000)).length() < 300);
  }

  @Test
  void aBudgetOfAnySizeIsSpent() {
    try (TinyTransformerHost host = Tiny.host()) {
      LoraFactors start = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(1));
      try (AdapterTuning tuning = AdapterTuning.bare(host, start, Optimizer.adam().build())) {
        tuning.step(List.of(TASK));
        int[] asked = new int[1];
        assertThrows(
            IllegalStateException.class,
            () ->
                tuning.spend(
                    () -> {
                      if (++asked[0] > 2) {
                        throw new IllegalStateException("enough");
                      }
                      return TASK;
                    },
                    1,
                    Long.MAX_VALUE));
        assertEquals(3, asked[0]);
      }
    }
  }

  @Test
  void sizesOfMoreWeightsThanAnArrayHoldsAreRefused() {
    for (int width : new int[] {1 << 13, 1 << 16, 1 << 20}) {
      assertTrue(
          refused(() -> new TinySizes(width, 1, 1, 3)).startsWith("weights must be at most"));
    }
  }

  @Test
  void aPieceWithoutANumberIsNamed() {
    Map<String, Integer> vocabulary = new HashMap<>(Map.of("[CLS]", 0, "[SEP]", 1, "[UNK]", 2));
    vocabulary.put("piece", null);
    assertTrue(
        refused(() -> new WordPieces(vocabulary, 4))
            .contains("number of the piece 'piece' must be in [0, 4), got null"));
  }
}
