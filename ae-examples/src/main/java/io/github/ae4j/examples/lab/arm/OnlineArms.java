package io.github.ae4j.examples.lab.arm;

/** Recipes of online learning, and of descent with noise. */
public final class OnlineArms {
  private OnlineArms() {}

  /** Plain SGD whose rate falls with the root of the step: {@code sgd-inverse-root@1.0}. */
  public static Arm inverseSquareRoot(double first) {
    return new Arm(
        "sgd-inverse-root",
        Arms.text(first),
        Role.BASELINE,
        start -> {
          Descent plain = Descent.sgd(start.parameters(), 0.0, first);
          return new Scheduled(plain, new InverseSquareRoot(first), start.steps());
        });
  }

  /** AdaGrad: {@code adagrad@0.1}. */
  public static Arm adaGrad(double learningRate) {
    return new Arm(
        "adagrad",
        Arms.text(learningRate),
        Role.BASELINE,
        start -> new AdaGrad(start.parameters(), learningRate));
  }

  /**
   * Plain SGD with noise of a fixed length a step: {@code noisy-sgd@0.1,0.03}.
   *
   * @param length root mean square length of the noise, parameter units
   */
  public static Arm noisy(double learningRate, double length) {
    return new Arm(
        "noisy-sgd",
        Arms.text(learningRate, length),
        Role.BASELINE,
        start -> {
          double[] theta = start.parameters();
          UpdateDirection plain = new HeavyBall(theta.length, 0.0);
          return new Noisy(new Descent(theta, plain, 0.0, learningRate), length, start.seed());
        });
  }
}
