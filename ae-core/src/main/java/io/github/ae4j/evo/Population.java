package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A small population around parameters, every k steps. The base and its mutations are scored on one batch; of the
 * best, the elites, the mean is scored too, and takes the base's place if the {@link Acceptance} says so.
 *
 * <p>What a generation draws is a function of (seed, step, candidate), so that no candidate is stored. One thread at a
 * time.
 */
@Experimental
public final class Population {
  private final EvoConfig config;
  private final SigmaCourse sigma;
  private long steps;
  private long evaluations;

  /**
   * What a resumed population goes on from.
   *
   * @param steps made
   * @param evaluations made
   * @param sigma where it stands
   */
  public record State(long steps, long evaluations, String sigma) {
    /** Checks the counts. */
    public State {
      Check.atLeast("steps", steps, 0.0);
      Check.atLeast("evaluations", evaluations, 0.0);
    }

    /** Writes it into the body of a {@link StateFile}. */
    public void write(DataOutputStream out) throws IOException {
      out.writeLong(steps);
      out.writeLong(evaluations);
      StateFile.writeBytes(out, sigma.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public static State read(DataInputStream in) throws IOException {
      long steps = in.readLong();
      long evaluations = in.readLong();
      return new State(
          steps, evaluations, new String(StateFile.readBytes(in), StandardCharsets.UTF_8));
    }
  }

  /** A population before its first step. */
  public Population(EvoConfig config) {
    this.config = Objects.requireNonNull(config, "config");
    sigma = SigmaCourse.of(config.sigma());
  }

  /** Its configuration. */
  public EvoConfig config() {
    return config;
  }

  /** Where sigma stands. */
  public double sigma() {
    return sigma.value();
  }

  /** Steps seen. */
  public long steps() {
    return steps;
  }

  /** Losses asked for so far, a forward pass each. */
  public long evaluations() {
    return evaluations;
  }

  /** Whether the next step is followed by a generation. */
  public boolean isNextDue() {
    return (steps + 1) % config.interval() == 0;
  }

  /**
   * Takes up a step whose update is made, and every k steps makes a generation. What the individual throws is passed
   * on: its parameters are then as the update left them, and sigma as it was.
   *
   * @param sums of the step
   * @param individual the parameters
   * @return what the generation came to; empty if none was due
   */
  public Optional<Generation> step(GradientSums sums, Individual individual) {
    Objects.requireNonNull(individual, "individual");
    sigma.observe(Objects.requireNonNull(sums, "sums"));
    steps++;
    if (steps % config.interval() != 0) {
      return Optional.empty();
    }
    individual.keep();
    Generation made;
    try {
      made = generation(individual);
      if (!made.taken()) {
        individual.putBack();
      }
    } catch (RuntimeException | Error e) {
      individual.putBack();
      throw e;
    }
    sigma.next();
    return Optional.of(made);
  }

  private Generation generation(Individual individual) {
    double size = sigma.value();
    double[] losses = losses(individual, size);
    int[] elites = elites(losses);
    List<Mutation> mutations =
        Arrays.stream(elites).filter(i -> i > 0).mapToObj(this::mutation).toList();
    double best = Arrays.stream(losses).skip(1).filter(Double::isFinite).min().orElse(Double.NaN);
    if (mutations.isEmpty()) { // the mean is the base
      boolean taken = elites.length > 0 && config.acceptance().takes(losses[0], losses[0]);
      individual.putBack();
      return new Generation(steps, losses[0], best, Double.NaN, taken, size, losses.length);
    }
    individual.vary(mutations, elites.length, size);
    double mean = loss(individual);
    boolean taken = config.acceptance().takes(losses[0], mean);
    return new Generation(steps, losses[0], best, mean, taken, size, losses.length + 1);
  }

  /** Of the base, which is the first, and of each candidate. */
  private double[] losses(Individual individual, double size) {
    double[] losses = new double[config.population()];
    losses[0] = loss(individual);
    for (int i = 1; i < losses.length; i++) {
      individual.vary(List.of(mutation(i)), 1, size);
      losses[i] = loss(individual);
    }
    return losses;
  }

  private double loss(Individual individual) {
    evaluations++;
    return individual.loss();
  }

  private Mutation mutation(int candidate) {
    return new Mutation(config.seed(), steps, candidate);
  }

  /** The best of those that are finite; of equal ones the first. */
  private int[] elites(double[] losses) {
    return IntStream.range(0, losses.length)
        .filter(i -> Double.isFinite(losses[i]))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> losses[i]))
        .limit(config.elites())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What a resumed run goes on from. */
  public State state() {
    return new State(steps, evaluations, sigma.state());
  }

  /**
   * Takes back what {@link #state} gave, of a population with the same configuration; all of it or nothing.
   *
   * @throws IllegalArgumentException if sigma's is of another one
   */
  public void restore(State state) {
    sigma.restore(Objects.requireNonNull(state, "state").sigma());
    steps = state.steps();
    evaluations = state.evaluations();
  }
}
