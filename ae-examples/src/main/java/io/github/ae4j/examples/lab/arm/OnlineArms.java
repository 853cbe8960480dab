package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import java.util.Locale;

/** Recipes of online learning, and of descent with noise. */
public final class OnlineArms {
  private static final double START = 0.01; // the loop comes to the same from any

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

  /** FTRL-proximal without penalties: {@code ftrl@0.1}. */
  public static Arm ftrl(double alpha) {
    return new Arm(
        "ftrl",
        Arms.text(alpha),
        Role.BASELINE,
        start -> new FtrlProximal(start.parameters(), alpha));
  }

  /** Coin betting, a bettor a coordinate: {@code cocob@100.0}. */
  public static Arm cocob(double alpha) {
    return new Arm(
        "cocob", Arms.text(alpha), Role.BASELINE, start -> new Cocob(start.parameters(), alpha));
  }

  /**
   * An optimizer on an array under the loop of the online learners, its current weights served: {@code array-sgd}.
   */
  public static Arm array(OnlineOptimizer optimizer) {
    return new Arm(
        "array-" + optimizer.name().toLowerCase(Locale.ROOT),
        "",
        Role.VARIANT,
        start ->
            new AsItStands(
                new Steered(
                    start,
                    on(optimizer, start.parameters()),
                    OnlineLearner.standard(optimizer),
                    false)));
  }

  private static ArrayOptimizer on(OnlineOptimizer optimizer, double[] parameters) {
    ArraySettings settings = ArraySettings.of(START);
    return switch (optimizer) {
      case SGD -> ArrayOptimizer.sgd(parameters, settings);
      case ADAM -> ArrayOptimizer.adam(parameters, settings);
      case ADAGRAD -> ArrayOptimizer.adaGrad(parameters, settings);
    };
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
