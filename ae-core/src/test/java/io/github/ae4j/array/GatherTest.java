package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.signal.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sums of a pass beside sums in decimals of 40 digits. */
class GatherTest {
  private static final MathContext DIGITS = new MathContext(40);
  private static final ArraySettings SETTINGS = ArraySettings.of(1e-3).withWeightDecay(0.01);
  private static final double ROUNDING = 1e-13;

  private final Random random = new Random(1);

  private double[] numbers(int n) {
    return random.doubles(n, -1.0, 1.0).toArray();
  }

  private static ArrayOptimizer optimizer(String name, double[] theta) {
    return switch (name) {
      case "sgd" -> ArrayOptimizer.sgd(theta, SETTINGS);
      case "sgd without decay" -> ArrayOptimizer.sgd(theta, SETTINGS.withWeightDecay(0.0));
      case "adam" -> ArrayOptimizer.adam(theta, SETTINGS);
      case "adamW" -> ArrayOptimizer.adamW(theta, SETTINGS);
      default ->
          ArrayOptimizer.adafactor(
              theta, List.of(new int[] {2, theta.length / 2}, new int[] {1}), SETTINGS);
    };
  }

  private static double exact(double[] x, double[] y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])), DIGITS);
    }
    return sum.doubleValue();
  }

  private static double size(double[] x, double[] y) {
    double sum = 0.0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs(x[i] * y[i]);
    }
    return sum;
  }

  private static void check(double[] x, double[] y, double actual) {
    assertEquals(exact(x, y), actual, ROUNDING * size(x, y));
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 1",
    "sgd, 3",
    "sgd, 1027",
    "sgd without decay, 1027",
    "sgd without decay, 8192",
    "adam, 1",
    "adam, 3",
    "adam, 2053",
    "adamW, 2048",
    "adafactor, 3",
    "adafactor, 2053"
  })
  void everySumIsTheOneItsNameSays(String name, int n) {
    double[] theta = numbers(n);
    ArrayOptimizer optimizer = optimizer(name, theta);
    for (int t = 0; t < 3; t++) {
      optimizer.step(numbers(n));
    }
    double[] m = new double[n];
    System.arraycopy(optimizer.state(), Moments.SLOTS, m, 0, n);
    double[] gradient = numbers(n);
    optimizer.plant().present(gradient);
    double[] g = new double[n];
    for (int i = 0; i < n; i++) {
      g[i] = optimizer.plant().gradientAt(0, i);
    }
    Kernel.Sums sums = new Kernel.Sums(EnumSet.allOf(Statistic.class));
    optimizer.plant().gather(new Kernel.Sums[] {sums});
    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1.0);
    check(g, ones, sums.g);
    check(g, g, sums.gg);
    check(g, m, sums.gm);
    check(m, m, sums.mm);
    check(theta, theta, sums.theta);
    double[] w = preconditioner(name, optimizer, gradient, theta);
    double[] wg = times(w, g);
    double[] wm = times(w, m);
    check(g, wg, sums.gwg);
    check(g, wm, sums.gwm);
    check(wg, wg, sums.wgwg);
    check(wg, wm, sums.wgwm);
    check(wm, wm, sums.wmwm);
  }

  private static double[] times(double[] x, double[] y) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = x[i] * y[i];
    }
    return product;
  }

  /** From what the update does: w = (theta, decayed, before - after) / (alpha m^). */
  private static double[] preconditioner(
      String name, ArrayOptimizer optimizer, double[] gradient, double[] theta) {
    int n = theta.length;
    double[] w = new double[n];
    if (name.startsWith("sgd")) {
      java.util.Arrays.fill(w, 1.0);
      return w;
    }
    double[] before = theta.clone();
    double[] state = optimizer.state();
    Step step = optimizer.plant().coefficients(0);
    step.alpha = 1e6;
    step.weightDecay = name.equals("adam") ? step.weightDecay : 0.0;
    optimizer.step(gradient);
    double[] after = optimizer.state();
    for (int i = 0; i < n; i++) {
      double direction = after[Moments.SLOTS + i] / after[0];
      w[i] = (before[i] - theta[i]) / (step.alpha * direction);
    }
    System.arraycopy(before, 0, theta, 0, n);
    optimizer.restore(state);
    return w;
  }
}
