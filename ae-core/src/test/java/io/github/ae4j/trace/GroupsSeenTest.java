package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.metrics.MicrometerMetrics;
import io.github.ae4j.metrics.TensorBoardWriter;
import io.github.ae4j.preset.Presets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every observer shows every group. */
class GroupsSeenTest {
  private static final int STEPS = 3;

  private final double[] theta = {1.0, 2.0, 3.0};

  private void run(Runnable then, StepObserver... observers) {
    ArraySettings settings =
        ArraySettings.of(0.1)
            .withGroups(ArrayGroup.own("body", 0, 2), ArrayGroup.own("head", 2, 3));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, settings),
            Presets.standard().with(loop -> loop.observer(observers)))) {
      for (int t = 0; t < STEPS; t++) {
        trainer.loop().move(1, Coefficient.LEARNING_RATE, -7.0);
        trainer.step(1.0, theta.clone());
      }
      then.run();
    }
  }

  @Test
  void theRecorderKeepsARecordOfEach() {
    TraceRecorder recorder = new TraceRecorder(2);
    run(() -> {}, recorder);
    List<StepRecord> records = recorder.snapshot();
    assertEquals(
        List.of("2 0", "2 1", "3 0", "3 1"),
        records.stream().map(record -> record.step() + " " + record.group()).toList());
    double body = records.get(2).applied().get(Coefficient.LEARNING_RATE);
    double head = records.get(3).applied().get(Coefficient.LEARNING_RATE);
    assertTrue(body > 10.0 * head, body + " and " + head);
  }

  @Test
  void theFileHasALineForEach() {
    StringWriter text = new StringWriter();
    run(() -> {}, TraceWriter.to(text, TraceWriter.Format.CSV));
    List<String> lines = text.toString().lines().toList();
    assertEquals(1 + 2 * STEPS, lines.size());
    assertTrue(lines.get(1).startsWith("1,0,") && lines.get(2).startsWith("1,1,"), "" + lines);
  }

  @Test
  void theLogNamesEach() {
    List<String> lines = SummaryLogTest.logged(() -> run(() -> {}, new SummaryLog(1)));
    assertTrue(lines.get(0).contains(" body: learningRate="), lines.get(0));
    assertTrue(lines.get(0).contains("; head: learningRate="), lines.get(0));
  }

  @Test
  void metersAndChartsAreTaggedByName(@TempDir Path folder) throws IOException {
    MeterRegistry registry = new SimpleMeterRegistry();
    TraceRecorder recorder = new TraceRecorder(1);
    Runnable compare =
        () -> {
          for (StepRecord record : recorder.snapshot()) {
            String name = List.of("body", "head").get(record.group());
            assertEquals(
                record.applied().get(Coefficient.LEARNING_RATE),
                registry
                    .get("ae.coefficient")
                    .tags("group", name, "coefficient", Coefficient.LEARNING_RATE)
                    .gauge()
                    .value());
          }
        };
    run(compare, MicrometerMetrics.on(registry), recorder, TensorBoardWriter.to(folder, 1));
    try (Stream<Path> files = Files.list(folder)) {
      byte[] bytes = Files.readAllBytes(files.findFirst().orElseThrow());
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertTrue(text.contains("coefficient/learningRate/body"));
      assertTrue(text.contains("coefficient/learningRate/head"));
    }
  }
}
