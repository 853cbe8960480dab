package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private final double[] theta = {1.0, -2.0, 0.5};
  private final ArrayTrainer trainer = trainer(Presets.standard(), theta);
  private final ControlLoop loop = trainer.loop();

  private static ArrayTrainer trainer(Preset preset, double[] theta) {
    return ArrayTrainer.steer(ArrayOptimizer.adam(theta, ArraySettings.of(0.01)), preset);
  }

  private static void run(ArrayTrainer trainer, double[] theta, int from, int to) {
    double[] gradient = new double[theta.length];
    for (int t = from; t < to; t++) {
      double loss = 0.0;
      for (int i = 0; i < theta.length; i++) {
        gradient[i] = theta[i] + 0.1 * Math.sin(t + i);
        loss += 0.5 * theta[i] * theta[i];
      }
      trainer.step(loss, gradient);
    }
  }

  private void refused(String text, String rule) {
    String before = loop.checkpoint();
    String message =
        assertThrows(IllegalArgumentException.class, () -> loop.restore(text)).getMessage();
    assertTrue(message.contains(rule), message);
    assertEquals(before, loop.checkpoint());
  }

  @Test
  void comesBackToTheSameText() {
    run(trainer, theta, 0, 57);
    String saved = loop.checkpoint();
    run(trainer, theta, 57, 90);
    loop.restore(saved);
    assertEquals(saved, loop.checkpoint());
    assertEquals(57, loop.steps());
  }

  @Test
  void isReadable() {
    run(trainer, theta, 0, 3);
    String text = loop.checkpoint();
    assertTrue(text.startsWith("ae-loop 1\nfingerprint: "), text);
    assertTrue(text.contains("\nstep and reward: 3.0 0.0\n"), text);
    assertTrue(text.contains("\ngroup 0 AE-1 evidence clock: 3.0 0.0 3.0\n"), text);
  }

  @Test
  void truncatedAnywhereIsRefused() {
    run(trainer, theta, 0, 20);
    String text = loop.checkpoint();
    run(trainer, theta, 20, 25);
    for (int length = 0; length < text.length(); length++) {
      refused(text.substring(0, length), "checkpoint ");
    }
  }

  @Test
  void oneDamagedCharacterAnywhereIsRefused() {
    run(trainer, theta, 0, 20);
    String text = loop.checkpoint();
    run(trainer, theta, 20, 25);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == '7' ? '3' : '7';
      refused(text.substring(0, i) + other + text.substring(i + 1), "checkpoint ");
    }
  }

  @Test
  void whatIsForeignOrNewerIsRefused() {
    refused("", "checkpoint must begin with \"ae-loop 1\", got \"\"");
    refused("{\"step\": 3}\n", "checkpoint must begin with \"ae-loop 1\", got \"{\"step\": 3}\"");
    String newer = loop.checkpoint().replace("ae-loop 1\n", "ae-loop 2\n");
    refused(newer, "checkpoint must be of version 1, got version 2");
    refused(loop.checkpoint() + "more\n", "checkpoint is truncated or damaged");
  }

  @Test
  void anotherConfigurationIsRefused() {
    double[] parameters = {1.0, 2.0};
    for (Preset preset :
        new Preset[] {
          Presets.standard().without("AE-2 persistence drive"),
          Presets.standard()
              .without("AE-7 averaging clock")
              .with(builder -> builder.law(new io.github.ae4j.law.AveragingClock(5.0, 10.0, 0.0)))
        }) {
      try (ArrayTrainer other = trainer(preset, parameters)) {
        refused(other.loop().checkpoint(), "checkpoint is of another configuration");
      }
    }
    try (ArrayTrainer other =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(parameters, ArraySettings.of(0.01)), Presets.standard())) {
      refused(other.loop().checkpoint(), "checkpoint is of another configuration");
    }
  }

  @Test
  void numbersThatAreNotFiniteComeBackToo() {
    LoopBed bed = new LoopBed();
    try (ControlLoop plain = ControlLoop.on(bed).coefficient(ControlLoopTest.GATE).build()) {
      bed.memory.set(0, Double.NEGATIVE_INFINITY);
      String saved = plain.checkpoint();
      bed.memory.set(0, 0.0);
      plain.restore(saved);
      assertEquals(Double.NEGATIVE_INFINITY, bed.memory.get(0));
    }
  }
}
