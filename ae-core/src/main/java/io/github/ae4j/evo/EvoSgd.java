package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * EvoSGD on a plain {@code double[]}, updated in place: SGD with momentum, and every k steps a small population around
 * the parameters.
 *
 * <pre>{@code
 * EvoSgd optimizer = new EvoSgd(weights, SgdSettings.of(0.01), EvoConfig.defaults());
 * optimizer.step(loss, gradient, parameters -> lossOfTheBatch(parameters));
 * }</pre>
 *
 * <p>Beside the parameters it keeps the momentum and one copy of the parameters, whatever the population. One thread at
 * a time.
 */
@Experimental
public final class EvoSgd {
  private static final StateFile FORMAT = new StateFile("EvoSgd", 0x61652D65766F0D0AL, 1);

  private final double[] theta;
  private final SgdSettings sgd;
  private final int[] tensors;
  private final double[] buffer;
  private final ArrayIndividual individual;
  private final Population population;

  /**
   * An optimizer before its first step.
   *
   * @param parameters updated in place; at least one
   * @param tensors sizes of the tensors that lie one after another and fill the array; one of all if none is given
   * @throws IllegalArgumentException if they do not fill it
   */
  public EvoSgd(double[] parameters, SgdSettings sgd, EvoConfig evo, int... tensors) {
    Check.atLeast(
        "number of parameters", Objects.requireNonNull(parameters, "parameters").length, 1);
    theta = parameters;
    this.sgd = Objects.requireNonNull(sgd, "sgd");
    this.tensors =
        Objects.requireNonNull(tensors, "tensors").length == 0
            ? new int[] {parameters.length}
            : tensors.clone();
    long filled = 0;
    for (int size : this.tensors) {
      filled += (long) Check.atLeast("size of a tensor", size, 1);
    }
    if (filled != parameters.length) {
      throw new IllegalArgumentException(
          "tensors must fill the " + parameters.length + " parameters, got " + filled);
    }
    buffer = new double[parameters.length];
    individual = new ArrayIndividual(parameters, this.tensors);
    population = new Population(Objects.requireNonNull(evo, "evo"));
  }

  /**
   * Makes one update and, every k steps, a generation after it. What the closure throws is passed on: the update is
   * made then, and the generation is not.
   *
   * @param loss of the batch; a steered sigma is measured by it
   * @param gradient of the batch; finite, of the parameters' length
   * @param closure loss of the same batch elsewhere
   * @return what the generation came to; empty if none was due
   * @throws IllegalArgumentException if the gradient is of another length or not finite; nothing has moved then
   */
  public Optional<Generation> step(double loss, double[] gradient, Closure closure) {
    Objects.requireNonNull(gradient, "gradient");
    Objects.requireNonNull(closure, "closure");
    GradientSums sums = measured(loss, gradient);
    update(gradient);
    Optional<Generation> made = population.step(sums, individual.on(closure));
    if (made.isPresent()
        && made.get().taken()
        && population.config().momentum() == EvoConfig.OnTaken.RESET) {
      Arrays.fill(buffer, 0.0);
    }
    return made;
  }

  private GradientSums measured(double loss, double[] gradient) {
    if (gradient.length != theta.length) {
      throw new IllegalArgumentException(
          "gradient must be of length " + theta.length + ", got " + gradient.length);
    }
    double sum = 0.0;
    double gg = 0.0;
    double gm = 0.0;
    double mm = 0.0;
    for (int i = 0; i < theta.length; i++) {
      Check.finite("gradient", gradient[i]);
      double g = gradient[i] + sgd.weightDecay() * theta[i];
      sum += g;
      gg += g * g;
      gm += g * buffer[i];
      mm += buffer[i] * buffer[i];
    }
    return new GradientSums(loss, theta.length, sum, gg, gm, mm);
  }

  private void update(double[] gradient) {
    double mu = sgd.momentum();
    boolean ahead = sgd.kind() == SgdSettings.Kind.NESTEROV;
    for (int i = 0; i < theta.length; i++) {
      double g = gradient[i] + sgd.weightDecay() * theta[i];
      buffer[i] = mu * buffer[i] + g;
      theta[i] -= sgd.learningRate() * (ahead ? g + mu * buffer[i] : buffer[i]);
    }
  }

  /** The population, for its sigma and its counts of steps and evaluations. */
  public Population population() {
    return population;
  }

  /**
   * Writes parameters, momentum and population to a file, which is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    FORMAT.write(Objects.requireNonNull(file, "file"), this::write);
  }

  private String configuration() {
    return sgd + " " + population.config() + " " + Arrays.toString(tensors);
  }

  private void write(DataOutputStream out) throws IOException {
    StateFile.writeBytes(out, configuration().getBytes(StandardCharsets.UTF_8));
    population.state().write(out);
    for (int i = 0; i < theta.length; i++) {
      out.writeDouble(theta[i]);
      out.writeDouble(buffer[i]);
    }
  }

  /**
   * Goes on from a file that {@link #save} wrote; a resumed run is the uninterrupted one bit by bit.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged, or of another configuration; nothing is changed then
   */
  public void load(Path file) throws IOException {
    Loaded loaded = FORMAT.read(Objects.requireNonNull(file, "file"), this::read);
    population.restore(loaded.state());
    System.arraycopy(loaded.theta(), 0, theta, 0, theta.length);
    System.arraycopy(loaded.buffer(), 0, buffer, 0, buffer.length);
  }

  private record Loaded(Population.State state, double[] theta, double[] buffer) {}

  private Loaded read(DataInputStream in) throws IOException {
    String saved = new String(StateFile.readBytes(in), StandardCharsets.UTF_8);
    if (!saved.equals(configuration())) {
      throw new IllegalArgumentException(
          "checkpoint must be of " + configuration() + ", got " + saved);
    }
    Population.State state = Population.State.read(in);
    double[] parameters = new double[theta.length];
    double[] momentum = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      parameters[i] = in.readDouble();
      momentum[i] = in.readDouble();
    }
    return new Loaded(state, parameters, momentum);
  }
}
