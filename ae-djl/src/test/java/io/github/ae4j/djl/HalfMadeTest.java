package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update that fails between two parameters leaves them of different steps: nobody goes on from there unawares. */
class HalfMadeTest {
  @TempDir private Path folder;

  private final AtomicBoolean full = new AtomicBoolean();

  private final ParameterTracker tracker =
      new ParameterTracker() {
        private int calls;

        @Override
        public float getNewValue(String id, int update) {
          calls = full.get() ? calls + 1 : 0;
          if (calls == 2) {
            full.set(false);
            throw new OutOfMemoryError("one parameter of two");
          }
          return 0.01f;
        }
      };

  private static List<float[]> values(Ripple ripple) {
    return ripple.model.getBlock().getParameters().values().stream()
        .map(parameter -> parameter.getArray().toFloatArray())
        .toList();
  }

  private static void set(Ripple ripple, List<float[]> values) {
    for (int i = 0; i < values.size(); i++) {
      ripple.model.getBlock().getParameters().valueAt(i).getArray().set(values.get(i));
    }
  }

  @Test
  void afterHalfAnUpdateOnlyARestoreIsLetIn() throws IOException {
    Preset preset = Loops.along((name, t) -> 0.5, Coefficient.MOMENTUM);
    Optimizer optimizer = Optimizer.adam().optLearningRateTracker(tracker).build();
    try (Ripple ripple = new Ripple(optimizer);
        SteeredTrainer trainer = ripple.steered(preset)) {
      ripple.steps(trainer, 1, 4);
      Path file = folder.resolve("state");
      AeDjl.saveState(trainer, file);
      List<float[]> before = values(ripple);
      ripple.step(trainer, 5);
      double[] fifth = ripple.weights();
      full.set(true);
      assertThrows(OutOfMemoryError.class, () -> ripple.step(trainer, 6));
      double[] half = ripple.weights();
      assertTrue(Arrays.mismatch(fifth, half) >= 0, "some parameter has moved");
      String message =
          assertThrows(IllegalStateException.class, () -> ripple.step(trainer, 6)).getMessage();
      assertTrue(
          message.startsWith(
              "a trainer must be restored before a step, the parameters first: an update was left"
                  + " half made by java.lang.OutOfMemoryError: one parameter of two"),
          message);
      assertThrows(IllegalStateException.class, () -> AeDjl.saveState(trainer, file));
      assertThrows(IllegalStateException.class, trainer::serveReadout);
      assertArrayEquals(half, ripple.weights());
      set(ripple, before);
      AeDjl.restoreState(trainer, file);
      ripple.step(trainer, 5);
      assertArrayEquals(fifth, ripple.weights());
    }
  }
}
