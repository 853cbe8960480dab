package io.github.ae4j.examples.lab.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.report.OutputFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabReportTest {
  @TempDir static Path folder;
  private static Map<String, byte[]> files = Map.of();

  @BeforeAll
  static void write() throws IOException {
    files = write(folder.resolve("first"), MadeUpLab.runs());
  }

  private static Map<String, byte[]> write(Path into, List<RunRecord> runs) throws IOException {
    try (OutputFolder out = OutputFolder.open(into)) {
      LabReport.write(runs, MadeUpLab.experiments(), out);
      out.commit();
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> written = Files.walk(into).filter(Files::isRegularFile)) {
      for (Path file : written.toList()) {
        files.put(into.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static String text(String file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  @Test
  void theSameRunsInAnyOrderGiveTheSameBytes() throws IOException {
    List<RunRecord> shuffled = MadeUpLab.runs();
    Collections.reverse(shuffled);
    Map<String, byte[]> again = write(folder.resolve("again"), shuffled);
    assertEquals(files.keySet(), again.keySet());
    files.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
  }

  @Test
  void everyClaimIsInEveryForm() {
    for (String file : List.of("report.md", "index.html", "summary.json")) {
      for (String claim : List.of("Twice as fast", "Needs an arm", "Never run", "Better ")) {
        assertTrue(text(file).contains(claim), file + " must have " + claim);
      }
    }
    assertTrue(text("report.md").contains("Better \\| than the bare optimizer &amp; more."));
  }

  @Test
  void theSummaryHasVerdictsAndNumbers() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(text("summary.json"));
    JsonNode findings = summary.get("findings");
    assertEquals("HOLDS", findings.get(0).get("finding").get("verdict").asText());
    assertEquals(0.1, findings.get(0).get("finding").get("effect").asDouble(), 1e-12);
    // The target is 0.85, reached at step 200 of 400; the baseline needs 300.
    assertEquals(2.0 / 3.0, findings.get(1).get("finding").get("effect").asDouble(), 1e-12);
    assertEquals("DOES_NOT_HOLD", findings.get(1).get("finding").get("verdict").asText());
    assertEquals("UNDECIDED", findings.get(3).get("finding").get("verdict").asText());
    assertEquals("UNDECIDED", findings.get(4).get("finding").get("verdict").asText());
    assertEquals(
        0.85, summary.get("experiments").get(0).get("targets").get(0).get("value").asDouble());
    assertEquals("not run", summary.get("experiments").get(1).get("status").asText());
    assertTrue(
        summary.get("experiments").get(2).get("status").asText().startsWith("partial: 5 runs"));
    assertEquals(
        "ae lab run first second --scale cpu --seeds 1,2,3,4,5", summary.get("command").asText());
    assertEquals(5, findings.get(0).get("finding").get("pairs").asInt());
    // The mean of 0.951 to 0.955 -+ 2.776445 * sqrt(2.5e-6 / 5).
    assertTrue(text("report.md").contains("| ae-adamw@0.001 | 0.953 [0.951, 0.955] |"));
  }

  @Test
  void claimsWithoutRunsAreCountedApart() {
    assertTrue(
        text("report.md")
            .contains("- Claims: 2 hold, 1 do not hold, 0 are undecided, 2 were not run;"),
        text("report.md").lines().limit(8).toList().toString());
    assertTrue(text("report.md").contains("| not run | at least 0.5 | not run |"));
    String page = text("index.html");
    String entry = page.substring(page.indexOf("href=\"#experiment-first\""));
    assertTrue(
        entry.lines().findFirst().orElse("").contains("good\">holds: 2</span>"),
        entry.lines().findFirst().orElse(""));
    assertTrue(page.contains("bad\">does not hold: 1</span>"));
    assertTrue(page.contains("open\">not run: 1</span>"));
    assertFalse(page.contains("undecided:"));
  }

  @Test
  void tablesOfArmsBecomeCardsOnAPhone() {
    String page = text("index.html");
    String arms = page.substring(page.indexOf("<h3>Arms</h3>"));
    assertTrue(arms.startsWith("<h3>Arms</h3>\n<div class=\"wide\">\n<table class=\"cards\">"));
    assertTrue(arms.contains("<td data-label=\"rho quartiles\""));
    String grid = arms.substring(arms.indexOf("<summary>All 5 arms</summary>"));
    assertTrue(grid.lines().limit(3).anyMatch(line -> line.contains("class=\"cards\"")), grid);
  }

  @Test
  void oneSeedHasNoInterval() throws IOException {
    List<RunRecord> one = MadeUpLab.runs().stream().filter(run -> run.seed() == 1).toList();
    write(folder.resolve("one"), one);
    String report = Files.readString(folder.resolve("one/report.md"));
    assertTrue(report.contains("| 1 | at least 0.5 | undecided |"), report);
    assertFalse(report.contains("| 1 ["), report);
  }

  @Test
  void profilesTakeTheUntunedStartAndTheTunedBaseline() throws IOException {
    JsonNode profiles = new ObjectMapper().readTree(text("summary.json")).get("profiles");
    // Held out is the second alone; the first was seen in development.
    assertTrue(profiles.get(0).get("heldOut").asBoolean());
    assertEquals("ae-adamw", profiles.get(0).get("family").asText());
    assertEquals(1, profiles.get(0).get("problems").asInt());
    assertFalse(profiles.get(2).get("heldOut").asBoolean());
    assertEquals("ae-adamw", profiles.get(2).get("family").asText());
    assertEquals(1.0, profiles.get(2).get("score").asDouble());
    assertEquals("adamw", profiles.get(3).get("family").asText());
    assertEquals(1.5, profiles.get(3).get("ratios").get(0).asDouble());
    assertEquals(2, profiles.get(3).get("problems").asInt());
    assertEquals(1, profiles.get(4).get("problems").asInt());
  }

  @Test
  void thePageNeedsNothingBesideIt() {
    String page = text("index.html");
    Matcher references = Pattern.compile("(?:src|href)=\"([^\"]{0,40})").matcher(page);
    int found = 0;
    while (references.find()) {
      String to = references.group(1);
      assertTrue(to.startsWith("#") || to.startsWith("data:image/png;base64,"), to);
      found++;
    }
    assertTrue(found > 10, "got " + found);
    assertFalse(page.contains("http"));
    assertFalse(page.contains("url("));
  }

  @Test
  void thePageIsWellFormed() throws Exception {
    // Void elements closed, it is XML.
    String xml =
        text("index.html")
            .replace("<!DOCTYPE html>", "")
            .replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyPictureOfTheMarkdownIsThere() {
    Matcher pictures = Pattern.compile("!\\[[^]]*]\\(([^)]*)\\)").matcher(text("report.md"));
    int found = 0;
    while (pictures.find()) {
      assertTrue(files.containsKey(pictures.group(1)), pictures.group(1));
      found++;
    }
    assertEquals(11, found);
    assertTrue(files.containsKey("plots/profiles.png"));
  }

  @Test
  void tunedFamiliesShowTheirBestMember() {
    assertTrue(text("report.md").contains("adamw@0.01 (tuned over 2)"));
    assertTrue(text("report.md").contains("ae-adamw@0.001 (first of 2)"));
    assertTrue(text("report.md").contains("ae-adamw@10.0 (worst of 2)"));
  }
}
