package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.lab.run.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report in docs/results is that of today's catalog: it leaves no experiment out. */
class CommittedResultsTest {
  private static final Path SUMMARY =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .getParent()
          .resolve("docs/results/summary.json");

  @Test
  void theSummaryNamesEveryExperiment() throws IOException {
    assumeTrue(Files.exists(SUMMARY), "no report is committed");
    List<String> named = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(SUMMARY.toFile()).path("experiments")) {
      named.add(row.path("experiment").asText());
    }
    List<String> known = Catalog.all().stream().map(Experiment::name).sorted().toList();
    assertEquals(known, named.stream().sorted().toList());
  }
}
