package io.github.ae4j.examples.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleCommandTest {
  @TempDir Path folder;

  @Test
  void writesRatesAndWeights() throws IOException {
    Path out = folder.resolve("out");
    Run run = Run.of("schedule", "--steps", "120", "--out", out.toString());
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = new JsonMapper().readTree(Files.readString(out.resolve("schedule.json")));
    assertTrue(json.get("blend").get("accuracy").doubleValue() > 0.3, run.out());
    for (int t = 0; t < 120; t++) {
      double sum = 0.0;
      for (JsonNode weights : json.get("weights")) {
        sum += weights.get(t).doubleValue();
      }
      assertEquals(1.0, sum, 1e-9);
    }
    JsonNode rates = json.get("blend").get("learningRates");
    assertTrue(rates.get(119).doubleValue() > 1.1 * rates.get(0).doubleValue(), rates.toString());
    assertTrue(Files.readString(out.resolve("index.html")).contains("<img"));
  }

  @Test
  void comparesOnToys() throws IOException {
    Path out = folder.resolve("toys");
    Run run = Run.of("schedule", "--toys", "1", "--seed", "3", "--out", out.toString());
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = new JsonMapper().readTree(Files.readString(out.resolve("toys.json")));
    assertEquals(Toy.values().length * ToyComparison.Base.values().length, json.size());
    assertEquals(1, json.get("noisy bowl, plain sgd").size());
    double best = Double.MAX_VALUE;
    for (Kind kind : Kind.values()) {
      best = Math.min(best, noisyBowl(ScheduleConfig.defaults().only(kind)));
    }
    assertEquals(
        noisyBowl(ScheduleConfig.defaults()) / best,
        json.get("noisy bowl, plain sgd").get(0).doubleValue(),
        1e-12);
    assertTrue(run.out().contains("of 30 pairs of toy and optimizer"), run.out());
  }

  private static double noisyBowl(ScheduleConfig config) {
    return ToyComparison.end(Toy.NOISY_BOWL, ToyComparison.Base.PLAIN_SGD, 3, config);
  }

  /** Each toy's gradient is that of its loss, but for its noise. */
  @ParameterizedTest
  @EnumSource(names = {"BOWL", "NARROW_BOWL", "SWITCHING_BOWL", "EDGE", "ROSENBROCK"})
  void aQuietToysGradientIsItsLosss(Toy toy) {
    ToyGround ground = toy.ground(5);
    double[] x = ground.start();
    double[] gradient = new double[x.length];
    int step = Toy.STEPS - 1;
    assertEquals(ground.loss(step, x), ground.gradient(step, x, gradient));
    for (int i = 0; i < x.length; i++) {
      double kept = x[i];
      x[i] = kept + 1e-6;
      double up = ground.loss(step, x);
      x[i] = kept - 1e-6;
      assertEquals((up - ground.loss(step, x)) / 2e-6, gradient[i], 1e-6, toy + " at " + i);
      x[i] = kept;
    }
  }

  /** The mean of many batches' gradients is that of the loss. */
  @ParameterizedTest
  @EnumSource(names = {"NOISY_BOWL", "NOISY_SWITCHING_BOWL", "LINEAR", "LOGISTIC", "SINE_NETWORK"})
  void aNoisyToysGradientIsItsLosssInTheMean(Toy toy) {
    ToyGround ground = toy.ground(5);
    double[] x = ground.start();
    double[] gradient = new double[x.length];
    double[] mean = new double[x.length];
    int batches = 20_000;
    for (int b = 0; b < batches; b++) {
      ground.gradient(0, x, gradient);
      for (int i = 0; i < x.length; i++) {
        mean[i] += gradient[i] / batches;
      }
    }
    for (int i = 0; i < x.length; i++) {
      double kept = x[i];
      x[i] = kept + 1e-5;
      double up = ground.loss(0, x);
      x[i] = kept - 1e-5;
      assertEquals((up - ground.loss(0, x)) / 2e-5, mean[i], 0.03, toy + " at " + i);
      x[i] = kept;
    }
  }

  @Test
  void toysAndWhatTheyDoNotTakeAreRefused() {
    Path out = folder.resolve("refused");
    Run run = Run.of("schedule", "--toys", "0", "--out", out.toString());
    assertTrue(run.err().contains("--toys must be in [1, 1000], got 0"), run.err());
    run = Run.of("schedule", "--toys", "1", "--steps", "9", "--out", out.toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--toys and --steps must not both be given"), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void badOptionsAreNamed() {
    Path out = folder.resolve("bad");
    for (String[] bad :
        new String[][] {
          {"--steps", "0"}, {"--momentum", "1"}, {"--start-lr", "NaN"}, {"--data", "nowhere"}
        }) {
      Run run = Run.of("schedule", bad[0], bad[1], "--out", out.toString());
      assertEquals(2, run.exitCode(), bad[0]);
      assertTrue(run.err().contains(bad[1]), run.err());
      assertEquals(1, run.err().strip().lines().count(), run.err());
    }
    assertFalse(Files.exists(out.resolve("index.html")));
  }
}
