package io.github.ae4j.djl;

import ai.djl.Model;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.Dataset;
import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.machine.Keeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Entry: puts the optimizer of a DJL training under a control loop.
 *
 * <pre>
 *   try (Trainer trainer = AeDjl.newTrainer(model, config, preset)) {  // was: model.newTrainer(config)
 *     trainer.initialize(shape);
 *     EasyTrain.fit(trainer, epochs, training, validation);
 *   }
 * </pre>
 *
 * <p>The optimizer must be DJL's own Sgd, Adam or AdamW, on the PyTorch engine and one device, with
 * float32 or float64 parameters. The loop steers a copy of it, so that several models, or a bare trainer
 * beside, can share a configuration. The copy, {@link SteeredTrainer#optimizer()}, goes on bare from its last values
 * once the trainer is closed.
 */
public final class AeDjl {
  private static final StateFile FILE = new StateFile("ae-djl", 0x61652d646a6c0d0aL, 1);

  private AeDjl() {}

  /**
   * A trainer under a loop, {@link Steering#standard() as it is best used}.
   *
   * @see #newTrainer(Model, TrainingConfig, Preset, Steering)
   */
  public static SteeredTrainer newTrainer(Model model, TrainingConfig config, Preset preset) {
    return newTrainer(model, config, preset, Steering.standard());
  }

  /**
   * A trainer under a loop; as {@code model.newTrainer} it applies the configuration's initializers
   * and unfreezes a loaded block.
   *
   * @param model what is trained
   * @param config as for a bare trainer
   * @param preset the loop's parts
   * @param steering how steps are gone about
   * @throws IllegalArgumentException if the engine, the devices, the data type, the optimizer or its
   *     learning-rate tracker cannot be steered, the steering's groups do not fit the model, or the preset asks for
   *     what the optimizer lacks; nothing is changed then
   * @throws IllegalStateException if the optimizer is itself one that another trainer steers
   */
  public static SteeredTrainer newTrainer(
      Model model, TrainingConfig config, Preset preset, Steering steering) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(steering, "steering");
    Refusals.check(model, config);
    DjlAdapter adapter =
        new DjlAdapter(
            config.getOptimizer(),
            model::getBlock,
            model.getNDManager(),
            config.getDevices()[0],
            steering);
    try {
      MetricsObserver metrics = new MetricsObserver();
      ControlLoop loop = ControlLoop.on(adapter).preset(preset).observer(metrics).build();
      return open(
          model, config, new SteeredTrainer.Control(adapter, loop, metrics, steering.cadence()));
    } catch (RuntimeException | Error e) {
      adapter.giveUp();
      throw e;
    }
  }

  private static SteeredTrainer open(
      Model model, TrainingConfig config, SteeredTrainer.Control control) {
    try {
      model.newTrainer(new SilentConfig(config)).close();
      return new SteeredTrainer(model, config, control);
    } catch (RuntimeException | Error e) {
      control.loop().close();
      throw e;
    }
  }

  /**
   * Writes a checkpoint of the loop and the optimizer: its counts and state tensors, by parameter
   * name, and the averaged readout. The model's own parameters are saved as always. The file is
   * replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void saveState(SteeredTrainer trainer, Path file) throws IOException {
    Objects.requireNonNull(trainer, "trainer");
    Objects.requireNonNull(file, "file");
    trainer.within("a checkpoint", () -> FILE.write(file, new OptimizerState(trainer)::write));
  }

  /**
   * Continues from a checkpoint, with a model, an optimizer and a preset made as they were, and the
   * model's parameters loaded. The parameters must be initialised.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the file is truncated, damaged, foreign, newer than this
   *     version, or of another optimizer, model or loop; nothing is changed then
   */
  public static void restoreState(SteeredTrainer trainer, Path file) throws IOException {
    Objects.requireNonNull(trainer, "trainer");
    Objects.requireNonNull(file, "file");
    trainer.restore(
        () -> {
          OptimizerState state = new OptimizerState(trainer);
          FILE.read(file, state::stage).commit();
        });
  }

  /**
   * A dataset that ends where a run is over: {@code EasyTrain.fit} over it makes no further step then, and returns as
   * always. Its remaining epochs are empty ones.
   *
   * @param halting that watches the trainer's loop
   * @param data training or validation set
   */
  @Experimental
  public static Dataset until(Halting halting, Dataset data) {
    Objects.requireNonNull(halting, "halting");
    Objects.requireNonNull(data, "data");
    return new UntilHalted(halting, data);
  }

  /**
   * Keeps the model's parameters, running statistics among them, in memory: a copy beside them on their device, until the model
   * is closed, so that it can be given back when the trainer is closed already. The optimizer's and the loop's state go on as they are when it is given back.
   */
  @Experimental
  public static Keeper keeper(SteeredTrainer trainer) {
    Objects.requireNonNull(trainer, "trainer");
    KeptParameters kept = new KeptParameters(trainer);
    return Keeper.inMemory(kept::copy, kept::putBack);
  }
}
