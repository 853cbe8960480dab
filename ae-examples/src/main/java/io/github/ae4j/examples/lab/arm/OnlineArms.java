package io.github.ae4j.examples.lab.arm;

/** Recipes of online learning, one instance at a time. */
public final class OnlineArms {
  private OnlineArms() {}

  /** Plain SGD whose rate falls with the root of the step: {@code sgd-inverse-root@1.0}. */
  public static Arm inverseSquareRoot(double first) {
    return new Arm(
        "sgd-inverse-root",
        Arms.text(first),
        Role.BASELINE,
        start -> {
          double[] theta = start.parameters();
          Descent plain = new Descent(theta, new HeavyBall(theta.length, 0.0), 0.0, first);
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
}
