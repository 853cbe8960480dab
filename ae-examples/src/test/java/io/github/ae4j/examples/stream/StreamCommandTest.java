package io.github.ae4j.examples.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamCommandTest {
  private static final int LENGTH = 100_000;
  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 1e-1, 1.0};

  @TempDir Path folder;

  private static double best(Instances data) {
    double best = 0.0;
    for (double rate : RATES) {
      best = Math.max(best, StreamRun.constant(data, rate).accuracy());
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource({"1e-6, 1", "1e-3, 1", "10, 1", "1e-6, 2", "1e-3, 2", "10, 2", "1e-3, 3", "10, 4"})
  void fromAnyStartWithinOneHundredthOfTheBestConstant(double start, long seed) {
    Instances data = Hyperplane.drifting().make(LENGTH, seed);
    double best = best(data);
    for (Cadence cadence : new Cadence[] {Cadence.settled(), Cadence.everyStep()}) {
      double accuracy = StreamRun.steered(data, start, Presets.standard(), cadence).accuracy();
      assertTrue(accuracy >= best - 0.01, accuracy + " against " + best);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aStandingHyperplaneRaisesAtMostOneEventInTenThousand(long seed) {
    StreamArm arm = StreamArm.steered("ae", 1e-3, Cadence.everyStep());
    arm.countEvents(Hyperplane.standing().make(LENGTH, seed));
    assertTrue(arm.events() <= LENGTH / 10_000, arm.events() + " events");
  }

  /** Constants against the reference of another generator: the order and the best are the same. */
  @Test
  void constantRatesRankAsInTheReference() {
    Instances data = Hyperplane.drifting().make(LENGTH, 1);
    double[] accuracy = new double[RATES.length];
    for (int i = 0; i < RATES.length; i++) {
      accuracy[i] = StreamRun.constant(data, RATES[i]).accuracy();
    }
    assertTrue(accuracy[0] < accuracy[1] && accuracy[1] < accuracy[2]);
    assertTrue(accuracy[2] < accuracy[3] && accuracy[4] < accuracy[3]);
    assertEquals(0.898, accuracy[3], 0.02);
  }

  @Test
  void theStreamIsTheOneDescribed() {
    Instances data = new Hyperplane(10, 0.0, 0.1, 0.0).make(5_000, 3);
    Instances noisy = new Hyperplane(10, 0.0, 0.1, 0.05).make(5_000, 3);
    int ones = 0;
    int flipped = 0;
    for (int t = 0; t < data.label().length; t++) {
      ones += data.label()[t];
      flipped += Math.abs(data.label()[t] - noisy.label()[t]);
    }
    assertEquals(0.5, ones / 5_000.0, 0.05);
    assertEquals(0.05, flipped / 5_000.0, 0.015);
  }

  @Test
  void writesTheTableAndTheJson() throws IOException {
    Path file = folder.resolve("stream.json");
    Run run = Run.of("stream", "--instances", "4000", "--start-lr", "10", "--json", file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("constant 0.1"), run.out());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertTrue(json.at("/ae/accuracy").doubleValue() > 0.5);
    assertTrue(json.at("/ae/instancesPerSecond").doubleValue() > 0.0);
    assertEquals(5, json.get("constants").size());
    for (int i = 0; i < RATES.length; i++) {
      JsonNode constant = json.get("constants").get(i);
      assertEquals(RATES[i], constant.get("learningRate").doubleValue());
      assertTrue(constant.get("accuracy").doubleValue() > 0.3);
      assertTrue(constant.get("instancesPerSecond").doubleValue() > 0.0);
    }
  }

  @Test
  void theSuiteHasARowForEachStreamAndCadence() {
    Run run = Run.of("stream", "--suite", "1", "--instances", "2000");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(2 + 7 * 2, run.out().lines().count());
  }

  @ParameterizedTest
  @CsvSource({
    "--start-lr, 0, '--start-lr must be in [1.0E-12, 1000000.0], got 0.0'",
    "--start-lr, 1e9, --start-lr must be in [1.0E-12",
    "--instances, 0, '--instances must be in [1, 10000000], got 0'",
    "--instances, 2147483647, '--instances must be in [1, 10000000], got 2147483647'",
    "--suite, 0, --suite must be at least 1",
    "--json, missing/folder/file.json, output file must lie in a folder"
  })
  void badOptionsAreNamed(String option, String value, String message) {
    String given = option.equals("--json") ? folder.resolve(value).toString() : value;
    Run run = Run.of("stream", option, given);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertFalse(Files.exists(folder.resolve("missing")));
  }
}
