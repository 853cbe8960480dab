package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreBenchCommandTest {
  @TempDir Path folder;

  @Test
  void writesTheTableAndTheJson() throws IOException {
    Path file = folder.resolve("core.json");
    Run run = Run.of("bench", "core", "--quick", "--sizes", "10", "--json", file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("`ae bench core --quick --sizes 10`, "), run.out());
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    List<String> names = new ArrayList<>();
    for (JsonNode row : rows) {
      names.add(row.get("name").asText() + " in " + row.get("unit").asText());
      if (row.get("unit").asText().equals("us")) {
        assertTrue(row.get("wrapped").doubleValue() > 0.0, row.toString());
      }
    }
    for (String preset : List.of("standard", "standardWithReadout", "theory", "seed", "schedule")) {
      assertTrue(names.contains("ControlLoop.step, " + preset + "() in us"), names.toString());
      assertTrue(names.contains("ControlLoop.step, " + preset + "() in B/op"), names.toString());
    }
    for (String observer :
        List.of("FlightRecorder at rest", "LivePage", "TraceWriter of each step")) {
      int at = names.indexOf("ControlLoop.step, standard(), a " + observer + " in us");
      assertTrue(rows.get(at).get("ratioMedian").doubleValue() > 0.0, observer);
    }
    JsonNode pairs =
        rows.get(names.indexOf("SGD with momentum on arrays, n = 10, every step in us"));
    assertEquals(6, pairs.get("pairs").intValue());
    assertTrue(pairs.get("bare").doubleValue() > 0.0);
    assertTrue(pairs.get("ratioMin").doubleValue() <= pairs.get("ratioMedian").doubleValue());
    assertTrue(pairs.get("ratioMedian").doubleValue() <= pairs.get("ratioMax").doubleValue());
  }

  @Test
  void aSizeBelowOneIsRefused() {
    Run run = Run.of("bench", "core", "--quick", "--sizes", "10,0");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--sizes must be at least 1, got 0"), run.err());
  }
}
