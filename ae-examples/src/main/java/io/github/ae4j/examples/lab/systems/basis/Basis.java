package io.github.ae4j.examples.lab.systems.basis;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of the dictionary.
 *
 * @param text as it stands in an expression, as {@code sin(x)}; empty for the constant
 * @param function its value
 */
record Basis(String text, DoubleUnaryOperator function) {
  /** The functions to choose from; the target is made of {@code x^2} and {@code sin(x)}. */
  static final List<Basis> DICTIONARY =
      List.of(
          new Basis("", x -> 1.0),
          new Basis("x", x -> x),
          new Basis("x^2", x -> x * x),
          new Basis("x^3", x -> x * x * x),
          new Basis("|x|", Math::abs),
          new Basis("sin(x)", Math::sin),
          new Basis("cos(x)", Math::cos),
          new Basis("sin(2x)", x -> Math.sin(2.0 * x)),
          new Basis("cos(2x)", x -> Math.cos(2.0 * x)),
          new Basis("exp(-x^2)", x -> Math.exp(-x * x)),
          new Basis("tanh(x)", Math::tanh),
          new Basis("x sin(x)", x -> x * Math.sin(x)));

  /** Functions the target is made of. */
  static final int TARGETS = 2;

  /** The target without noise: sin x + 0.3 x^2. */
  static double target(double x) {
    return Math.sin(x) + 0.3 * x * x;
  }

  /** Whether the target holds this function. */
  boolean belongs() {
    return text.equals("sin(x)") || text.equals("x^2");
  }
}
