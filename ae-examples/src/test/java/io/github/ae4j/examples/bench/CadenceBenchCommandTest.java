package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CadenceBenchCommandTest {
  @TempDir Path folder;

  /** Measured at every step on both sides the runs are the same, at every 100th they are not. */
  @Test
  void aPairDiffersInTheCadenceAlone() throws IOException {
    Path file = folder.resolve("cadence.json");
    Run run =
        Run.of(
            "bench",
            "cadence",
            "--quick",
            "--seeds",
            "2",
            "--every",
            "1,100",
            "--settle",
            "0",
            "--json",
            file);
    assertEquals(0, run.exitCode(), run.err());
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    assertEquals(2, rows.size());
    assertEquals(1.0, rows.get(0).get("ratioMin").doubleValue());
    assertEquals(1.0, rows.get(0).get("ratioMax").doubleValue());
    assertTrue(rows.get(1).get("ratioMedian").doubleValue() != 1.0, rows.toString());
    assertEquals("held-back accuracy", rows.get(1).get("unit").asText());
    assertTrue(rows.get(1).get("bare").doubleValue() > 0.5, rows.toString());
  }

  @Test
  void nonsenseIsRefused() {
    Run seeds = Run.of("bench", "cadence", "--quick", "--seeds", "0");
    assertEquals(2, seeds.exitCode());
    assertTrue(seeds.err().contains("--seeds must be at least 1, got 0"), seeds.err());
    Run every = Run.of("bench", "cadence", "--quick", "--every", "0");
    assertTrue(every.err().contains("--every must be at least 1, got 0"), every.err());
    Run settle = Run.of("bench", "cadence", "--quick", "--settle", "-1");
    assertTrue(settle.err().contains("--settle must be at least 0, got -1"), settle.err());
  }
}
