package io.github.ae4j.examples.lab.run;

/**
 * How a curve oscillates: the root mean square of its second differences over its last quarter.
 *
 * @param bend in the curve's unit, for a comparison of arms by it must not favour the higher level
 * @param level mean of the absolute value over the same places
 */
record Roughness(double bend, double level) {
  private static final double FROM = 0.75;

  static Roughness ofEnd(double... values) {
    double squares = 0.0;
    double level = 0.0;
    int n = 0;
    for (int i = Math.max(2, (int) Math.ceil(values.length * FROM)); i < values.length; i++) {
      double bend = values[i] - 2.0 * values[i - 1] + values[i - 2];
      squares += bend * bend;
      level += Math.abs(values[i]);
      n++;
    }
    return n == 0 ? new Roughness(0.0, 0.0) : new Roughness(Math.sqrt(squares / n), level / n);
  }

  double relative() {
    return level == 0.0 ? 0.0 : bend / level;
  }
}
