package io.github.ae4j.djl.ecology;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Supervised fine-tuning of one adapter by an optimizer of DJL, bare or steered by a loop: what a population of adapters
 * is compared with. Each step learns right answers, and {@link #spend} makes as many as a budget of characters allows:
 * at one host and one rank an equal number of characters forward and backward is an equal number of operations.
 *
 * <p>No gradient is clipped: a loop has its own limits, and DJL's clip holds one side only. One thread at a time.
 */
@Experimental
public final class AdapterTuning implements AutoCloseable {
  private final TinyTransformerHost host;
  private final Model model;
  private final AdapterBlock block;
  private final Trainer trainer;
  private long tokens;

  private AdapterTuning(TinyTransformerHost host, LoraFactors start, Maker maker) {
    this.host = host;
    start.fit(host.shapes());
    model = Model.newInstance("adapter", Device.cpu(), "PyTorch");
    try {
      block = new AdapterBlock(host.model(), start, model.getNDManager());
      model.setBlock(block);
      trainer = maker.make(model);
      int context = host.sizes().context();
      Shape row = new Shape(1, context);
      trainer.initialize(row, row, new Shape(1, 1, context, context));
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private interface Maker {
    Trainer make(Model model);
  }

  /**
   * By an optimizer as it is.
   *
   * @param start the adapter to begin with; float precision of it is taken
   * @throws IllegalArgumentException if the adapter is not of the host
   */
  public static AdapterTuning bare(
      TinyTransformerHost host, LoraFactors start, Optimizer optimizer) {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(start, "start");
    TrainingConfig config = config(optimizer);
    return new AdapterTuning(host, start, model -> model.newTrainer(config));
  }

  /**
   * By an optimizer that a loop steers.
   *
   * @param start the adapter to begin with; float precision of it is taken
   * @throws IllegalArgumentException if the adapter is not of the host, or the optimizer cannot be steered
   */
  public static AdapterTuning steered(
      TinyTransformerHost host, LoraFactors start, Optimizer optimizer, Preset preset) {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(start, "start");
    TrainingConfig config = config(optimizer);
    Objects.requireNonNull(preset, "preset");
    return new AdapterTuning(host, start, model -> AeDjl.newTrainer(model, config, preset));
  }

  private static TrainingConfig config(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(Objects.requireNonNull(optimizer, "optimizer"));
  }

  /**
   * One step on the right answers of tasks.
   *
   * @param tasks at least one
   * @return mean cross-entropy over the answers' characters and ends, before the step
   */
  public double step(List<Task> tasks) {
    Check.atLeast("tasks", Objects.requireNonNull(tasks, "tasks").size(), 1);
    Completions completions = Completions.gold(host.sizes(), tasks);
    tokens += completions.tokens();
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList stream = trainer.forward(completions.inputs(manager));
        loss = completions.loss(manager, host.model(), stream.singletonOrThrow());
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  /**
   * Makes steps until a budget is spent; the last one may go beyond it by less than itself.
   *
   * @param lessons tasks one after the other
   * @param batch tasks a step, at least 1
   * @param budget characters to learn from, at least 0
   * @return number of steps
   */
  public int spend(Supplier<Task> lessons, int batch, long budget) {
    Objects.requireNonNull(lessons, "lessons");
    Check.atLeast("batch", batch, 1);
    Check.atLeast("budget", budget, 0.0);
    long before = tokens;
    int steps = 0;
    while (tokens - before < budget) {
      List<Task> tasks = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        tasks.add(lessons.get());
      }
      step(tasks);
      steps++;
    }
    return steps;
  }

  /** Characters that went forward and backward. */
  public long tokens() {
    return tokens;
  }

  /** The adapter as it is. */
  public LoraFactors factors() {
    return block.factors();
  }

  /** The trainer; a {@link io.github.ae4j.djl.SteeredTrainer} where a loop steers. */
  public Trainer trainer() {
    return trainer;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
