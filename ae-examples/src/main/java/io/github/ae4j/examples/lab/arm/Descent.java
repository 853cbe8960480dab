package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * A bare optimizer with a learning rate to write: theta <- (1 - alpha lambda) theta - alpha d.
 *
 * <p>The decay lambda, apart from the gradient, is that of I. Loshchilov, F. Hutter (2019),
 * "Decoupled Weight Decay Regularization", arXiv 1711.05101, scaled by alpha as PyTorch does.
 */
final class Descent implements Optimizer {
  private final double[] theta;
  private final UpdateDirection direction;
  private final double decay;
  private double learningRate;

  Descent(double[] theta, UpdateDirection direction, double decay, double learningRate) {
    this.theta = theta;
    this.direction = direction;
    this.decay = decay;
    this.learningRate = learningRate;
  }

  /** SGD without decay. */
  static Descent sgd(double[] theta, double momentum, double learningRate) {
    return new Descent(theta, new HeavyBall(theta.length, momentum), 0.0, learningRate);
  }

  /** AdamW with its customary decay. */
  static Descent adamW(double[] theta, double beta1, double beta2, double learningRate) {
    AdamDirection direction = new AdamDirection(theta.length, beta1, beta2);
    return new Descent(theta, direction, Base.DECAY, learningRate);
  }

  /** With the customary constants. */
  static Descent of(Base base, Start start, double learningRate) {
    double decay = base == Base.ADAMW ? Base.DECAY : 0.0;
    return new Descent(start.parameters(), UpdateDirection.of(base, start), decay, learningRate);
  }

  /** Changes the learning rate from the next step on. */
  void learningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  double learningRate() {
    return learningRate;
  }

  UpdateDirection direction() {
    return direction;
  }

  @Override
  public double[] point() {
    return theta;
  }

  @Override
  public void step(double loss, double[] gradient) {
    direction.update(gradient);
    double[] d = direction.last;
    double alpha = learningRate;
    double keep = 1.0 - alpha * decay;
    for (int i = 0; i < theta.length; i++) {
      theta[i] = keep * theta[i] - alpha * d[i];
    }
  }

  @Override
  public long stateNumbers() {
    return direction.stateNumbers();
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of("learningRate", learningRate, "momentum", direction.momentum());
  }
}
