package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.evo.EvoConfig;
import io.github.ae4j.evo.EvoSgd;
import io.github.ae4j.evo.Generation;
import io.github.ae4j.evo.SgdSettings;
import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.arm.Start;
import java.util.Map;
import java.util.Optional;

/**
 * EvoSGD on a budget of forward passes. A call of {@link #step} is one pass: before a step that a generation follows,
 * as many calls do nothing as the generation can take evaluations.
 */
final class Evolved implements Optimizer {
  private final double[] parameters;
  private final EvoSgd optimizer;
  private final OnBatch batch;
  private final int price;
  private int paid;
  private int generations;
  private int taken;

  Evolved(Start start, double learningRate, EvoConfig evo, OnBatch batch) {
    parameters = start.parameters();
    int[] tensors =
        start.shapes().stream()
            .mapToInt(shape -> java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact))
            .toArray();
    optimizer =
        new EvoSgd(parameters, SgdSettings.of(learningRate), evo.withSeed(start.seed()), tensors);
    this.batch = batch;
    price = evo.population() + 1;
  }

  @Override
  public double[] point() {
    return parameters;
  }

  @Override
  public void step(double loss, double[] gradient) {
    if (optimizer.population().isNextDue() && paid < price) {
      paid++;
      return;
    }
    paid = 0;
    Optional<Generation> made = optimizer.step(loss, gradient, batch::loss);
    if (made.isPresent()) {
      generations++;
      taken += made.get().taken() ? 1 : 0;
    }
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of(
        "sigma", optimizer.population().sigma(),
        "evaluations", (double) optimizer.population().evaluations(),
        "generations", (double) generations,
        "taken", (double) taken);
  }

  /** The momentum and the copy of the parameters. */
  @Override
  public long stateNumbers() {
    return 2L * parameters.length;
  }
}
