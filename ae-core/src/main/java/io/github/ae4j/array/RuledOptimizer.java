package io.github.ae4j.array;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;

/**
 * An array optimizer with the rule inside: the trend of the loss moves its learning rate, up on improvement, down once
 * it has stalled. What is inside is {@link Presets#schedule()} of the trend rule alone; {@link #steer} puts another loop
 * in its place. One thread at a time.
 */
public abstract sealed class RuledOptimizer implements AutoCloseable
    permits OnlineSgd, OnlineAdaGrad {
  private final ArrayOptimizer optimizer;
  private final ArrayTrainer trainer;

  RuledOptimizer(ArrayOptimizer optimizer) {
    this.optimizer = optimizer;
    ScheduleConfig trend = ScheduleConfig.defaults().only(ScheduleConfig.Kind.TREND);
    trainer = ArrayTrainer.steer(optimizer, Presets.schedule(trend));
  }

  /**
   * Moves the learning rate and makes the update.
   *
   * @param loss of the batch the gradient is of, in any unit
   * @param gradient of the parameters' length
   * @return what was done with the update
   * @throws IllegalStateException if this is closed
   */
  public Verdict step(double loss, double[] gradient) {
    return trainer.step(loss, gradient);
  }

  /** The learning rate of the last update. */
  public double learningRate() {
    return trainer.loop().coefficient(Coefficient.LEARNING_RATE);
  }

  /** The rule's loop, for its checkpoint and restore. */
  public ControlLoop loop() {
    return trainer.loop();
  }

  /** The optimizer itself, for its state; this steps it until it is closed. */
  public ArrayOptimizer optimizer() {
    return optimizer;
  }

  /**
   * Lets the rule go and puts the optimizer under a loop, as it stands.
   *
   * @throws IllegalArgumentException if the preset asks what the optimizer cannot give; the rule is gone then, too
   */
  public ArrayTrainer steer(Preset preset) {
    close();
    return ArrayTrainer.steer(optimizer, preset);
  }

  /** Lets the rule go; the optimizer keeps its last learning rate. Idempotent. */
  @Override
  public void close() {
    trainer.close();
  }
}
