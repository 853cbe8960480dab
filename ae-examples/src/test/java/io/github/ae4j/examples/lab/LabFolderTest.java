package io.github.ae4j.examples.lab;

import static io.github.ae4j.examples.lab.TinyLab.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.TinyLab.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in a folder and is not what is asked for: it is named and refused. */
class LabFolderTest {
  private static final String FIRST = "smoke/bowl/sgd@0.1/seed-1.json";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'{\"schema\" : 1, \"exp', end-of-input",
    "'{\"schema\" : 2}', 'its schema must be 1, got 2'",
    "'{}', 'its schema must be 1, got none'",
    "'[]', 'it must hold one JSON object, got array'",
    "'{\"schema\" : 1}', 'it must have the entry experiment, got none'",
    "'', 'it must hold one JSON object, got an empty file'"
  })
  void aBrokenFileIsNamed(String content, String why) throws IOException {
    Path file = folder.resolve("runs").resolve(FIRST);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Call run = run(folder, "bowl", "--jobs", 1);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(file.toString()) && run.err().contains(why), run.err());
    assertTrue(run.err().contains("delete it and run again"), run.err());
    assertEquals(1, RunFiles.paths(folder).size());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"final\"', '\"last\"', 'its outcome.metrics.final must be a number, got none'",
    "'\"final\" : [-+.E0-9]+', '\"final\" : \"good\"', 'must be a number, got \"good\"'",
    "'\"curves\"', '\"lines\"', 'it must have the entry outcome.curves, got none'",
    "'\"SMOKE\"', '\"HUGE\"', '[\"scale\"]: Cannot deserialize'"
  })
  void whatIsNotAWholeRunIsNotFinished(String from, String to, String why) throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    Path file = folder.resolve("runs").resolve(FIRST);
    Files.writeString(file, Files.readString(file).replaceFirst(from, to));
    Call run = run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    Call report = TinyLab.call(TinyLab.lab(), "report", folder);
    for (Call call : List.of(run, report)) {
      assertEquals(2, call.exitCode());
      assertTrue(call.err().contains(file.toString()) && call.err().contains(why), call.err());
      assertEquals(1, call.err().lines().count(), call.err());
    }
    assertFalse(Files.exists(folder.resolve("index.html")));
  }

  @Test
  void aRunInAnothersPlaceIsNamed() throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    Path file = folder.resolve("runs").resolve(FIRST);
    Files.copy(file, file.resolveSibling("seed-2.json"));
    Call run = run(folder, "bowl", "--seeds", 2, "--jobs", 1);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("seed-2.json"), run.err());
  }

  @Test
  void aRunOfAnotherConfigurationIsRefused() {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    Call run = run(TinyLab.lab(1_000), folder, "bowl", "--seeds", 2, "--jobs", 1);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("steps is 2000 there and 1000 now"), run.err());
    assertTrue(run.err().contains("--fresh"), run.err());
  }

  @Test
  void aRunOnOtherDataIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("data/numbers"));
    Path out = folder.resolve("out");
    run(out, "breaking", "--arms", "sound", "--jobs", 1);
    Call run =
        run(out, "breaking", "--arms", "sound", "--jobs", 1, "--data", folder.resolve("data"));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("read from --data is nothing there"), run.err());
  }

  @Test
  void otherSeedsOnOtherDataAreRefused() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("numbers"));
    Path out = folder.resolve("out");
    List<Object> second =
        List.of("breaking", "--arms", "sound", "--jobs", 1, "--seeds", "2-3", "--data", data);
    run(out, "breaking", "--arms", "sound", "--jobs", 1, "--seeds", 1);
    for (List<String> more : List.of(List.<String>of(), List.of("--fresh"))) {
      List<Object> arguments = new ArrayList<>(second);
      arguments.addAll(more);
      Call run = run(out, arguments.toArray());
      assertEquals(2, run.exitCode(), run.err());
      assertTrue(run.err().contains("read from --data is nothing there"), run.err());
      assertEquals(1, RunFiles.paths(out).size());
    }
  }

  @Test
  void whatIsNotSaidIsADifference() throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    change(FIRST, "\"steps\" : \"2000\"", "\"paces\" : \"2000\"");
    Call run = run(folder, "bowl", "--seeds", 2, "--jobs", 1);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("steps is not said there and 2000 now"), run.err());
  }

  @Test
  void theReportRefusesRunsThatDoNotCompare() throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    String java = System.getProperty("java.version");
    change(FIRST, "\"Java\" : \"" + java + "\"", "\"Java\" : \"1.0\"");
    Call report = TinyLab.call(TinyLab.lab(), "report", folder);
    assertEquals(2, report.exitCode());
    assertTrue(report.err().contains("runs of bowl must be comparable"), report.err());
    assertFalse(Files.exists(folder.resolve("index.html")));
  }

  @Test
  void theReportLeavesOutWhatIsNoMoreAndSaysSo() throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    Path runs = folder.resolve("runs");
    Path old = runs.resolve("smoke/bowl/old@0.1/seed-1.json");
    Files.createDirectories(old.getParent());
    Files.copy(runs.resolve(FIRST), old);
    change("smoke/bowl/old@0.1/seed-1.json", "\"sgd@0.1\"", "\"old@0.1\"");
    Files.createDirectories(runs.resolve("smoke/gone"));
    Files.createDirectories(folder.resolve(".writing-1"));
    Call report = TinyLab.call(TinyLab.lab(), "report", folder);
    assertEquals(0, report.exitCode(), report.err());
    assertTrue(report.err().contains("no experiment has the name: gone"), report.err());
    String text = Files.readString(folder.resolve("report.md"));
    assertTrue(text.contains("4 runs, seeds 1; left out: 1 runs of arms"), text);
    assertFalse(text.contains("old@0.1"), text);
    assertFalse(Files.exists(folder.resolve(".writing-1")));
  }

  @Test
  void aRunByAnotherVersionIsRefused() throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    Path file = folder.resolve("runs").resolve(FIRST);
    String json = Files.readString(file);
    Files.writeString(file, json.replaceFirst("\"Java\" : \"[^\"]*\"", "\"Java\" : \"1.0\""));
    Call run = run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("Java is 1.0 there"), run.err());
  }

  @Test
  void aFolderWithoutRunsHasNoReport() {
    Call report = TinyLab.call(TinyLab.lab(), "report", folder);
    assertEquals(2, report.exitCode());
    assertTrue(report.err().contains("DIR must have runs"), report.err());
  }

  private void change(String run, String from, String to) throws IOException {
    Path file = folder.resolve("runs").resolve(run);
    String json = Files.readString(file);
    assertTrue(json.contains(from), json);
    Files.writeString(file, json.replace(from, to));
  }
}
