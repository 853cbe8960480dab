package io.github.ae4j.examples.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.translate.Batchifier;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.preset.Presets;
import org.jspecify.annotations.Nullable;

/** A DJL trainer, bare or under the standard loop, that makes whole steps as EasyTrain does. */
public final class TimedTrainer implements AutoCloseable {
  private final Model model = Model.newInstance("timed", Device.cpu(), "PyTorch");
  private final Trainer trainer;
  private final TimedData data;

  /**
   * A new network and optimizer; the same seed gives the same weights and batches.
   *
   * @param steering how the loop goes about its steps; null leaves the optimizer bare
   */
  public TimedTrainer(
      TimedNetwork network, TimedOptimizer optimizer, @Nullable Steering steering, long seed) {
    data = new TimedData(network.input(), seed);
    Engine.getEngine("PyTorch").setRandomSeed(Long.hashCode(seed));
    model.setBlock(network.block(seed));
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(optimizer.optimizer())
            .optDevices(new Device[] {Device.cpu()});
    trainer =
        steering == null
            ? model.newTrainer(config)
            : AeDjl.newTrainer(model, config, Presets.standard(), steering);
    trainer.initialize(network.input());
  }

  /** Makes steps: batch to tensors, forward, loss, backward, update. */
  public Cost steps(int count) {
    return Cost.of(count, () -> step(trainer::step));
  }

  /**
   * Makes one step, its update by something that is handed the update.
   *
   * @param update calls {@link #update} once
   */
  void step(Runnable update) {
    NDManager manager = trainer.getManager().newSubManager();
    NDList next = data.next(manager);
    NDList pictures = new NDList(next.get(0));
    NDList labels = new NDList(next.get(1));
    Batchifier stack = Batchifier.STACK;
    try (Batch batch =
        new Batch(manager, pictures, labels, TimedNetwork.BATCH, stack, stack, 0, 0)) {
      EasyTrain.trainBatch(trainer, batch);
      update.run();
    }
  }

  /** The optimizer's part of a step, control included; it zeroes the gradients. */
  void update() {
    trainer.step();
  }

  /** Tensors that the trainer's and the model's managers hold between steps. */
  public int tensors() {
    return trainer.getManager().getManagedArrays().size()
        + model.getNDManager().getManagedArrays().size();
  }

  /** Tensors that are trained. */
  int trained() {
    return (int)
        model.getBlock().getParameters().values().stream()
            .filter(Parameter::requiresGradient)
            .count();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
