package io.github.ae4j.examples.lab.systems.basis;

import io.github.ae4j.examples.lab.task.SystemTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The seed's AEO-Eq: y = sin x + 0.3 x^2 + e as a gated sum of standardised functions phi,
 *
 * <pre>
 *   f(w) = mean((y - sum g_i w_i phi_i)^2),   F(w) = f(w) + lambda sum |w_i|
 *   G(w) = w - S(w - grad f(w)/L, lambda/L),   S(v, t) = sign(v) [|v| - t]_+
 * </pre>
 *
 * <p>G is the proximal gradient mapping (Beck, Teboulle, "A fast iterative shrinkage-thresholding
 * algorithm", 2009), L the largest curvature of f with every gate open. It vanishes at the minimum
 * of F alone, and a plain step of length 1 along it is their ISTA; so one task serves ISTA and every
 * other optimizer, and weights that are out are exactly 0.
 */
public final class BasisFit implements SystemTask {
  private static final double RANGE = 3.0;
  private static final double NOISE = 0.1;
  private static final int GRID = 401;

  private final int size = Basis.DICTIONARY.size();
  private final int observations;
  private final NormalEquations equations;
  private final double curvature;
  private final Penalty penalty;

  private BasisFit(long seed, int observations, Penalty penalty) {
    this.observations = observations;
    this.penalty = penalty;
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(observations, -RANGE, RANGE).toArray();
    double[] y = new double[observations];
    for (int n = 0; n < observations; n++) {
      y[n] = Basis.target(x[n]) + NOISE * random.nextGaussian();
    }
    equations = NormalEquations.of(x, y);
    curvature = 2.0 * equations.largestEigenvalue();
  }

  /** Under a fixed lambda, every gate open. */
  public static BasisFit fixed(long seed, int observations, double lambda) {
    return new BasisFit(seed, observations, Penalty.fixed(lambda));
  }

  /** Under a steered lambda and, if wished, steered gates. */
  public static BasisFit steered(long seed, int observations, boolean gated) {
    return new BasisFit(seed, observations, Penalty.steered(gated, observations));
  }

  @Override
  public double[] start() {
    return new double[size];
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {size});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double[] gates = penalty.gates();
    double[] through = gated(point);
    double[] fitted = equations.times(through);
    double error = equations.power();
    double norm = 0.0;
    double threshold = penalty.weight() / curvature;
    for (int i = 0; i < size; i++) {
      error += through[i] * (fitted[i] - 2.0 * equations.target()[i]);
      norm += Math.abs(point[i]);
      double slope = 2.0 * gates[i] * (fitted[i] - equations.target()[i]);
      double moved = point[i] - slope / curvature;
      double shrunk = Math.copySign(Math.max(0.0, Math.abs(moved) - threshold), moved);
      gradient[i] = point[i] - shrunk;
    }
    double loss = error + penalty.weight() * norm;
    penalty.step(error, point);
    return loss;
  }

  private double[] gated(double[] weights) {
    double[] through = new double[size];
    for (int i = 0; i < size; i++) {
      through[i] = penalty.gates()[i] * weights[i];
    }
    return through;
  }

  /** Mean squared error against the target without noise, on an even grid. */
  @Override
  public double evaluate(int step, double[] weights) {
    double[] through = gated(weights);
    double sum = 0.0;
    for (int n = 0; n < GRID; n++) {
      double x = RANGE * (2.0 * n / (GRID - 1) - 1.0);
      double error = -Basis.target(x);
      for (int i = 0; i < size; i++) {
        error +=
            through[i] / equations.scale()[i] * Basis.DICTIONARY.get(i).function().applyAsDouble(x);
      }
      sum += error * error;
    }
    return sum / GRID;
  }

  @Override
  public Map<String, Double> coefficients(double[] weights) {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("lambda", penalty.weight());
    named.put("active", (double) expression(weights).size());
    for (int i = 0; i < size; i++) {
      String text = Basis.DICTIONARY.get(i).text();
      named.put("gate " + (text.isEmpty() ? "1" : text), penalty.gates()[i]);
    }
    return named;
  }

  @Override
  public Map<String, Double> findings(double[] weights) {
    Expression expression = expression(weights);
    return Map.of(
        "active",
        (double) expression.size(),
        "sparsity",
        1.0 - (double) expression.size() / size,
        "targetsFound",
        (double) expression.targets(),
        "exactSupport",
        expression.isExact() ? 1.0 : 0.0);
  }

  @Override
  public Map<String, String> words(double[] weights) {
    return Map.of("expression", expression(weights).text());
  }

  private Expression expression(double[] weights) {
    return new Expression(gated(weights), equations.scale());
  }

  @Override
  public String data() {
    return "y = sin x + 0.3 x^2 + noise of deviation %s, %d points, made in code"
        .formatted(NOISE, observations);
  }

  @Override
  public void close() {
    penalty.close();
  }
}
