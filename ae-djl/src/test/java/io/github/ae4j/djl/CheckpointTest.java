package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that is damaged or of another run is refused, and changes nothing. */
class CheckpointTest {
  @TempDir private Path folder;

  private static String refused(SteeredTrainer trainer, Path file) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> AeDjl.restoreState(trainer, file))
            .getMessage());
  }

  @Test
  void damagedFilesAreRefusedAndChangeNothing() throws Exception {
    Path file = folder.resolve("state");
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(ResumeTest.preset("moving"))) {
      ripple.steps(trainer, 1, 10);
      AeDjl.saveState(trainer, file);
      ripple.steps(trainer, 11, 20);
      byte[] whole = Files.readAllBytes(file);
      String before = trainer.loop().checkpoint();
      Path bad = folder.resolve("bad");
      for (int length = 0; length < whole.length; length += 37) {
        Files.write(bad, Arrays.copyOf(whole, length));
        assertTrue(refused(trainer, bad).contains("bad must"));
      }
      for (int i = 0; i < whole.length; i += 41) {
        byte[] flipped = whole.clone();
        flipped[i] ^= 0x10;
        Files.write(bad, flipped);
        assertTrue(refused(trainer, bad).contains("bad must"));
      }
      byte[] newer = whole.clone();
      newer[11] = 2;
      Files.write(bad, newer);
      assertTrue(refused(trainer, bad).contains("version 1, got version 2"));
      Files.writeString(bad, "learningRate: 0.1, and nothing of ours, but long enough\n");
      assertTrue(refused(trainer, bad).contains("ae-djl"));
      assertEquals(before, trainer.loop().checkpoint());
      double[] weights = ripple.weights();
      AeDjl.restoreState(trainer, file);
      assertArrayEquals(weights, ripple.weights());
      assertEquals(10, trainer.loop().steps());
    }
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(path -> path.toString().endsWith(".part")));
    }
  }

  @Test
  void otherRunsAreRefusedAndChangeNothing() throws Exception {
    Path file = folder.resolve("state");
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(ResumeTest.preset("moving"))) {
      ripple.steps(trainer, 1, 10);
      AeDjl.saveState(trainer, file);
    }
    try (Ripple ripple = new Ripple(Optimizers.adamW());
        SteeredTrainer trainer = ripple.steered(ResumeTest.preset("moving"))) {
      assertTrue(refused(trainer, file).contains("optimizer AdamW, got Adam"));
    }
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer =
            AeDjl.newTrainer(
                ripple.model,
                ripple.config,
                ResumeTest.preset("moving"),
                Steering.standard().withNoiseSeed(99L))) {
      trainer.initialize(new ai.djl.ndarray.types.Shape(RippleBlock.SIZE));
      assertTrue(refused(trainer, file).contains("noise seed 99, got 0"));
    }
    try (Ripple one = new Ripple(Optimizers.adam());
        Ripple two = new Ripple(Optimizers.adam());
        SteeredTrainer refusing = one.steered(Presets.standard());
        SteeredTrainer untouched = two.steered(Presets.standard())) {
      one.steps(refusing, 1, 20);
      two.steps(untouched, 1, 20);
      assertTrue(refused(refusing, file).contains("configuration"));
      one.steps(refusing, 21, 40);
      two.steps(untouched, 21, 40);
      assertArrayEquals(two.weights(), one.weights());
    }
  }

  @Test
  void cellsThatNoStepCanHaveLeftAreRefused() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Presets.standard())) {
      DjlAdapter adapter = trainer.adapter();
      adapter.check(Slots.of(adapter.slots()));
      for (int cell = 0; cell < adapter.slots(); cell++) {
        Slots saved = Slots.of(adapter.slots());
        saved.set(cell, -1e-300);
        String message =
            assertThrows(IllegalArgumentException.class, () -> adapter.check(saved)).getMessage();
        assertTrue(message.contains(" of Adam must be "), message);
      }
    }
  }

  @Test
  void statesThatAreNotFiniteAreRefused() throws Exception {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      NDManager manager = ripple.model.getNDManager();
      for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        NDArray tensor = manager.create(new float[] {1f, wrong, 2f});
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        TensorFormat.write(new DataOutputStream(written), tensor);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written.toByteArray()));
        String message =
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TensorFormat.read(in, "means of w", tensor, manager))
                .getMessage();
        assertEquals("checkpoint must have numbers not finite in means of w 0, got 1", message);
      }
    }
  }
}
