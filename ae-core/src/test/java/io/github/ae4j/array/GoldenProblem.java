package io.github.ae4j.array;

import static io.github.ae4j.array.GoldenTest.numbers;
import static io.github.ae4j.array.GoldenTest.object;

import java.util.List;
import java.util.Map;

/** The losses of the golden traces, as their files describe them. */
final class GoldenProblem implements LossFunction {
  private final Map<String, Object> problem;
  private int t;

  GoldenProblem(Map<String, Object> problem) {
    this.problem = problem;
  }

  @Override
  public double evaluate(double[] theta, double[] gradient) {
    t++;
    return switch ((String) problem.get("kind")) {
      case "quadratic" -> quadratic(theta, gradient);
      case "rosenbrock" -> rosenbrock(theta, gradient);
      case "noisy" -> noisy(theta, gradient);
      default -> throw new IllegalArgumentException("no problem " + problem);
    };
  }

  private double quadratic(double[] theta, double[] gradient) {
    List<?> a = (List<?>) problem.get("A");
    double[] b = numbers(problem.get("b"));
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double product = 0.0;
      double[] row = numbers(a.get(i));
      for (int j = 0; j < theta.length; j++) {
        product += row[j] * theta[j];
      }
      gradient[i] = product - b[i];
      loss += theta[i] * (0.5 * product - b[i]);
    }
    return loss;
  }

  private static double rosenbrock(double[] theta, double[] gradient) {
    double x = theta[0];
    double r = theta[1] - x * x;
    gradient[0] = -2.0 * (1.0 - x) - 400.0 * x * r;
    gradient[1] = 200.0 * r;
    return (1.0 - x) * (1.0 - x) + 100.0 * r * r;
  }

  private double noisy(double[] theta, double[] gradient) {
    double[] h = numbers(problem.get("h"));
    double amplitude = (double) problem.get("amplitude");
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double n = amplitude * Math.sin(0.7 * t + 1.3 * i);
      loss += 0.5 * h[i] * theta[i] * theta[i] + n * theta[i];
      gradient[i] = h[i] * theta[i] + n;
    }
    return fault(loss, gradient);
  }

  private double fault(double loss, double[] gradient) {
    Object fault = object(problem.get("faults")).getOrDefault(Integer.toString(t), "none");
    if (fault.equals("nan")) {
      gradient[0] = Double.NaN;
      return Double.NaN;
    }
    if (fault.equals("inf")) {
      gradient[1] = Double.POSITIVE_INFINITY;
      return loss + Double.POSITIVE_INFINITY;
    }
    if (fault.equals("huge")) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= 1e9;
      }
      return loss * 1e9;
    }
    return loss;
  }
}
