package io.github.ae4j.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltingTest {
  @TempDir private Path folder;

  private final double[] weights = {3.0, -2.0};

  private ArrayTrainer steer(Halting halting) {
    return ArrayTrainer.steer(
        ArrayOptimizer.adam(weights, ArraySettings.of(0.1)), halting.on(Presets.standard()));
  }

  private void step(ArrayTrainer trainer) {
    double loss = 0.5 * (weights[0] * weights[0] + weights[1] * weights[1]);
    trainer.step(loss, weights.clone());
  }

  @Test
  void aLoopByHandStops() {
    Halting halting = Halting.when(HaltRules.any(HaltRules.target(1e-3), HaltRules.steps(5000)));
    try (ArrayTrainer trainer = steer(halting)) {
      while (!halting.isHalted()) {
        step(trainer);
      }
      Halted halted = halting.halted().orElseThrow();
      assertEquals("TARGET", halted.reason());
      assertEquals(trainer.loop().steps(), halted.step());
      assertTrue(halted.toString().startsWith("TARGET after step " + halted.step() + ": loss 0.0"));
      step(trainer);
      assertEquals(halted, halting.halted().orElseThrow(), "the first time stays");
      halting.goOn();
      assertFalse(halting.isHalted());
    }
  }

  @Test
  void aFigureReachesRuleAndLaws() {
    Halting halting = Halting.when(HaltRules.worsening(2));
    assertThrows(IllegalStateException.class, () -> halting.validation(1.0));
    try (ArrayTrainer trainer = steer(halting)) {
      for (double figure : new double[] {0.5, 0.4, 0.45, 0.41}) {
        assertFalse(halting.isHalted());
        step(trainer);
        halting.validation(figure);
      }
      assertEquals(4, halting.halted().orElseThrow().step());
      assertEquals(0.4, halting.best().orElseThrow());
      IllegalStateException twice =
          assertThrows(IllegalStateException.class, () -> halting.validation(0.1));
      assertTrue(twice.getMessage().contains("once between two steps"), twice.getMessage());
      assertEquals(0.4, halting.best().orElseThrow());
      step(trainer);
      String nan =
          assertThrows(IllegalArgumentException.class, () -> halting.validation(Double.NaN))
              .getMessage();
      assertTrue(nan.contains("validation figure must be in"), nan);
    }
  }

  @Test
  void theBestSnapshotComesBack() {
    Halting halting = Halting.when(HaltRules.worsening(2));
    halting.keepBest(
        Keeper.inMemory(
            weights::clone, kept -> System.arraycopy(kept, 0, weights, 0, kept.length)));
    assertThrows(IllegalStateException.class, halting::giveBackBest);
    try (ArrayTrainer trainer = steer(halting)) {
      double[] best = new double[0];
      for (double figure : new double[] {0.5, 0.4, 0.45, 0.41}) {
        step(trainer);
        halting.validation(figure);
        best = figure == 0.4 ? weights.clone() : best;
      }
      assertEquals(0.4, halting.giveBackBest());
      assertArrayEquals(best, weights);
      Keeper late = Keeper.inMemory(weights::clone, kept -> {});
      String message =
          assertThrows(IllegalStateException.class, () -> halting.keepBest(late)).getMessage();
      assertTrue(
          message.endsWith("the first validation figure, and the best so far is 0.4"), message);
    }
  }

  @Test
  void aDamagedSnapshotIsNamed() throws IOException {
    Path file = folder.resolve("best");
    Keeper keeper =
        Keeper.inFile(
            file,
            () -> ByteBuffer.allocate(16).putDouble(weights[0]).putDouble(weights[1]).array(),
            bytes -> {
              ByteBuffer read = ByteBuffer.wrap(bytes);
              weights[0] = read.getDouble();
              weights[1] = read.getDouble();
            });
    keeper.keep();
    weights[0] = 7.0;
    keeper.giveBack();
    assertEquals(3.0, weights[0]);
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes);
    String message = assertThrows(IllegalArgumentException.class, keeper::giveBack).getMessage();
    assertTrue(message.contains(file + " must end with its own checksum"), message);
  }

  @Test
  void aRuleThatCouldNeverHoldIsRefused() {
    Halting seed = Halting.when(SeedHalt.defaults());
    ArrayOptimizer optimizer = ArrayOptimizer.adam(weights, ArraySettings.of(0.1));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ArrayTrainer.steer(optimizer, seed.on(Presets.standard())))
            .getMessage();
    assertTrue(message.startsWith("halt rule SEED could never hold"), message);
    assertTrue(message.contains(Signal.VARIANCE.name()), message);
    Halting standing = Halting.when(HaltRules.standing());
    ArrayTrainer.steer(optimizer, standing.on(Presets.standard())).close();
    assertThrows(
        IllegalStateException.class,
        () -> ArrayTrainer.steer(optimizer, standing.on(Presets.standard())));
  }

  @Test
  void interruptionStopsAndTheThreadStaysInterrupted() {
    Halting halting = Halting.when(HaltRules.interrupted());
    try (ArrayTrainer trainer = steer(halting)) {
      step(trainer);
      assertFalse(halting.isHalted());
      Thread.currentThread().interrupt();
      step(trainer);
      assertTrue(halting.isHalted());
      assertTrue(Thread.interrupted());
      halting.goOn();
      halting.interrupt();
      step(trainer);
      assertTrue(halting.isHalted());
    }
  }

  @Test
  void dataIsCountedByWhoKnows() {
    Halting halting = Halting.when(HaltRules.data(60));
    try (ArrayTrainer trainer = steer(halting)) {
      halting.used(32);
      step(trainer);
      assertFalse(halting.isHalted());
      halting.used(32);
      step(trainer);
      assertTrue(halting.isHalted());
    }
  }

  @Test
  void aResumedRunHaltsWhereItWouldHave() {
    HaltRule rule = HaltRules.any(HaltRules.target(1e-3), HaltRules.worsening(3));
    Halting whole = Halting.when(rule);
    try (ArrayTrainer trainer = steer(whole)) {
      while (!whole.isHalted()) {
        step(trainer);
      }
    }
    weights[0] = 3.0;
    weights[1] = -2.0;
    ArrayOptimizer optimizer = ArrayOptimizer.adam(weights, ArraySettings.of(0.1));
    Halting first = Halting.when(rule);
    String loop;
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, first.on(Presets.standard()))) {
      for (int i = 0; i < whole.halted().orElseThrow().step() - 4; i++) {
        step(trainer);
      }
      loop = trainer.loop().checkpoint();
    }
    Halting second = Halting.when(rule);
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, second.on(Presets.standard()))) {
      trainer.loop().restore(loop);
      second.restore(first.state());
      while (!second.isHalted()) {
        step(trainer);
      }
    }
    assertEquals(whole.halted(), second.halted());
    assertThrows(IllegalArgumentException.class, () -> second.restore(new double[1]));
    double[] unbeatable = first.state();
    unbeatable[unbeatable.length - 1] = Double.NEGATIVE_INFINITY;
    assertThrows(IllegalArgumentException.class, () -> second.restore(unbeatable));
  }
}
