package io.github.ae4j.examples.lab.systems.basis;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** The equation that weights stand for: the sum of the functions whose weights stand out. */
final class Expression {
  /** A function counts if it moves y by at least this, root mean square over the data. */
  static final double LEAST = 0.02;

  private final double[] weights;
  private final double[] scale;

  /**
   * An equation.
   *
   * @param weights on standardised functions, gates included
   * @param scale root mean square of each function over the data
   */
  Expression(double[] weights, double[] scale) {
    this.weights = weights.clone();
    this.scale = scale;
  }

  /** Whether a function of the dictionary is in it. */
  boolean holds(int i) {
    return Math.abs(weights[i]) >= LEAST;
  }

  /** Number of functions in it. */
  int size() {
    int size = 0;
    for (int i = 0; i < weights.length; i++) {
      size += holds(i) ? 1 : 0;
    }
    return size;
  }

  /** How many of the target's two functions it holds. */
  int targets() {
    int targets = 0;
    for (int i = 0; i < weights.length; i++) {
      targets += holds(i) && Basis.DICTIONARY.get(i).belongs() ? 1 : 0;
    }
    return targets;
  }

  /** Whether it holds the target's functions and no other. */
  boolean isExact() {
    return targets() == Basis.TARGETS && size() == Basis.TARGETS;
  }

  /** As text: {@code y = 1.00 sin(x) + 0.30 x^2}, largest share first. */
  String text() {
    StringBuilder text = new StringBuilder("y =");
    IntStream.range(0, weights.length)
        .filter(this::holds)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(weights[i])))
        .forEach(i -> append(text, weights[i] / scale[i], Basis.DICTIONARY.get(i).text()));
    return size() == 0 ? "y = 0" : text.toString();
  }

  private static void append(StringBuilder text, double factor, String function) {
    boolean first = text.length() == "y =".length();
    String sign = factor < 0.0 ? "-" : first ? "" : "+";
    text.append(' ').append(sign);
    if (!first) {
      text.append(' ');
    }
    text.append(String.format(Locale.ROOT, "%.2f", Math.abs(factor)));
    if (!function.isEmpty()) {
      text.append(' ').append(function);
    }
  }
}
