package io.github.ae4j.examples.lab;

import static io.github.ae4j.examples.lab.TinyLab.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.TinyLab.Call;
import io.github.ae4j.examples.lab.run.RunStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabRunTest {
  private static final String FIRST = "smoke/bowl/sgd@0.1/seed-1.json";

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameFileHereAndInAnotherProcess() throws IOException {
    Call here = run(folder.resolve("here"), "bowl", "--seeds", 2, "--jobs", 1);
    Call beside = run(folder.resolve("beside"), "bowl", "--seeds", 2, "--jobs", 2);
    assertEquals(0, here.exitCode(), here.err());
    assertEquals(0, beside.exitCode(), beside.err());
    Map<String, String> files = RunFiles.withoutSeconds(folder.resolve("here"));
    assertEquals(8, files.size());
    assertEquals(files, RunFiles.withoutSeconds(folder.resolve("beside")));
  }

  @Test
  void whatIsFinishedIsNotRunAgain() throws IOException {
    run(folder, "bowl", "--seeds", 1, "--jobs", 1);
    FileTime then = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    Path file = folder.resolve("runs").resolve(FIRST);
    Files.setLastModifiedTime(file, then);
    Call again = run(folder, "bowl", "--seeds", 2, "--jobs", 1);
    assertEquals(0, again.exitCode(), again.err());
    assertEquals(then, Files.getLastModifiedTime(file));
    assertEquals(8, RunFiles.withoutSeconds(folder).size());
    Call fresh = run(folder, "bowl", "--seeds", 1, "--jobs", 1, "--fresh");
    assertEquals(0, fresh.exitCode(), fresh.err());
    assertTrue(Files.getLastModifiedTime(file).compareTo(then) > 0);
  }

  @Test
  void theReportIsTheSameInEveryLocale() throws IOException {
    run(folder, "bowl", "--seeds", 2, "--jobs", 1);
    TinyLab.call(TinyLab.lab(), "report", folder);
    String here = Files.readString(folder.resolve("report.md"));
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      TinyLab.call(TinyLab.lab(), "report", folder);
      assertEquals(Locale.GERMANY, Locale.getDefault(Locale.Category.FORMAT));
    } finally {
      Locale.setDefault(usual);
    }
    assertTrue(here.contains("2,000 steps"), here);
    assertEquals(here, Files.readString(folder.resolve("report.md")));
  }

  @Test
  void aRunThatBreaksIsNamedAndTheOthersGoOn() {
    Call run = run(folder, "breaking", "bowl", "--seeds", 1, "--jobs", 2);
    assertEquals(3, run.exitCode());
    assertTrue(
        run.err()
            .contains(
                "breaking/throwing/seed-1 failed:"
                    + " java.lang.IllegalStateException: a fault; of two lines"),
        run.err());
    assertTrue(
        run.err().contains("breaking/dying/seed-1 failed: its process died, exit code 7"),
        run.err());
    assertEquals(2, run.err().lines().count(), run.err());
    assertEquals(5, RunFiles.paths(folder).size());
  }

  @Test
  void theRunEndsInItsReport() {
    Object[] arguments = {"run", "bowl", "--seeds", 1, "--jobs", 1, "--out", folder};
    Call run = TinyLab.call(TinyLab.lab(), arguments);
    assertEquals(0, run.exitCode(), run.err());
    Path page = folder.resolve("index.html");
    assertTrue(run.out().contains("Written: " + page), run.out());
    assertTrue(Files.exists(page) && Files.exists(folder.resolve("summary.json")));
  }

  @Test
  void seedsAndArmsAreChosen() {
    Call run = run(folder, 1, "--seeds", "2,4-5", "--arms", "ae-*,sgd@0.01", "--jobs", 1);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        Set.of(
            "smoke/bowl/ae-sgd@0.001/seed-2.json",
            "smoke/bowl/ae-sgd@0.001/seed-4.json",
            "smoke/bowl/ae-sgd@0.001/seed-5.json",
            "smoke/bowl/sgd@0.01/seed-2.json",
            "smoke/bowl/sgd@0.01/seed-4.json",
            "smoke/bowl/sgd@0.01/seed-5.json"),
        RunFiles.paths(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fly | experiment must be one of bowl, breaking, or its number, or all, got fly",
        "3 | got 3",
        "--arms adam* | --arms must match one of ae-sgd@*, dying, sgd@*, sound",
        "--arms [ | got [",
        "--seeds 0 | --seeds must be a count",
        "--seeds 6-3 | got 6-3",
        "--seeds 1,,2 | got 1,,2",
        "--seeds many | got many",
        "--seeds 0-1 | got 0-1",
        "--seeds 0,2 | numbers and ranges from 1 on",
        "--jobs 0 | --jobs must be in [1, 1000], got 0",
        "--data= | --data must name a folder, got an empty text",
        "--scale big | big",
        "--data no/such/folder | --data must be a folder, got no/such/folder",
        "--data . | --data must have a folder numbers",
      })
  void misuseIsRefusedBeforeAnythingIsRun(String arguments, String named) {
    Path out = folder.resolve("out");
    Call run = run(out, (Object[]) arguments.split(" "));
    assertEquals(2, run.exitCode(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().replace("; got", ", got").contains(named.replace("; got", ", got")), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void aFolderIsOneLabsAtATime() throws IOException {
    try (FileChannel lock = new RunStore(folder).lock()) {
      Call run = run(folder, "bowl", "--jobs", 1);
      assertEquals(2, run.exitCode());
      assertTrue(run.err().contains("another lab works in"), run.err());
    }
  }

  @Test
  void theListNamesWhatCanBeRun() {
    Call list = TinyLab.call(TinyLab.lab(), "list");
    assertEquals(0, list.exitCode(), list.err());
    assertTrue(
        list.out().matches("(?s).*1 +bowl +4 +4 +4 .*No worse than the best constant rate.*"),
        list.out());
    assertTrue(list.out().matches("(?s).*2 +breaking +3 +3 +3 +numbers.*"), list.out());
  }

  @Test
  void theListShowsAnExperimentWhole() {
    Call list = TinyLab.call(TinyLab.lab(), "list", 1);
    assertEquals(0, list.exitCode(), list.err());
    for (String told :
        List.of(
            "smoke: A bowl of ten dimensions, 2,000 steps.",
            "metric: loss",
            "data: made in code",
            "ae-sgd@0.001  steered   yes    yes  yes",
            "sgd@100.0     baseline  yes    yes  yes",
            "- No worse than the best constant rate.")) {
      assertTrue(list.out().contains(told), told + " is not in " + list.out());
    }
    assertFalse(list.out().contains("breaking"), list.out());
    Call unknown = TinyLab.call(TinyLab.lab(), "list", "fly");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("got fly"), unknown.err());
  }

  @Test
  void experimentsWithoutAMatchingArmAreNamed() {
    Call run = run(folder, "--seeds", 1, "--arms", "sgd*", "--jobs", 1);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        "ae lab run: not run, for --arms matches no arm of them: breaking", run.err().strip());
    assertEquals(3, RunFiles.paths(folder).size());
    assertFalse(run.out().contains("breaking"), run.out());
  }

  @Test
  void aClaimWithoutRunsIsNotUndecided() {
    Call run = run(folder, "bowl", "--seeds", 1, "--arms", "sgd*", "--jobs", 1);
    assertTrue(run.out().matches("(?s).*undecided +not run +seconds.*"), run.out());
    assertTrue(run.out().matches("(?s).*bowl +3 +3 +0 +0 +0 +1 +[.0-9]+\\s*"), run.out());
  }
}
