package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        assertThrows(
                java.io.UncheckedIOException.class,
                () -> TraceWriter.to(file, TraceWriter.Format.CSV))
            .getMessage();
    assertEquals("cannot write the trace to " + file, message);
  }
}
