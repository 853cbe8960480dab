package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/** A bare optimizer whose learning rate and momentum follow schedules. */
final class Scheduled implements Optimizer {
  private final Descent descent;
  private final Schedule learningRate;
  private final Schedule momentum;
  private final int steps;
  private int step;

  Scheduled(Descent descent, Schedule learningRate, Schedule momentum, int steps) {
    this.descent = descent;
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.steps = steps;
  }

  /** With the momentum left as it is. */
  Scheduled(Descent descent, Schedule learningRate, int steps) {
    this(descent, learningRate, (step, all) -> descent.direction().momentum(), steps);
  }

  @Override
  public double[] point() {
    return descent.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    descent.learningRate(learningRate.at(step, steps));
    descent.direction().momentum(momentum.at(step, steps));
    descent.step(loss, gradient);
    step++;
  }

  @Override
  public long stateNumbers() {
    return descent.stateNumbers();
  }

  @Override
  public Map<String, Double> coefficients() {
    return descent.coefficients();
  }
}
