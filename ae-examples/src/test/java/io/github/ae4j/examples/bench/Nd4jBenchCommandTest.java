package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Nd4jBenchCommandTest {
  @Test
  void bothLibrariesAreComparedInSeconds(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("results.json");
    Run run =
        Run.of(
            "bench",
            "nd4j",
            "--quick",
            "--pairs",
            "1",
            "--net",
            "784-256-10",
            "--groups",
            "16",
            "--json",
            file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().startsWith("`ae bench nd4j --quick --pairs 1 --net 784-256-10 --groups 16`, "),
        run.out());
    List<String> names = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(file.toFile())) {
      names.add(row.get("name").asText());
      assertEquals("us", row.get("unit").asText());
      assertTrue(row.get("bare").asDouble() > 1.0 && row.get("wrapped").asDouble() > 1.0);
    }
    assertEquals(
        List.of(
            "DL4J 784-256-10 adam",
            "DL4J 784-256-10 adam, 4 groups to one",
            "SameDiff 784-256-10 adam",
            "SameDiff 784-256-10 adam, 4 groups to one"),
        names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--net lenet | --net must be one of [784-256-10, 784-1024-1024-10,"
            + " 784-256-256-256-256-256-256-256-10], got lenet",
        "--groups 0 | --groups must be at least 1, got 0",
        "--pairs 0 | --pairs must be at least 1, got 0",
        "--json . | output file must be a file, got the folder ."
      })
  void refusesBadInputBeforeAnythingRuns(String arguments, String named) {
    Run run = Run.of((Object[]) ("bench nd4j " + arguments).split(" "));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(named), run.err());
    assertEquals("", run.out());
  }
}
