package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
  private static List<RecordedEvent> recorded(Path file, boolean enabled, StepObserver... observers)
      throws IOException {
    try (Recording recording = new Recording()) {
      if (enabled) {
        recording.enable(FlightRecorder.EVENT);
      } else {
        recording.disable(FlightRecorder.EVENT);
      }
      recording.start();
      ShortRun.run(observers);
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("io.github.ae4j.Step"))
        .sorted((a, b) -> Long.compare(a.getLong("step"), b.getLong("step")))
        .toList();
  }

  @Test
  void aStepIsAnEvent(@TempDir Path folder) throws IOException {
    TraceRecorder recorder = new TraceRecorder(ShortRun.STEPS);
    List<RecordedEvent> events =
        recorded(folder.resolve("on.jfr"), true, new FlightRecorder(), recorder);
    List<StepRecord> expected = recorder.snapshot();
    assertEquals(expected.size(), events.size());
    for (int t = 0; t < events.size(); t++) {
      RecordedEvent event = events.get(t);
      StepRecord step = expected.get(t);
      assertEquals(step.step(), event.getLong("step"));
      assertEquals(0, event.getInt("group"));
      assertEquals(step.verdict().name(), event.getString("verdict"));
      assertEquals(String.join(", ", step.events()), event.getString("events"));
      assertEquals(step.loss(), event.getDouble("loss"));
      assertEquals(step.applied().get("learningRate"), event.getDouble("learningRate"));
      assertEquals(step.applied().get("momentum"), event.getDouble("momentum"));
      assertEquals(null, event.getStackTrace());
    }
    assertEquals("non-finite", events.get(ShortRun.BAD_STEP - 1).getString("events"));
  }

  @Test
  void nothingIsWrittenWhereItIsDisabled(@TempDir Path folder) throws IOException {
    assertTrue(recorded(folder.resolve("off.jfr"), false, new FlightRecorder()).isEmpty());
  }
}
