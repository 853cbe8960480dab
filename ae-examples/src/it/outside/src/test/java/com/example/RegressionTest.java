package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.metrics.TensorBoardWriter;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.FlightRecorder;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.SummaryLog;
import io.github.ae4j.trace.TraceWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionTest {
  private static double mean(List<StepRecord> records) {
    return records.stream().mapToDouble(StepRecord::loss).average().orElseThrow();
  }

  @Test
  void theWeightsComeWithinATenthOfTheTruth() throws Exception {
    float[] weights = Regression.learned();
    assertEquals(8, weights.length);
    double miss = 0.0;
    double truth = 0.0;
    for (int i = 0; i < weights.length; i++) {
      miss = Math.hypot(miss, weights[i] - (i + 1));
      truth = Math.hypot(truth, i + 1);
    }
    assertTrue(miss < 0.1 * truth, "off by " + miss + " of " + truth);
  }

  @Test
  void theLossFallsAndTheTraceShowsTheCoefficients() throws Exception {
    List<StepRecord> records = Regression.recorded();
    assertEquals(Regression.STEPS, records.size());
    double first = mean(records.subList(0, 8));
    double last = mean(records.subList(Regression.STEPS - 8, Regression.STEPS));
    assertTrue(last < 0.1 * first, "from " + first + " to " + last);
    for (StepRecord record : records) {
      assertEquals(
          Set.of(
              Coefficient.LEARNING_RATE,
              Coefficient.MOMENTUM,
              Coefficient.MOMENTUM_SHARE,
              Coefficient.RATE_MEMORY,
              Coefficient.GRADIENT_SCALE),
          record.applied().keySet());
      assertTrue(record.applied().get(Coefficient.LEARNING_RATE) > 0.0);
      assertTrue(record.drive().get("Caution -> " + Coefficient.LEARNING_RATE) <= 0.0);
    }
  }

  @Test
  void theTraceIsWrittenToAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trace.csv");
    Preset preset =
        Presets.standard()
            .with(loop -> loop.observer(TraceWriter.to(file, TraceWriter.Format.CSV)));
    Regression.train(preset);
    List<String> lines = Files.readAllLines(file);
    assertEquals(1 + Regression.STEPS, lines.size());
    assertTrue(lines.get(0).startsWith("step,group,verdict,event,loss,learningRate,momentum"));
  }

  /** What ae-core has for metrics but Micrometer's needs nothing else on the path. */
  @Test
  void otherMetricsNeedNothing(@TempDir Path folder) throws Exception {
    SummaryLog log = new SummaryLog(100);
    Preset preset =
        Presets.standard()
            .with(
                loop -> loop.observer(log, new FlightRecorder(), TensorBoardWriter.to(folder, 1)));
    Regression.train(preset);
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(Files.size(files.findFirst().orElseThrow()) > 100L * Regression.STEPS);
    }
  }
}
