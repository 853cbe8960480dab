package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of the smoke suite from end to end, on plain Java and in this process. */
class SmokeTest {
  private static final Set<String> NAMES =
      new TreeSet<>(Set.of("stale-gradients", "curved-valley", "plateau-escape"));

  @TempDir Path folder;

  @Test
  void threeExperimentsEndInAReportWithAVerdictForEachClaim() throws IOException {
    Run run =
        Run.of(
            "lab", "run", "7", "8", "plateau-escape", "--jobs", 1, "--seeds", 2, "--out", folder);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("Written: "), run.out());
    assertTrue(Files.size(folder.resolve("index.html")) > 1_000);
    assertTrue(Files.readString(folder.resolve("report.md")).contains("stale-gradients"));
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    Set<String> judged = new TreeSet<>();
    Set<String> verdicts = new TreeSet<>();
    for (JsonNode finding : summary.get("findings")) {
      judged.add(finding.get("experiment").textValue());
      verdicts.add(finding.at("/finding/verdict").textValue());
    }
    assertTrue(judged.containsAll(NAMES), judged.toString());
    assertTrue(Set.of("HOLDS", "DOES_NOT_HOLD", "UNDECIDED").containsAll(verdicts));
  }
}
