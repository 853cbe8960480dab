package io.github.ae4j.djl.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.Grader;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a {@link TinyTransformerHost} is made: all weights learn right answers by AdamW at a rate that is reached over the
 * first steps, until enough judged tasks are solved. They are frozen then, with format and some competence, and with room
 * for adapters to learn.
 *
 * @param sizes of the transformer
 * @param batch tasks a step, at least 1
 * @param rate of AdamW, positive
 * @param warmup steps over which the rate is reached, at least 1
 * @param steps most steps, at least 1
 * @param every steps between two judgements, at least 1
 * @param enough share of the judged tasks that ends it, in (0, 1)
 * @param least share below which no host is made, in [0, enough]
 * @param most share above which no host is made, in [enough, 1]
 */
@Experimental
public record TinyPretraining(
    TinySizes sizes,
    int batch,
    double rate,
    int warmup,
    int steps,
    int every,
    double enough,
    double least,
    double most) {
  private static final double CLIP = 1.0;
  private static final double DECAY = 0.01;

  /** Checks the numbers. */
  public TinyPretraining {
    Objects.requireNonNull(sizes, "sizes");
    Check.atLeast("batch", batch, 1);
    Check.positive("rate", rate);
    Check.atLeast("warmup", warmup, 1);
    Check.atLeast("steps", steps, 1);
    Check.atLeast("every", every, 1);
    Check.within("enough", enough, Double.MIN_VALUE, 1.0);
    Check.within("least", least, 0.0, enough);
    Check.within("most", most, enough, 1.0);
  }

  /** 64 tasks a step at a rate of 2e-3, until a quarter of the tasks is solved; between 15 and 40% it is a host. */
  public static TinyPretraining standard() {
    return new TinyPretraining(TinySizes.standard(), 64, 2e-3, 100, 6000, 100, 0.25, 0.15, 0.4);
  }

  /** This with another share that ends it. */
  public TinyPretraining withEnough(double other) {
    return new TinyPretraining(sizes, batch, rate, warmup, steps, every, other, least, most);
  }

  /** This with other sizes. */
  public TinyPretraining withSizes(TinySizes other) {
    Objects.requireNonNull(other, "other");
    return new TinyPretraining(other, batch, rate, warmup, steps, every, enough, least, most);
  }

  /**
   * Makes a host; a function of its arguments, the engine's last bits apart.
   *
   * @param seed of the weights at the beginning
   * @param lessons tasks one after the other; none that is judged, or that an adapter is to learn or to be judged on
   * @param judged tasks that are looked at for how many are solved, at least 1
   * @throws IllegalStateException if the share that is solved in the end is below the least or above the most
   */
  public TinyTransformerHost host(long seed, Supplier<Task> lessons, List<Task> judged) {
    Objects.requireNonNull(lessons, "lessons");
    Check.atLeast("judged tasks", Objects.requireNonNull(judged, "judged").size(), 1);
    TinyWeights weights = TinyWeights.drawn(sizes, seed);
    double[] values = new double[weights.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.values()[i];
    }
    FactorAdam adam = new FactorAdam(values.length);
    double solved = 0.0;
    int step = 0;
    while (step < steps && solved < enough) {
      step++;
      double now = rate * Math.min(1.0, (double) step / warmup);
      adam.step(
          values,
          gradient(values, lessons),
          new Plasticity(Plasticity.Kind.BACKPROP, now, CLIP, DECAY));
      if (step % every == 0 || step == steps) {
        solved = solved(values, judged);
      }
    }
    if (solved < least || solved > most) {
      throw new IllegalStateException(
          String.format(
              "share of judged tasks that a host solves must be in [%s, %s], got %s after %d steps",
              least, most, solved, step));
    }
    return host(values);
  }

  private TinyTransformerHost host(double[] values) {
    return new TinyTransformerHost(new TinyWeights(sizes, FlatFactors.single(values)));
  }

  private float[] gradient(double[] values, Supplier<Task> lessons) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      tasks.add(lessons.get());
    }
    return Completions.gold(sizes, tasks).slope(FlatFactors.single(values), sizes).gradient();
  }

  private double solved(double[] values, List<Task> judged) {
    Grader grader = Grader.exact();
    try (TinyTransformerHost host = host(values)) {
      List<Attempt> attempts = host.attempt(Optional.empty(), judged);
      int solved = 0;
      for (int i = 0; i < attempts.size(); i++) {
        solved += grader.grade(judged.get(i), attempts.get(i).answer()) == 1.0 ? 1 : 0;
      }
      return (double) solved / judged.size();
    }
  }
}
