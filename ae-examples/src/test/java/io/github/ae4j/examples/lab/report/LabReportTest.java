package io.github.ae4j.examples.lab.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claims;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Synthetic;
import io.github.ae4j.examples.report.OutputFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final List<Arm> ARMS =
      List.of(
          arm("ae-adamw", "0.001", Role.STEERED),
          arm("ae-adamw", "10.0", Role.STEERED),
          arm("adamw", "0.001", Role.BASELINE),
          arm("adamw", "0.01", Role.BASELINE),
          arm("prodigy", "", Role.BASELINE));

  @TempDir static Path folder;
  private static Map<String, byte[]> files = Map.of();

  private static Arm arm(String family, String setting, Role role) {
    return new Arm(
        family,
        setting,
        role,
        start -> {
          throw new AssertionError("a report runs nothing");
        });
  }

  /** An experiment that is reported and never run. */
  private record Told(int number, String name, List<Claim> claims, boolean seenInDevelopment)
      implements Experiment {
    @Override
    public String setup(Scale scale) {
      return "Four looks <at> a made-up curve.";
    }

    @Override
    public Metric metric() {
      return Metric.accuracy("held-back accuracy");
    }

    @Override
    public List<Arm> arms(Scale scale) {
      return ARMS;
    }

    @Override
    public Outcome run(Arm arm, long seed, Setting setting) {
      throw new AssertionError("a report runs nothing");
    }
  }

  private static List<Experiment> experiments() {
    Pick steered = Pick.arm("ae-adamw@0.001");
    Pick bare = Pick.arm("adamw@0.001");
    return List.of(
        new Told(
            1,
            "first",
            List.of(
                new Claim(
                    "Better | than the bare optimizer & more.",
                    Claim.Origin.SEED,
                    Claims.differenceAtLeast(Outcome.FINAL, steered, bare, 0.0)),
                new Claim(
                    "Twice as fast as the best.",
                    Claim.Origin.OURS,
                    Claims.timeToTargetRatioAtMost(steered, Pick.bestBaseline(), 0.5)),
                new Claim(
                    "Above a half in most seeds.",
                    Claim.Origin.OURS,
                    Claims.holdsInShare(
                        "%s is above a half",
                        List.of(steered), some -> some.get(0).metric(Outcome.FINAL) > 0.5, 0.5))),
            true),
        new Told(
            12,
            "second",
            List.of(
                new Claim(
                    "Needs an arm that is not there.",
                    Claim.Origin.PREDICTION,
                    Claims.atMost(Outcome.FINAL, Pick.arm("sgd@0.1"), 1.0))),
            false),
        new Told(
            3,
            "third",
            List.of(
                new Claim(
                    "Never run.", Claim.Origin.SEED, Claims.atLeast(Outcome.FINAL, steered, 0.5))),
            false));
  }

  private static List<RunRecord> runs() {
    List<RunRecord> runs = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      double noise = 0.001 * seed;
      for (String name : List.of("first", "second")) {
        add(runs, name, "ae-adamw@0.001", Role.STEERED, seed, 0.7, 0.85, 0.92, 0.95 + noise);
        add(runs, name, "ae-adamw@10.0", Role.STEERED, seed, 0.1, 0.8, 0.9, 0.94 - noise);
        add(runs, name, "adamw@0.001", Role.BASELINE, seed, 0.5, 0.7, 0.8, 0.85 + noise);
        add(runs, name, "adamw@0.01", Role.BASELINE, seed, 0.6, 0.8, 0.85, 0.9 - noise);
      }
      add(runs, "first", "prodigy", Role.BASELINE, seed, 0.3, 0.4, 0.5, 0.6 + 9 * noise);
    }
    return runs;
  }

  private static void add(
      List<RunRecord> runs, String name, String arm, Role role, long seed, double... metric) {
    runs.add(Synthetic.run(name, arm, role, seed, metric));
  }

  @BeforeAll
  static void write() throws IOException {
    files = write(folder.resolve("first"), runs());
  }

  private static Map<String, byte[]> write(Path into, List<RunRecord> runs) throws IOException {
    try (OutputFolder out = OutputFolder.open(into)) {
      LabReport.write(runs, experiments(), out);
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
    List<RunRecord> shuffled = runs();
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
    JsonNode row = summary.get("rows").get(1);
    assertEquals("final", summary.get("rows").get(2).get("metric").asText(), row.toString());
    assertEquals(0.953, summary.get("rows").get(2).get("mean").asDouble(), 1e-12);
    assertEquals(5, summary.get("rows").get(2).get("n").asInt());
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
    List<RunRecord> one = runs().stream().filter(run -> run.seed() == 1).toList();
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
    // Void elements closed, it is XML; the charts are.
    String xml =
        text("index.html")
            .replace("<!DOCTYPE html>", "")
            .replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertTrue(text("plots/first-metric.svg").contains("<svg"));
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
    assertTrue(files.containsKey("plots/profiles.svg"));
  }

  @Test
  void tunedFamiliesShowTheirBestMember() {
    assertTrue(text("report.md").contains("adamw@0.01 (tuned over 2)"));
    assertTrue(text("report.md").contains("ae-adamw@0.001 (first of 2)"));
    assertTrue(text("report.md").contains("ae-adamw@10.0 (worst of 2)"));
  }
}
