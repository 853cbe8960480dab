package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.Run;
import io.github.ae4j.preset.LearnedPreset;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaCommandTest {
  @TempDir Path folder;

  @Test
  void learnsAFileThatSaysWhereItIsFrom() throws IOException {
    Path file = folder.resolve("first.preset");
    List<Object> words = List.of("--validate", 2, "--steps", 1, "--batch", 1, "--out", file);
    Run run =
        Run.of(Stream.concat(Stream.of("meta", "learn", "--tasks", 1), words.stream()).toArray());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("descent, unseen"), run.out());
    LearnedPreset read = LearnedPreset.read(file);
    assertEquals("3 directions, hard limits", read.provenance().get("derivative"));
    assertTrue(read.provenance().get("score after").contains("["));
    double gauge = read.config().get(StandardConstant.START_GAUGE);
    assertNotEquals(StandardConstant.START_GAUGE.initial(), gauge, "it has made a step");
  }

  @Test
  void showsWhatHasMovedAndWhatItIsWorth() throws IOException {
    Path file = folder.resolve("moved.preset");
    StandardConfig moved = StandardConfig.defaults().with(StandardConstant.LIMIT_REACH, 4.0);
    Files.writeString(file, new LearnedPreset(moved, Map.of("seed", "9")).text());
    Run run = Run.of("meta", "show", file, "--tasks", 2);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("seed: 9"), run.out());
    assertEquals(1, run.out().lines().filter(line -> line.startsWith("limit_reach ")).count());
    assertTrue(run.out().contains("+0.288"), "log 4/3: " + run.out());
  }

  @Test
  void aDamagedFileIsRefusedByName() throws IOException {
    Path file = folder.resolve("damaged.preset");
    String text = new LearnedPreset(StandardConfig.defaults(), Map.of()).text();
    Files.writeString(file, text.replace("clock_hold = 44.0", "clock_hold = 45.0"));
    Run run = Run.of("meta", "show", file);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("damaged.preset: learned preset is truncated or damaged"));
  }

  @Test
  void whatIsNoPresetToShowIsBadInputAndNamed() throws IOException {
    Run missing = Run.of("meta", "show", folder.resolve("none.preset"));
    assertEquals(2, missing.exitCode(), missing.err());
    assertTrue(missing.err().contains("none.preset"), missing.err());
    Run place = Run.of("meta", "show", folder);
    assertEquals(2, place.exitCode(), place.err());
    assertTrue(place.err().contains(folder + ": it must be a file"), place.err());
    Path file = folder.resolve("pushed.preset");
    StandardConfig down = StandardConfig.defaults().with(StandardConstant.DRIVE_BIAS, -0.05);
    Files.writeString(file, new LearnedPreset(down, Map.of()).text());
    Run run = Run.of("meta", "show", file, "--tasks", 2);
    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertTrue(run.err().contains("pushed.preset: drive_bias must have a coordinate"), run.err());
  }

  @Test
  void aDescentThatEndsEarlySaysHowFarItCame() throws IOException {
    Path file = folder.resolve("early.preset");
    Run run =
        Run.of(
            "meta",
            "learn",
            "--tasks",
            1,
            "--validate",
            2,
            "--steps",
            9,
            "--minutes",
            0,
            "--out",
            file);
    assertEquals(0, run.exitCode(), run.err());
    String descent = LearnedPreset.read(file).provenance().get("descent");
    assertTrue(descent.startsWith("0 steps of 12 tasks"), descent);
  }

  /** One draw in five is a long stream: so are, of some seeds, the first four or more. */
  @Test
  void thereAreAsManyTasksAsAskedForOfEverySeed() {
    int late = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      long[] one = Paired.withoutLongStreams(Seeds.training(seed), 1);
      assertEquals(1, one.length);
      late += Arrays.stream(Seeds.training(seed, 4)).anyMatch(each -> each == one[0]) ? 0 : 1;
    }
    assertTrue(late > 0, "no seed begins with four long streams");
  }

  @Test
  void checksAgainstWholeRuns() {
    Run run = Run.of("meta", "check", "--tasks", 1, "--steps", 12);
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("100.0%"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "learn, --tasks, 0, '--tasks must be in [1, 100000], got 0'",
    "learn, --rate, 0, '--rate must be in [1.0E-6, 10.0], got 0.0'",
    "learn, --out, missing/folder/file.preset, output file must lie in a folder",
    "check, --steps, 3, '--steps must be in [10, 100000], got 3'"
  })
  void badOptionsAreNamed(String command, String option, String value, String message) {
    String given = option.equals("--out") ? folder.resolve(value).toString() : value;
    Run run = Run.of("meta", command, option, given);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void aSubcommandMustBeGiven() {
    Run run = Run.of("meta");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("a subcommand must be given: learn, show or check"), run.err());
  }
}
