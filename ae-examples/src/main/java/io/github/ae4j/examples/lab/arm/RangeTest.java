package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * A learning-rate range test, then a cosine from the rate it found. The test is part of the budget:
 * 7% of the steps, at most 100, in which the rate rises geometrically from 1e-7 to 10 and the loss is
 * smoothed (decay .9, bias-corrected). It ends early once the smoothed loss is 4 times its lowest or
 * not finite. The rate found is a tenth of the one at the lowest smoothed loss. Then weights and
 * moments are put back to where they were, and the steps left are trained.
 *
 * <p>L. N. Smith (2017), "Cyclical Learning Rates for Training Neural Networks", arXiv 1506.01186,
 * section 3.3. He reads the rates off a plot; the smoothing, the factor 4 and the tenth are the
 * customary way to do it without one.
 */
final class RangeTest implements Optimizer {
  private static final double SHARE = 0.07;
  private static final int MOST = 100;
  private static final double LEAST_RATE = 1e-7;
  private static final double DECADES = 8.0;
  private static final double SMOOTHING = 0.9;
  private static final double BLOW_UP = 4.0;
  private static final double MARGIN = 0.1;

  private final Base base;
  private final Start start;
  private final double[] initial;
  private final int tests;
  private Descent descent;
  private Optimizer active;
  private boolean testing = true;
  private int step;
  private double average;
  private double lowest = Double.POSITIVE_INFINITY;
  private double rateAtLowest = LEAST_RATE;

  RangeTest(Base base, Start start) {
    this.base = base;
    this.start = start;
    tests = (int) Math.max(1, Math.min(MOST, Math.round(SHARE * start.steps())));
    initial = start.parameters().clone();
    descent = Descent.of(base, start, LEAST_RATE);
    active = descent;
  }

  @Override
  public double[] point() {
    return descent.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    if (testing) {
      test(loss, gradient);
    } else {
      active.step(loss, gradient);
    }
  }

  private void test(double loss, double[] gradient) {
    average = SMOOTHING * average + (1.0 - SMOOTHING) * loss;
    double smoothed = average / (1.0 - Math.pow(SMOOTHING, step + 1.0));
    if (smoothed < lowest) {
      lowest = smoothed;
      rateAtLowest = descent.learningRate();
    }
    boolean blownUp = !(smoothed - lowest <= (BLOW_UP - 1.0) * Math.abs(lowest));
    step++;
    if (blownUp || step >= tests) {
      train();
      return;
    }
    descent.learningRate(LEAST_RATE * Math.pow(10.0, DECADES * step / (tests - 1.0)));
    descent.step(loss, gradient);
  }

  private void train() {
    double[] theta = descent.point();
    System.arraycopy(initial, 0, theta, 0, theta.length);
    testing = false;
    double peak = MARGIN * rateAtLowest;
    descent = Descent.of(base, start, peak);
    active = new Scheduled(descent, new Cosine(peak), start.steps() - step);
  }

  @Override
  public Map<String, Double> coefficients() {
    return descent.coefficients();
  }
}
