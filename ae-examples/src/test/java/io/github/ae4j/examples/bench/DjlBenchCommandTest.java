package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.examples.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DjlBenchCommandTest {
  @Test
  void theSmallestNetworkIsComparedInSeconds(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("results.json");
    Run run =
        Run.of(
            "bench",
            "djl",
            "--quick",
            "--net",
            "mlp-64",
            "--optimizer",
            "adam,sgd",
            "--json",
            file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().startsWith("`ae bench djl --quick --net mlp-64 --optimizer adam,sgd`, "),
        run.out());
    List<String> names = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(file.toFile())) {
      names.add(row.get("name").asText());
      assertTrue(run.out().contains("| " + row.get("name").asText() + " |"), run.out());
    }
    assertEquals(List.of("mlp-64 adam", "mlp-64 sgd"), names.subList(0, 2));
    for (String name : names.subList(2, names.size())) {
      assertTrue(name.matches("mlp-64 (adam|sgd), (kept|peak of a step|peak of the update)"), name);
    }
    JsonNode time = new JsonMapper().readTree(file.toFile()).get(0);
    assertEquals("us", time.get("unit").asText());
    assertEquals(6, time.get("pairs").asInt());
    assertTrue(time.get("bare").asDouble() > 1.0 && time.get("wrapped").asDouble() > 1.0);
    double median = time.get("ratioMedian").asDouble();
    assertTrue(time.get("ratioMin").asDouble() <= median);
    assertTrue(time.get("ratioUpper95").asDouble() >= median);
    assertTrue(time.get("ratioMax").asDouble() >= time.get("ratioUpper95").asDouble());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "no draft is left");
    }
  }

  @Test
  void thePlainPathSaysSoInItsName() {
    Run run =
        Run.of(
            "bench",
            "djl",
            "--quick",
            "--net",
            "mlp-64",
            "--optimizer",
            "adam",
            "--pairs",
            1,
            "--path",
            "plain",
            "--groups",
            16);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("| mlp-64 adam, plain path | us |"), run.out());
    assertTrue(run.out().contains("| mlp-64 adam, plain path, 6 groups to one | us |"), run.out());
  }

  /** Every network takes its pictures through both trainers, and ResNet-18 has its 62 tensors. */
  @ParameterizedTest
  @EnumSource(TimedNetwork.class)
  void everyNetworkTrains(TimedNetwork network) {
    try (TimedTrainer bare = new TimedTrainer(network, TimedOptimizer.ADAMW, null, 1L);
        TimedTrainer steered =
            new TimedTrainer(network, TimedOptimizer.ADAMW, Steering.standard(), 1L)) {
      bare.steps(1);
      steered.steps(1);
      if (network == TimedNetwork.RESNET_18) {
        assertEquals(62, bare.trained());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--net lenet | --net must be one of [mlp-64, mlp-256, mlp-1024, conv, resnet-18], got"
            + " lenet",
        "--net conv,lenet | got lenet",
        "--optimizer nag | --optimizer must be one of [adam, adamw, sgd], got nag",
        "--pairs 0 | --pairs must be at least 1, got 0",
        "--pairs -4 | --pairs must be at least 1, got -4",
        "--pairs few | few",
        "--path sideways | sideways",
        "--groups 0 | --groups must be at least 1, got 0",
        "--every 0 | --every must be at least 1, got 0",
        "--clock sun | sun",
        "--json no/such/folder/x.json | output file must lie in a folder that can be written, got"
            + " no/such",
        "--json . | output file must be a file, got the folder ."
      })
  void refusesBadInputBeforeAnythingRuns(String arguments, String named) {
    Run run = Run.of((Object[]) ("bench djl " + arguments).split(" "));
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(named), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aBenchmarkMustBeNamed() {
    Run run = Run.of("bench");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("a command must be given"), run.err());
  }
}
