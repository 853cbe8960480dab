package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneCommandTest {
  @TempDir Path folder;

  @Test
  void writesALineAGenerationAndEndsWithWhatIsUnseen() throws IOException {
    Path file = folder.resolve("tune.jsonl");
    Run run =
        Run.of(
            "tune",
            "--tasks",
            1,
            "--validate",
            1,
            "--generations",
            2,
            "--population",
            4,
            "--out",
            file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("found, unseen"), run.out());
    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    JsonNode last = new ObjectMapper().readTree(lines.get(2));
    assertEquals(2, last.get("generation").intValue());
    assertEquals(LoopConstants.all().size(), last.get("constants").size());
    assertTrue(last.get("best").doubleValue() <= last.get("mean").doubleValue());
  }

  @Test
  void scoresTheStandardLoopByKindOfTask() {
    Run run = Run.of("tune", "--score", "--tasks", 2);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("\nall "), run.out());
  }

  @Test
  void scoresTheServedWeightsBesideTheTrained() {
    Run run = Run.of("tune", "--score", "--families", "small", "--tasks", 2);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("  served: mean ratio  "), run.out());
  }

  @Test
  void scoresTheStandardLoopWithoutEachPart() {
    Run run = Run.of("tune", "--ablate", "--tasks", 1);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("\nwithout AE-8 relative step limit "), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--families, few, 'few'",
    "--batch, 0, '--batch must be in [1, 100000], got 0'",
    "--tasks, 0, '--tasks must be in [1, 100000], got 0'",
    "--validate, -1, '--validate must be in [1, 100000], got -1'",
    "--generations, 0, '--generations must be in [1, 100000], got 0'",
    "--population, 3, '--population must be in [4, 10000], got 3'",
    "--out, missing/folder/file.jsonl, output file must lie in a folder"
  })
  void badOptionsAreNamed(String option, String value, String message) {
    String given = option.equals("--out") ? folder.resolve(value).toString() : value;
    Run run = Run.of("tune", option, given);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
  }
}
