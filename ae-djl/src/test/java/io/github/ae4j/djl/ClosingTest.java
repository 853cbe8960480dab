package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.djl.form.OptimizerFields;
import org.junit.jupiter.api.Test;

/** A trainer that is closed lets the optimizer go on from where it stood. */
class ClosingTest {
  @Test
  void closingKeepsTheLastValues() {
    Optimizer adam = Optimizers.adamW();
    try (Ripple ripple = new Ripple(adam)) {
      Loops.Course course = (name, t) -> name.equals(LEARNING_RATE) ? 0.005 : 0.8;
      SteeredTrainer trainer = ripple.steered(Loops.along(course, LEARNING_RATE, MOMENTUM));
      ripple.steps(trainer, 1, 30);
      trainer.close();
      OptimizerFields fields = new OptimizerFields(trainer.optimizer());
      assertEquals(0.005f, fields.tracker().getNewValue("", 1));
      assertEquals(0.8f, fields.momentum());
      assertEquals(0.01f, fields.weightDecay());
      try (Trainer bare = ripple.bare()) {
        ripple.steps(bare, 31, 40);
      }
    }
  }

  @Test
  void closingUnusedPutsTheTrackerBack() {
    Optimizer sgd = Optimizers.sgd();
    Object tracker = new OptimizerFields(sgd).tracker();
    OptimizerFields fields;
    try (Ripple ripple = new Ripple(sgd)) {
      SteeredTrainer trainer = ripple.steered(Loops.holding(LEARNING_RATE, MOMENTUM));
      fields = new OptimizerFields(trainer.optimizer());
      trainer.close();
    }
    assertSame(tracker, fields.tracker());
    assertEquals(0.9f, fields.momentum());
  }
}
