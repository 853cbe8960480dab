package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Logged;
import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.metrics.MicrometerMetrics;
import io.github.ae4j.metrics.TensorBoardWriter;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TraceFilesTest {
  @Test
  void theRecorderKeepsTheLastSteps() {
    TraceRecorder recorder = new TraceRecorder(7);
    ShortRun.run(recorder);
    List<StepRecord> records = recorder.snapshot();
    assertEquals(7, records.size());
    assertEquals(4, records.get(0).step());
    assertEquals(10, records.get(6).step());
    assertEquals(Verdict.SKIP, records.get(1).verdict());
    assertEquals("non-finite", records.get(1).event());
    assertTrue(records.get(6).applied().get("learningRate") > 0.0);
    assertThrows(IllegalArgumentException.class, () -> new TraceRecorder(0));
  }

  @Test
  void theTableHasAColumnForEverythingSeen() {
    StringWriter text = new StringWriter();
    ShortRun.run(TraceWriter.to(text, TraceWriter.Format.CSV));
    List<String> lines = text.toString().lines().toList();
    assertEquals(11, lines.size());
    assertTrue(
        lines.get(0).startsWith("step,group,verdict,event,loss,learningRate,momentum,"),
        lines.get(0));
    assertTrue(
        lines.get(0).endsWith("AE-7 momentum share -> momentumShare,events,moved,acted"),
        lines.get(0));
    int columns = cells(lines.get(0));
    for (String line : lines) {
      assertEquals(columns, cells(line), line);
    }
    assertTrue(lines.get(5).contains("\"[\"\"non-finite\"\"]\",{},"), lines.get(5));
    assertTrue(lines.get(5).startsWith("5,0,SKIP,non-finite,"), lines.get(5));
  }

  /** Cells of a line, those in quotes taken whole. */
  private static int cells(String line) {
    return line.replaceAll("\"(?:[^\"]|\"\")*\"", "").split(",", -1).length;
  }

  @Test
  void aLineOfJsonHasNoNumberThatIsNotFinite(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trace.jsonl");
    ShortRun.run(TraceWriter.to(file, TraceWriter.Format.JSONL));
    List<String> lines = Files.readAllLines(file);
    assertEquals(10, lines.size());
    assertTrue(
        lines
            .get(4)
            .startsWith(
                "{\"step\":5,\"group\":0,\"verdict\":\"SKIP\",\"event\":\"non-finite\",\"loss\":null,"),
        lines.get(4));
    for (String line : lines) {
      assertTrue(line.endsWith("}") && !line.contains("NaN") && !line.contains("Infinity"), line);
    }
    assertTrue(lines.get(0).contains("\"event\":null"), lines.get(0));
  }

  @Test
  void aFileThatCannotBeMadeIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("trace.csv");
    String message =
        assertThrows(UncheckedIOException.class, () -> TraceWriter.to(file, TraceWriter.Format.CSV))
            .getMessage();
    assertEquals("cannot write the trace to " + file, message);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyStepIsOnTheDiskBeforeTheLoopIsClosed(@TempDir Path folder) {
    Path file = folder.resolve("trace.csv");
    ShortRun.run(
        30,
        () -> assertEquals(31, lines(file).size()),
        TraceWriter.to(file, TraceWriter.Format.CSV));
  }

  @Test
  void flushedAtACadenceAndAtTheEnd(@TempDir Path folder) {
    Path file = folder.resolve("trace.csv");
    ShortRun.run(
        9,
        () -> assertEquals(1 + 8, lines(file).size()),
        TraceWriter.to(file, TraceWriter.Format.CSV).flushEvery(4));
    assertEquals(1 + 9, lines(file).size());
  }

  @Test
  void atACadenceStepsWithAnEventAreWrittenToo(@TempDir Path folder) {
    Path file = folder.resolve("trace.csv");
    ShortRun.run(TraceWriter.to(file, TraceWriter.Format.CSV).every(4));
    List<String> steps = lines(file).stream().map(line -> line.split(",")[0]).toList();
    assertTrue(steps.containsAll(List.of("step", "4", "5", "8")), "" + steps);
    assertTrue(steps.size() < 11, "" + steps);
    for (String line : lines(file).subList(1, steps.size())) {
      assertTrue(
          Integer.parseInt(line.split(",")[0]) % 4 == 0 || !line.split(",")[3].isEmpty(), line);
    }
    StringWriter text = new StringWriter();
    for (Consumer<TraceWriter> wrong :
        List.<Consumer<TraceWriter>>of(w -> w.every(0), w -> w.flushEvery(0))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> wrong.accept(TraceWriter.to(text, TraceWriter.Format.CSV)));
    }
  }

  @Test
  void appendedItGoesOnWithoutASecondHeaderOrHalfALine(@TempDir Path folder) throws IOException {
    for (TraceWriter.Format format : TraceWriter.Format.values()) {
      int head = format == TraceWriter.Format.CSV ? 1 : 0;
      Path file = folder.resolve("trace." + format);
      ShortRun.run(TraceWriter.append(file, format));
      List<String> first = lines(file);
      assertEquals(head + 10, first.size());
      Files.writeString(file, "11,0,APP", StandardOpenOption.APPEND);
      ShortRun.run(TraceWriter.append(file, format));
      List<String> both = new ArrayList<>(first);
      both.addAll(first.subList(head, first.size()));
      assertEquals(both, lines(file));
    }
  }

  @Test
  void aThreadThatWasInterruptedGoesOnWriting(@TempDir Path folder) {
    Path file = folder.resolve("trace.csv");
    Thread.currentThread().interrupt();
    try {
      ShortRun.run(TraceWriter.to(file, TraceWriter.Format.CSV));
      ShortRun.run(TraceWriter.append(file, TraceWriter.Format.CSV));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(1 + 10 + 10, lines(file).size());
  }

  @Test
  void halfAHeaderIsNoHeader(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trace.csv");
    Files.writeString(file, "step,group,verd");
    ShortRun.run(TraceWriter.append(file, TraceWriter.Format.CSV));
    assertEquals(11, lines(file).size());
    assertTrue(lines(file).get(0).endsWith(",events,moved,acted"));
  }

  @Test
  void otherColumnsAreLeftAsTheyAre(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trace.csv");
    Files.writeString(file, "step,group,verdict,event,loss,gate\n1,0,APPLY,,1.0,0.5\n");
    String before = Files.readString(file);
    TraceWriter writer = TraceWriter.append(file, TraceWriter.Format.CSV);
    List<String> warned = Logged.by(ControlLoop.class, () -> ShortRun.run(4, () -> {}, writer));
    IOException cut = assertThrows(IOException.class, writer::checkWhole);
    assertTrue(cut.getMessage().contains("must have the loop's columns"), cut.getMessage());
    assertEquals(2, warned.size(), "" + warned);
    assertTrue(warned.get(1).endsWith("TraceWriter failed at 4 steps"), warned.get(1));
    assertEquals(before, Files.readString(file));
  }

  /** A disk that is full at the fourth flush and has room again later. */
  private static final class FullDisk extends Writer {
    private final StringBuilder text = new StringBuilder();
    private int flushes;

    @Override
    public void write(char[] from, int offset, int length) throws IOException {
      text.append(from, offset, flushes == 3 ? 5 : length);
      if (flushes == 3) {
        flushes++;
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void flush() {
      flushes++;
    }

    @Override
    public void close() {}
  }

  @Test
  void afterAFailureNothingIsWrittenBehindHalfALine() {
    FullDisk disk = new FullDisk();
    TraceWriter writer = TraceWriter.to(disk, TraceWriter.Format.JSONL);
    List<String> warned = Logged.by(ControlLoop.class, () -> ShortRun.run(writer));
    assertEquals(3, warned.size(), "" + warned);
    assertTrue(warned.get(2).endsWith("TraceWriter failed at 7 steps"), warned.get(2));
    assertTrue(disk.text.toString().endsWith("}\n{\"ste"), disk.text.toString());
    IOException cut = assertThrows(IOException.class, writer::checkWhole);
    assertEquals(
        "the trace must have every step, and is cut: No space left on device", cut.getMessage());
  }

  /** What waits is written as the loop closes: that may be the first write of all. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void aDiskThatIsFullAtTheEndIsToldOf() throws IOException {
    TraceWriter writer =
        TraceWriter.to(Path.of("/dev/full"), TraceWriter.Format.CSV).flushEvery(1000);
    List<String> warned = Logged.by(ControlLoop.class, () -> ShortRun.run(writer));
    String last = warned.get(warned.size() - 1);
    assertTrue(
        last.endsWith(
            "TraceWriter failed to close: cannot close the trace /dev/full: No space left on"
                + " device"),
        last);
    IOException cut = assertThrows(IOException.class, writer::checkWhole);
    assertTrue(cut.getMessage().contains("/dev/full must have every step"), cut.getMessage());
  }

  @Test
  void aTraceOfEveryStepIsWhole(@TempDir Path folder) throws IOException {
    TraceWriter writer =
        TraceWriter.to(folder.resolve("trace.csv"), TraceWriter.Format.CSV).flushEvery(1000);
    ShortRun.run(writer);
    writer.checkWhole();
  }

  /** What stands in the file is of an earlier run. */
  @Test
  void aTraceWithoutAStepIsNotWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trace.csv");
    ShortRun.run(TraceWriter.to(file, TraceWriter.Format.CSV));
    TraceWriter none = TraceWriter.to(file, TraceWriter.Format.CSV);
    steered(none).close();
    IOException empty = assertThrows(IOException.class, none::checkWhole);
    assertEquals(
        "the trace " + file + " must have a step, and none was written", empty.getMessage());
    TraceWriter appended = TraceWriter.append(file, TraceWriter.Format.CSV);
    steered(appended).close();
    appended.checkWhole();
  }

  private static ArrayTrainer steered(StepObserver... observers) {
    return ArrayTrainer.steer(
        ArrayOptimizer.sgd(new double[] {1.0}, ArraySettings.of(0.1)),
        Presets.standard().with(loop -> loop.observer(observers)));
  }

  private static void refusesASecondLoop(StepObserver observer, String name) {
    TraceRecorder before = new TraceRecorder(1);
    double[] theta = {1.0};
    ArrayOptimizer second = ArrayOptimizer.sgd(theta, ArraySettings.of(0.1));
    try (ArrayTrainer first = steered(observer)) {
      Preset preset = Presets.standard().with(loop -> loop.observer(before, observer));
      String message =
          assertThrows(IllegalStateException.class, () -> ArrayTrainer.steer(second, preset))
              .getMessage();
      assertEquals(name + " must be given to one loop, got a second; make one for each", message);
      first.step(1.0, new double[] {0.1});
    }
    try (ArrayTrainer again =
        ArrayTrainer.steer(second, Presets.standard().with(loop -> loop.observer(before)))) {
      again.step(1.0, new double[] {0.1}); // neither optimizer nor the other observer is held
    }
  }

  @Test
  void whatKeepsOneLoopsStepsRefusesASecondLoop(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("trace.csv");
    Path jsonl = folder.resolve("trace.jsonl");
    refusesASecondLoop(TraceWriter.to(csv, TraceWriter.Format.CSV), "a TraceWriter " + csv);
    assertEquals(2, lines(csv).size());
    refusesASecondLoop(TraceWriter.append(csv, TraceWriter.Format.CSV), "a TraceWriter " + csv);
    assertEquals(3, lines(csv).size());
    refusesASecondLoop(
        TraceWriter.append(jsonl, TraceWriter.Format.JSONL), "a TraceWriter " + jsonl);
    refusesASecondLoop(TraceWriter.to(new StringWriter(), TraceWriter.Format.CSV), "a TraceWriter");
    refusesASecondLoop(new TraceRecorder(3), "a TraceRecorder");
    refusesASecondLoop(new SummaryLog(3), "a SummaryLog");
    refusesASecondLoop(new MicrometerMetrics(), "MicrometerMetrics");
    refusesASecondLoop(TensorBoardWriter.to(folder, 1), "a TensorBoardWriter");
  }

  @Test
  void aRecorderGoesOnWithTheNextLoop() {
    TraceRecorder recorder = new TraceRecorder(100);
    ShortRun.run(recorder);
    ShortRun.run(recorder);
    assertEquals(2 * ShortRun.STEPS, recorder.snapshot().size());
    TraceWriter writer = TraceWriter.to(new StringWriter(), TraceWriter.Format.CSV);
    ShortRun.run(writer);
    assertThrows(IllegalStateException.class, () -> steered(writer));
  }

  /** A start that fails, a run without a step: what was written before is there still. */
  @Test
  void untilTheFirstStepAFileStaysAsItIs(@TempDir Path folder) throws IOException {
    for (TraceWriter.Format format : TraceWriter.Format.values()) {
      Path file = folder.resolve("trace." + format);
      ShortRun.run(TraceWriter.to(file, format));
      Files.writeString(file, "11,0,APP", StandardOpenOption.APPEND);
      String before = Files.readString(file);
      Coefficient unknown = Coefficient.of("no such", Chart.LOG, 1.0, 2.0);
      for (TraceWriter writer :
          List.of(TraceWriter.to(file, format), TraceWriter.append(file, format))) {
        Preset fails = Presets.standard().with(l -> l.observer(writer).coefficient(unknown));
        ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1));
        assertThrows(IllegalArgumentException.class, () -> ArrayTrainer.steer(optimizer, fails));
        assertEquals(before, Files.readString(file));
        steered(writer).close();
        assertEquals(before, Files.readString(file));
      }
      ShortRun.run(TraceWriter.append(file, format));
      int head = format == TraceWriter.Format.CSV ? 1 : 0;
      assertEquals(head + 20, lines(file).size());
      ShortRun.run(TraceWriter.to(file, format));
      assertEquals(head + 10, lines(file).size());
    }
  }
}
