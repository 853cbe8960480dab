package io.github.ae4j.examples.lab.arm;

/**
 * One cycle, in PyTorch's two phases of half a cosine each: up from peak/25 during the first 30% of
 * the run, down to peak/250,000 at its last step, while the momentum goes from .95 to .85 and back.
 *
 * <p>L. N. Smith, N. Topin (2018), "Super-Convergence: Very Fast Training of Neural Networks Using
 * Large Learning Rates", arXiv 1708.07120.
 *
 * @param low value at the first step
 * @param peak value at the peak
 * @param end value at the last step
 */
record OneCycle(double low, double peak, double end) implements Schedule {
  private static final double RISE = 0.3;

  /** The learning rate. */
  static OneCycle learningRate(double peak) {
    return new OneCycle(peak / 25.0, peak, peak / 250_000.0);
  }

  /** The momentum, or Adam's beta1. */
  static OneCycle momentum() {
    return new OneCycle(0.95, 0.85, 0.95);
  }

  @Override
  public double at(int step, int steps) {
    double top = Math.max(0.0, RISE * steps - 1.0);
    return step < top
        ? between(low, peak, step / top)
        : between(peak, end, (step - top) / Math.max(1.0, steps - 1.0 - top));
  }

  private static double between(double from, double to, double part) {
    return to + 0.5 * (from - to) * (1.0 + Math.cos(Math.PI * part));
  }
}
