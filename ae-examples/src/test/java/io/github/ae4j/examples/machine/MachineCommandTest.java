package io.github.ae4j.examples.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.djl.tape.NtmSettings;
import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.examples.stream.WatchedStream;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineCommandTest {
  @TempDir Path folder;

  @Test
  void theQuadraticHaltsAtItsTargetAndNotAtANegativeLoss() {
    Run run = Run.of("machine", "run", "--target", "-2.166", "--out", folder);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("TARGET after step "), run.out());
    int step = Integer.parseInt(run.out().split("[ :]")[3]);
    assertTrue(step > 10 && step < 2000, run.out());
    assertTrue(run.out().contains("parameters 0.33333"), run.out());
  }

  @ParameterizedTest
  @CsvSource({"QUADRATIC, RESONANCE", "NOISY, BUDGET"})
  void withoutATargetTheUsualRulesDecide(String problem, String reason) {
    Run run = Run.of("machine", "run", "--problem", problem, "--steps", "3000");
    assertTrue(run.out().startsWith(reason), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "tape"})
  void aPlaceThatIsNoFolderIsRefusedBeforeTheWork(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Run run = Run.of("machine", command, "--steps", "9000000", "--out", file);
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void programsAreTrainedAndShown() throws IOException {
    Path json = folder.resolve("tape.json");
    Run run =
        Run.of(
            "machine",
            "tape",
            "--task",
            "copy,recall",
            "--optimizer",
            "standard",
            "--seeds",
            "3",
            "--steps",
            "600",
            "--out",
            folder,
            "--json",
            json);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("copy, standard, seed 1: SOLVED after step "), run.out());
    assertTrue(run.out().contains("@@"), run.out());
    JsonNode copy = new ObjectMapper().readTree(Files.readString(json)).get(0);
    assertEquals("copy", copy.get("task").asText());
    assertEquals(3, copy.get("seeds").asInt());
    assertTrue(copy.get("solved").asInt() >= 2, copy.toString());
    assertEquals(0, copy.get("notFinite").asInt());
    BufferedImage picture = ImageIO.read(folder.resolve("copy.png").toFile());
    assertTrue(picture.getWidth() > 2 * 8 * 20 && picture.getHeight() > 8 * 20);
  }

  /** Of ten seeds all did within 900 steps. */
  @Test
  void aMachineLearnsToCopy() {
    NtmRun run = NtmRun.of(NtmTask.of(NtmSettings.Controller.LSTM), TapeArm.standard(), 3, 1500);
    assertTrue(run.isSolved(), run.toString());
    assertTrue(run.finite() && run.near() > 0.98, run.toString());
  }

  @Test
  void machinesThatCopyAreCounted() throws IOException {
    Path json = folder.resolve("ntm.json");
    Run run =
        Run.of(
            "machine",
            "ntm",
            "--controller",
            "mlp",
            "--optimizer",
            "standard,adam",
            "--seeds",
            "1",
            "--steps",
            "20",
            "--json",
            json);
    assertEquals(0, run.exitCode(), run.err());
    JsonNode standard = new ObjectMapper().readTree(Files.readString(json)).get(0);
    assertEquals(0, standard.get("solved").asInt(), "not in 20 steps");
    assertEquals("never", standard.get("medianSteps").asText());
    assertEquals(0, standard.get("notFinite").asInt());
  }

  @Test
  void aSequenceIsShownThenMarkedThenSilent() {
    CopySequences sequences = new CopySequences(2, 1);
    float[] inputs = sequences.inputs(new float[] {1f, 0f, 1f, 1f}, 2);
    float[] expected = {1f, 0f, 0f, 1f, 1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f, 0f, 0f};
    assertArrayEquals(expected, inputs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tape --task sort|sort",
        "tape --seeds 0|--seeds must be in [1, 100000], got 0",
        "tape --steps 0|--steps must be in",
        "run --target NaN|--target must be finite, got NaN",
        "run --steps 0|--steps must be in",
        "halt --seeds 0|--seeds must be in",
        "halt --data nowhere|nowhere",
        "tape --optimizer sgd|sgd",
        "ntm --controller gru|gru",
        "ntm --seeds 0|--seeds must be in [1, 100000], got 0",
        "ntm --steps 0|--steps must be in"
      })
  void badInputIsNamed(String arguments, String named) {
    Run run = Run.of((Object[]) ("machine " + arguments).split(" "));
    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertTrue(run.err().contains(named), run.err());
  }

  @Test
  void aSubcommandIsAskedFor() {
    assertEquals(2, Run.of("machine").exitCode());
  }

  /** The whole length on the named stream; ae machine halt has the others. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDriftingStreamNeverHalts(long seed) {
    Halting halting =
        Halting.when(
            HaltRules.any(
                HaltRules.standing(),
                HaltRules.resonance(),
                HaltRules.diverged(),
                HaltRules.nonFinite(1)));
    WatchedStream.run(Hyperplane.drifting().make(100_000, seed), halting);
    assertTrue(halting.halted().isEmpty(), halting.halted().toString());
  }
}
