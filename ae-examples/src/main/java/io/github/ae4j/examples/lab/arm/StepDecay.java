package io.github.ae4j.examples.lab.arm;

/**
 * A tenth at half of the run, a hundredth at three quarters.
 *
 * <p>K. He, X. Zhang, S. Ren, J. Sun (2016), "Deep Residual Learning for Image Recognition", arXiv
 * 1512.03385, section 4.2: divided by 10 at 32k and 48k of 64k steps.
 *
 * @param start rate of the first half
 */
record StepDecay(double start) implements Schedule {
  @Override
  public double at(int step, int steps) {
    if (4L * step >= 3L * steps) {
      return start / 100.0;
    }
    return 2L * step >= steps ? start / 10.0 : start;
  }
}
