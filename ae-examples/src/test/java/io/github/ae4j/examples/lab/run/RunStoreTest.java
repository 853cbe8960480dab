package io.github.ae4j.examples.lab.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final double[] ODD = {
    0.1, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };

  @TempDir Path folder;

  private static PlannedRun run() {
    return new PlannedRun(new Stub(), Scale.CPU, Arms.constant(Base.SGD, 0.1), 7);
  }

  @Test
  void everyNumberSurvives() throws IOException {
    RunStore store = new RunStore(folder);
    PlannedRun run = run();
    RunRecord made = run.make(new Setting(Scale.CPU, null));
    store.write(run, made);
    RunRecord read = store.read(store.file(run));
    assertArrayEquals(ODD, read.outcome().curves().get(Outcome.METRIC).value());
    assertEquals(made.outcome().metrics(), read.outcome().metrics());
    assertEquals(Double.NaN, read.metric("odd 2"));
    assertEquals(made.versions(), read.versions());
    assertEquals(made.seconds(), read.seconds());
    assertEquals(Role.BASELINE, read.role());
    assertEquals(List.of(7L), store.results(run.experiment(), Scale.CPU).seeds("sgd@0.1"));
    assertTrue(store.results(run.experiment(), Scale.SMOKE).runs().isEmpty());
    assertEquals(List.of(Scale.CPU), store.scales());
  }

  @Test
  void theFileIsAsTheSchemaSays() throws IOException {
    RunStore store = new RunStore(folder);
    PlannedRun run = run();
    store.write(run, run.make(new Setting(Scale.CPU, null)));
    Path file = folder.resolve("runs/cpu/stub/sgd@0.1/seed-7.json");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(1, json.get("schema").intValue());
    assertEquals("CPU", json.get("scale").textValue());
    assertEquals("NaN", json.at("/outcome/metrics/odd 2").textValue());
    assertEquals("Infinity", json.at("/outcome/curves/metric/value/3").textValue());
    assertEquals(0.1, json.at("/outcome/curves/metric/value/0").doubleValue());
    assertEquals("nothing", json.at("/outcome/configuration/read from --data").textValue());
  }

  /** Gives odd numbers. */
  private record Stub() implements Experiment {
    @Override
    public int number() {
      return 0;
    }

    @Override
    public String name() {
      return "stub";
    }

    @Override
    public String setup(Scale scale) {
      return "";
    }

    @Override
    public Metric metric() {
      return Metric.loss("loss");
    }

    @Override
    public List<Arm> arms(Scale scale) {
      return List.of(Arms.constant(Base.SGD, 0.1));
    }

    @Override
    public Set<String> reads() {
      return Set.of("numbers");
    }

    @Override
    public Outcome run(Arm arm, long seed, Setting setting) {
      Map<String, Double> metrics = new HashMap<>();
      for (int i = 0; i < ODD.length; i++) {
        metrics.put("odd " + i, ODD[i]);
      }
      metrics.put(Outcome.FINAL, Double.NaN);
      double[] steps = {1, 2, 3, 4, 5, 6};
      return new Outcome(
          "numbers", Map.of(), metrics, Map.of(Outcome.METRIC, new Curve(steps, ODD)));
    }

    @Override
    public List<Claim> claims() {
      return List.of();
    }
  }
}
