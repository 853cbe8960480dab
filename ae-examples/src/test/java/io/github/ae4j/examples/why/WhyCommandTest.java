package io.github.ae4j.examples.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.Run;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.TraceRecorder;
import io.github.ae4j.trace.TraceWriter;
import io.github.ae4j.trace.TraceWriter.Format;
import io.github.ae4j.trace.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhyCommandTest {
  private static final int STEPS = 120;

  @TempDir private Path folder;

  /** A run whose target jumps; the file, and what a recorder saw of it. */
  private List<StepRecord> trace(Path file, Format format) {
    TraceRecorder recorder = new TraceRecorder(STEPS);
    double[] theta = {3.0, -2.0};
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, ArraySettings.of(1.0)),
            Presets.standard()
                .with(loop -> loop.observer(recorder, TraceWriter.to(file, format))))) {
      for (int t = 0; t < STEPS; t++) {
        double target = t < STEPS / 2 ? Math.sin(t) : 30.0;
        double[] g = {theta[0] - target, theta[1] - target};
        trainer.step(t == 100 ? Double.NaN : g[0] * g[0] + g[1] * g[1], g);
      }
    }
    return recorder.snapshot();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aStepIsExplainedFromEitherForm(Format format) {
    Path file = folder.resolve("trace");
    List<StepRecord> records = trace(file, format);
    int moved = 0;
    for (int step : new int[] {1, 2, 40, 62, 63, 64, STEPS}) {
      Run run = Run.of("why", file, "--step", step);
      assertEquals(0, run.exitCode(), run.err());
      for (Why why : records.get(step - 1).whys()) {
        if (!why.shares().isEmpty()) {
          assertTrue(run.out().contains("  " + why.sentence() + System.lineSeparator()), run.out());
          moved++;
        }
      }
    }
    assertTrue(moved > 10, moved + " sentences compared");
    assertEquals(
        "step 101 SKIP non-finite" + System.lineSeparator() + "  nothing moved",
        Run.of("why", file, "--step", 101).out().strip());
  }

  @Test
  void theLargestMovesComeInOrderAndAreTheLargest() {
    Path file = folder.resolve("trace.csv");
    List<StepRecord> records = trace(file, Format.CSV);
    Run run = Run.of("why", file, "--largest", 5);
    List<String> expected =
        records.stream()
            .sorted((a, b) -> Double.compare(size(b), size(a)))
            .limit(5)
            .map(r -> r.whys().get(0).sentence())
            .toList();
    List<String> told =
        run.out().lines().map(line -> line.substring(line.indexOf("learningRate"))).toList();
    assertEquals(expected, told);
  }

  private static double size(StepRecord record) {
    return Math.abs(record.whys().get(0).change());
  }

  @Test
  void badInputIsOneLineAndTwo() throws IOException {
    Path file = folder.resolve("trace.csv");
    trace(file, Format.CSV);
    refused("--step must be a step of " + file + ", the last is 120, got 121", file, "--step", 121);
    refused(
        "--coefficient must have moved in " + file + ", as learningRate has, got learnrate",
        file,
        "--coefficient",
        "learnrate");
    refused("--largest must be in [1, 1000000], got 0", file, "--largest", 0);
    Path none = folder.resolve("none");
    refused("FILE must be a readable trace, got " + none, none);
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    refused(other + " has no column step", other);
    Path empty = Files.writeString(folder.resolve("empty"), "");
    refused(empty + " has no column step", empty);
    Path lines = Files.writeString(folder.resolve("lines"), "{\"step\":1}\n");
    refused(lines + " has no group in line 1", lines);
    Path word = Files.writeString(folder.resolve("word"), line("\"x\"") + "\n");
    refused(word + " has a word for a number in line 1", word);
    String text = Files.readString(file);
    String head = text.substring(0, text.indexOf('\n') + 1);
    Path damaged = Files.writeString(folder.resolve("damaged.csv"), head + "1,0,APPLY\n");
    refused(damaged + " is cut short in line 2", damaged);
  }

  @Test
  void aStepThatIsNotThereIsAnsweredWithTheNearest() throws IOException {
    Path file = folder.resolve("trace.jsonl");
    Files.writeString(file, line("20") + "\n" + line("10") + "\n" + line("40") + "\n");
    refused(", the nearest are 20 and 40, got 27", file, "--step", 27);
    refused(", the first is 10, got 9", file, "--step", 9);
    refused(", the last is 40, got 41", file, "--step", 41);
    Path head = Files.writeString(folder.resolve("head"), "step,group,verdict,events,acted\n");
    refused(", which has none, got 1", head, "--step", 1);
    refused("FILE must have steps, and " + head + " has none yet", head);
    refused("FILE must be a readable trace, got " + folder, folder);
    Path odd =
        Files.writeString(folder.resolve("odd"), "step,group,verdict,events,acted\n1,\"0\"x,\n");
    refused("FILE must be a readable trace, got " + odd, odd);
  }

  private static String line(String step) {
    return "{\"step\":" + step + ",\"group\":0,\"verdict\":\"APPLY\",\"events\":[],\"acted\":{}}";
  }

  /** What a killed run leaves: the last line in part; and what an editor adds. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void aTraceThatWasCutInItsLastLineIsReadUpToThere(Format format) throws IOException {
    Path file = folder.resolve("trace");
    trace(file, format);
    String text = Files.readString(file);
    String whole = Run.of("why", file, "--step", 40).out();
    Path cut =
        Files.writeString(folder.resolve("cut"), "\uFEFF" + text.substring(0, text.length() - 60));
    assertEquals(whole, Run.of("why", cut, "--step", 40).out());
    refused("the last is 119, got 120", cut, "--step", 120);
    Path longer = Files.writeString(folder.resolve("longer"), text + "\n");
    assertEquals(whole, Run.of("why", longer, "--step", 40).out());
  }

  private static void refused(String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "why";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Run run = Run.of(all);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }
}
