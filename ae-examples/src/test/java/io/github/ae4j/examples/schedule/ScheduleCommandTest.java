package io.github.ae4j.examples.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
