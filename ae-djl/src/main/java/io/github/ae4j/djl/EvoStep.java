package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.djl.form.OptimizerRefusals;
import io.github.ae4j.evo.EvoConfig;
import io.github.ae4j.evo.Generation;
import io.github.ae4j.evo.GradientSums;
import io.github.ae4j.evo.Population;
import io.github.ae4j.evo.Sigma;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * EvoSGD's population around the parameters of a DJL model, after any trainer's step:
 *
 * <pre>{@code
 * EvoStep evo = EvoStep.on(trainer, EvoConfig.defaults());
 * ...
 * trainer.step();
 * evo.step(() -> trainer.getLoss().evaluate(labels, trainer.evaluate(data)).getFloat());
 * }</pre>
 *
 * <p>While a generation is made there is one copy of the parameters, and one tensor of noise at a time. Frozen
 * parameters are not varied. One thread at a time.
 */
@Experimental
public final class EvoStep {
  private static final StateFile FORMAT = new StateFile("EvoStep", 0x61652D65766C0D0AL, 1);

  private final Trainer trainer;
  private final Population population;
  private final Runnable whenTaken;
  private @Nullable GradientSums sums;

  private EvoStep(Trainer trainer, EvoConfig config, Runnable whenTaken) {
    Objects.requireNonNull(config, "config");
    if (Objects.requireNonNull(trainer, "trainer").getDevices().length > 1) {
      throw new IllegalArgumentException(
          "devices of a trainer to evolve must be one, got " + trainer.getDevices().length);
    }
    this.trainer = trainer;
    population = new Population(config);
    this.whenTaken = whenTaken;
  }

  /** Around the parameters that a loop's trainer trains. */
  public static EvoStep on(SteeredTrainer trainer, EvoConfig config) {
    return new EvoStep(trainer, config, () -> settle(trainer, config));
  }

  /** The loop takes the parameters as they are now. */
  private static void settle(SteeredTrainer trainer, EvoConfig config) {
    DjlAdapter adapter = trainer.adapter();
    adapter.locked(
        () -> {
          if (config.momentum() == EvoConfig.OnTaken.RESET) {
            adapter.forms().forEach(NativeForm::flush);
          }
          adapter.passes().takeAsTheyAre();
        });
  }

  /**
   * Around the parameters that a bare trainer trains.
   *
   * @param optimizer the trainer's own, whose momentum is reset; Sgd, Adam or AdamW
   * @throws IllegalArgumentException if it is another, or the trainer is a loop's
   */
  public static EvoStep on(Trainer trainer, Optimizer optimizer, EvoConfig config) {
    Objects.requireNonNull(optimizer, "optimizer");
    if (trainer instanceof SteeredTrainer) {
      throw new IllegalArgumentException(
          "a loop's trainer has an optimizer of its own: evolve it without naming one, got "
              + optimizer.getClass().getSimpleName());
    }
    if (Objects.requireNonNull(config, "config").momentum() == EvoConfig.OnTaken.KEEP) {
      return new EvoStep(trainer, config, () -> {});
    }
    OptimizerRefusals.kind(optimizer);
    OptimizerFields fields = new OptimizerFields(optimizer);
    return new EvoStep(trainer, config, () -> fields.firstMoments().clear());
  }

  /**
   * Measures the gradients for a steered sigma: between backward and the trainer's step, which zeroes them. Their phase
   * with the first moment is not measured, and its term in AE-4 is 0.
   *
   * @param loss of the batch
   */
  public void measure(double loss) {
    double count = 0.0;
    double sum = 0.0;
    double square = 0.0;
    for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
      if (parameter.requiresGradient()) {
        try (NDArray gradient = parameter.getArray().getGradient()) {
          count += gradient.size();
          sum += scalar(gradient.sum());
          double norm = scalar(gradient.norm());
          square += norm * norm;
        }
      }
    }
    sums = new GradientSums(loss, count, sum, square, 0.0, 0.0);
  }

  private static double scalar(NDArray value) {
    try (value) {
      return value.toArray()[0].doubleValue();
    }
  }

  /**
   * Takes up a step that the trainer has made, and every k steps makes a generation. What the closure throws is passed
   * on: the parameters are then as the trainer left them, and the generation is not made.
   *
   * @param closure loss of the same batch with the parameters as they are, the same each time: {@code
   *     trainer.evaluate}, which leaves dropout out; nothing of it is differentiated
   * @return what the generation came to; empty if none was due
   * @throws IllegalStateException if sigma is steered and was not {@linkplain #measure measured}
   */
  public Optional<Generation> step(DoubleSupplier closure) {
    Objects.requireNonNull(closure, "closure");
    GradientSums measured = sums;
    if (measured == null) {
      if (population.config().sigma() instanceof Sigma.Steered) {
        throw new IllegalStateException(
            "a steered sigma must be measured before each step of the trainer, and was not");
      }
      measured = new GradientSums(Double.NaN, 0.0, 0.0, 0.0, 0.0, 0.0);
    }
    sums = null;
    Optional<Generation> made;
    try (ModelIndividual individual = new ModelIndividual(trainer, closure)) {
      made = population.step(measured, individual);
    }
    if (made.isPresent() && made.get().taken()) {
      whenTaken.run();
    }
    return made;
  }

  /** The population, for its sigma and its counts of steps and evaluations. */
  public Population population() {
    return population;
  }

  /**
   * Writes where the population stands; the trainer is saved beside it.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    FORMAT.write(
        file,
        out -> {
          StateFile.writeBytes(out, configuration().getBytes(StandardCharsets.UTF_8));
          population.state().write(out);
        });
  }

  /**
   * Goes on from a file that {@link #save} wrote.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged, or of another configuration; nothing is changed then
   */
  public void load(Path file) throws IOException {
    population.restore(
        FORMAT.read(
            file,
            in -> {
              String saved = new String(StateFile.readBytes(in), StandardCharsets.UTF_8);
              TensorFormat.expect("configuration", configuration(), saved);
              return Population.State.read(in);
            }));
    sums = null;
  }

  private String configuration() {
    return population.config().toString();
  }
}
