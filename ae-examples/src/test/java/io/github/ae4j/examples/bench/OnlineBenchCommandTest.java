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

class OnlineBenchCommandTest {
  @TempDir Path folder;

  @Test
  void eachArmUnderTheLoopStandsBesideItsConstant() throws IOException {
    Path file = folder.resolve("online.json");
    Run run = Run.of("bench", "online", "--quick", "--inputs", "3", "--json", file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("`ae bench online --quick --inputs 3`, "), run.out());
    List<String> names = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
      names.add(row.get("name").asText());
      assertTrue(row.get("bare").doubleValue() > 0.0, row.toString());
      assertTrue(row.get("wrapped").doubleValue() > 0.0, row.toString());
      assertEquals(6, row.get("pairs").intValue());
    }
    assertEquals(
        List.of(
            "OnlineClassifier, every instance, 3 inputs",
            "ArrayTrainer, every instance, 3 inputs",
            "ArrayTrainer, Cadence.settled(), 3 inputs"),
        names);
  }

  @Test
  void anInstanceWithoutInputsIsRefused() {
    Run run = Run.of("bench", "online", "--quick", "--inputs", "0");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--inputs must be in [1, 1000], got 0"), run.err());
  }
}
