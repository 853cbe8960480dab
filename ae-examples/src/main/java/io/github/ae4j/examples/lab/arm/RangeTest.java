package io.github.ae4j.examples.lab.arm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Descent sweep;
  private @Nullable Scheduled training;
  private int step;
  private double average;
  private double lowest = Double.POSITIVE_INFINITY;
  private double rateAtLowest = LEAST_RATE;

  RangeTest(Base base, Start start) {
    this.base = base;
    this.start = start;
    tests = (int) Math.max(1, Math.min(MOST, Math.round(SHARE * start.steps())));
    initial = start.parameters().clone();
    sweep = Descent.of(base, start, LEAST_RATE);
  }

  @Override
  public double[] point() {
    return sweep.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    if (training == null) {
      test(loss, gradient);
    } else {
      training.step(loss, gradient);
    }
  }

  private void test(double loss, double[] gradient) {
    average = SMOOTHING * average + (1.0 - SMOOTHING) * loss;
    double smoothed = average / (1.0 - Math.pow(SMOOTHING, step + 1.0));
    if (smoothed < lowest) {
      lowest = smoothed;
      rateAtLowest = sweep.learningRate();
    }
    boolean blownUp = !(smoothed - lowest <= (BLOW_UP - 1.0) * Math.abs(lowest));
    step++;
    if (blownUp || step >= tests) {
      training = training();
      return;
    }
    sweep.learningRate(LEAST_RATE * Math.pow(10.0, DECADES * step / (tests - 1.0)));
    sweep.step(loss, gradient);
  }

  private Scheduled training() {
    System.arraycopy(initial, 0, sweep.point(), 0, initial.length);
    double peak = MARGIN * rateAtLowest;
    Descent descent = Descent.of(base, start, peak);
    return new Scheduled(descent, new Cosine(peak), start.steps() - step);
  }

  /** While it tests, the weights to go back to and the watch; then those of the training. */
  @Override
  public long stateNumbers() {
    return training == null ? sweep.stateNumbers() + initial.length + 4L : training.stateNumbers();
  }

  @Override
  public Map<String, Double> coefficients() {
    return training == null ? sweep.coefficients() : training.coefficients();
  }
}
