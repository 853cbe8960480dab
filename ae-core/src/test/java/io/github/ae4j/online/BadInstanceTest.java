package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What breaks a rule is named with its value, and changes nothing. */
class BadInstanceTest {
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  private static int[] at(int... indices) {
    return indices;
  }

  private static double[] of(double... values) {
    return values;
  }

  private static Map<Executable, String> bad(OnlineClassifier c) {
    Map<Executable, String> bad = new LinkedHashMap<>();
    bad.put(() -> c.learn(at(3), of(1.0), 1), "index must be in [0, 2], got 3");
    bad.put(() -> c.learn(at(-1), of(1.0), 1), "index must be in [0, 2], got -1");
    bad.put(
        () -> c.learn(at(2, 1), of(1.0, 1.0), 1), "indices must rise, each once, got 1 after 2");
    bad.put(
        () -> c.learn(at(1, 1), of(1.0, 1.0), 1), "indices must rise, each once, got 1 after 1");
    bad.put(
        () -> c.learn(at(1), of(NAN), 1),
        "input 1 must be finite and at most 1e150 in size, got NaN");
    bad.put(
        () -> c.learn(at(0), of(1e200), 1),
        "input 0 must be finite and at most 1e150 in size, got 1.0E200");
    bad.put(() -> c.learn(at(), of(), 1), "x must have at least one input, got none");
    bad.put(() -> c.learn(at(1), of(), 1), "indices and values must be as many, got 1 and 0");
    bad.put(() -> c.learn(at(1), of(1.0), 2), "label must be in [0, 1], got 2");
    bad.put(() -> c.learn(at(1), of(1.0), -1), "label must be in [0, 1], got -1");
    bad.put(() -> c.learn(at(1), of(1.0), 1, 0.0), "weight must be in (0, 1e150], got 0.0");
    bad.put(() -> c.learn(at(1), of(1.0), 1, NAN), "weight must be in (0, 1e150], got NaN");
    bad.put(() -> c.learn(of(1.0), 1), "x must have 3 inputs, got 1");
    bad.put(
        () -> c.learn(of(1.0, NAN, 2.0), 1),
        "input 1 must be finite and at most 1e150 in size, got NaN");
    bad.put(() -> c.probability(at(7), of(1.0)), "index must be in [0, 2], got 7");
    bad.put(() -> c.predict(of()), "x must have 3 inputs, got 0");
    bad.put(() -> c.snapshot().probability(at(7), of(1.0)), "index must be in [0, 2], got 7");
    bad.put(() -> c.snapshot().weight(3, 1), "input must be in [0.0, 2.0], got 3.0");
    bad.put(() -> c.snapshot().weight(0, 2), "label must be in [1.0, 1.0], got 2.0");
    bad.put(() -> c.grow(2), "inputs must be at least the 3 there are, got 2");
    return bad;
  }

  @Test
  void isNamedAndChangesNothing() throws IOException {
    OnlineSettings settings = OnlineSettings.adam(3).withScaling(InputScaling.ROOT_MEAN_SQUARE);
    try (OnlineClassifier learner = OnlineClassifier.binary(settings)) {
      for (int t = 0; t < 50; t++) {
        learner.learn(at(t % 3), of(1.0), t % 2);
      }
      Path before = folder.resolve("before");
      Path after = folder.resolve("after");
      learner.save(before);
      for (Map.Entry<Executable, String> each : bad(learner).entrySet()) {
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, each.getKey(), each.getValue());
        assertEquals(each.getValue(), refused.getMessage());
      }
      learner.save(after);
      assertArrayEquals(Files.readAllBytes(before), Files.readAllBytes(after));
    }
  }

  @Test
  void targetsAndSettingsToo() {
    try (OnlineRegressor learner =
        OnlineRegressor.of(RegressionLoss.squared(), OnlineSettings.sgd(1))) {
      assertThrows(IllegalArgumentException.class, () -> learner.learn(of(1.0), NAN));
      assertThrows(IllegalArgumentException.class, () -> learner.learn(of(1.0), 1e200));
      assertEquals(0, learner.instances());
    }
    OnlineSettings settings = OnlineSettings.sgd(1);
    assertThrows(IllegalArgumentException.class, () -> settings.withInputs(0));
    assertThrows(IllegalArgumentException.class, () -> settings.withLearningRate(NAN));
    assertThrows(IllegalArgumentException.class, () -> settings.withMomentum(1.0));
    assertThrows(IllegalArgumentException.class, () -> settings.withPublishEvery(-1));
    assertThrows(IllegalArgumentException.class, () -> OnlineClassifier.of(1, settings));
  }

  /** Too large to be squared: left out by the loop, and counted. */
  @Test
  void whatCannotBeMeasuredIsLeftOut() {
    try (OnlineRegressor learner =
        OnlineRegressor.of(RegressionLoss.squared(), OnlineSettings.sgd(1))) {
      learner.learn(of(1.0), 1.0);
      double before = learner.predict(of(1.0));
      learner.learn(of(1e150), 1e150);
      assertEquals(before, learner.predict(of(1.0)));
      assertEquals(1, learner.skipped());
      assertEquals(2, learner.instances());
      assertTrue(learner.lastEvent().isPresent());
    }
  }
}
