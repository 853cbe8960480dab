package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.evo.Acceptance;
import io.github.ae4j.evo.EvoConfig;
import io.github.ae4j.evo.SeedEvo;
import io.github.ae4j.evo.Sigma;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An arm of which EvoSGD's can ask for losses.
 *
 * @param arm its name and role, and its recipe if it is no EvoSGD
 * @param learningRate in PyTorch's convention, momentum .9
 * @param evo the population; null for an ordinary arm
 */
public record EvoArm(Arm arm, double learningRate, @Nullable EvoConfig evo) {
  private static final double LEAST = 1e-3;
  private static final double MOST = 1.0;

  /** Another optimizer. */
  public static EvoArm other(Arm arm) {
    return new EvoArm(arm, Double.NaN, null);
  }

  /** The mean only if it is better, sigma decaying: {@code evo@0.01,0.02}. */
  public static EvoArm decaying(double learningRate, double sigma, EvoConfig evo) {
    Sigma decaying = new Sigma.Decaying(sigma, 0.99, Math.min(sigma, 1e-6));
    return of("evo", learningRate, sigma, evo.withSigma(decaying));
  }

  /** The mean only if it is better, sigma under AE-4: {@code evo-ae4@0.01,0.02}. */
  public static EvoArm steered(double learningRate, double sigma, EvoConfig evo) {
    Sigma steered = new Sigma.Steered(sigma, LEAST, MOST);
    return of("evo-ae4", learningRate, sigma, evo.withSigma(steered));
  }

  /** The mean always: {@code evo-seed@0.01,0.02}. */
  public static EvoArm seed(double learningRate, double sigma, EvoConfig evo) {
    Sigma decaying = new Sigma.Decaying(sigma, 0.99, Double.MIN_NORMAL);
    EvoConfig always = evo.withSigma(decaying).withAcceptance(Acceptance.ALWAYS);
    return of("evo-seed", learningRate, sigma, always);
  }

  /** The seed's population at another interval, the mean only if it is better. */
  static EvoConfig every(int interval) {
    return SeedEvo.config().withInterval(interval).withAcceptance(Acceptance.IF_BETTER);
  }

  private static EvoArm of(String family, double learningRate, double sigma, EvoConfig evo) {
    Arm named =
        new Arm(
            family,
            Arms.text(learningRate, sigma),
            Role.VARIANT,
            start -> {
              throw new IllegalStateException(family + " must be started on a task");
            });
    return new EvoArm(named, learningRate, evo);
  }

  /** Trains it on a task, which is closed. */
  public Outcome train(
      Task task, Metric metric, Training.Plan plan, long seed, Map<String, String> configuration) {
    try (OnBatch batch = new OnBatch(task)) {
      EvoConfig population = evo;
      Arm bound =
          population == null
              ? arm
              : new Arm(
                  arm.family(),
                  arm.setting(),
                  arm.role(),
                  start -> new Evolved(start, learningRate, population, batch));
      return new Training(batch, metric, plan).run(bound, seed, configuration);
    }
  }
}
