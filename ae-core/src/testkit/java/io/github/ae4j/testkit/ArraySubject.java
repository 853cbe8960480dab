package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;
import java.util.Arrays;
import java.util.function.Function;

/**
 * An ill-conditioned quadratic under a batch noise that is a function of the step, at work on a plain
 * array with any {@link ArrayHost}; see {@link ArrayAdapterContract}.
 */
public class ArraySubject implements AdapterSubject {
  /** Number of parameters. */
  public static final int SIZE = 7;

  /** The gradient of the step about to be made. */
  protected final double[] gradient;

  /** The optimizer. */
  protected final ArrayHost host;

  private final double[] theta;
  private final int first;

  /** The problem at its start, with the optimizer that is made for its parameters. */
  public ArraySubject(Function<double[], ? extends ArrayHost> make) {
    this(make, 0, SIZE);
  }

  /** What the problem is of some of its parameters alone. */
  public ArraySubject(Function<double[], ? extends ArrayHost> make, int from, int to) {
    first = from;
    theta = new double[to - from];
    gradient = new double[to - from];
    Arrays.setAll(theta, i -> 1.0 - 0.3 * (from + i));
    host = make.apply(theta);
  }

  /** Writes the gradient of step t and returns the loss. */
  private double problem(long t) {
    double loss = 0.1;
    for (int i = 0; i < theta.length; i++) {
      double h = Math.pow(4.0, -(first + i));
      double noise = 0.05 * Math.sin(0.7 * t + 1.3 * (first + i));
      loss += 0.5 * h * theta[i] * theta[i] + noise * theta[i];
      gradient[i] = h * theta[i] + noise;
    }
    return loss;
  }

  @Override
  public void step(long t) {
    update(problem(t));
  }

  @Override
  public void step(double loss, double fill) {
    Arrays.fill(gradient, fill);
    update(loss);
  }

  /** Makes the step whose gradient is written. */
  protected void update(double loss) {
    host.step(loss, gradient);
  }

  @Override
  public double[] parameters() {
    return theta.clone();
  }

  @Override
  public ControlLoop loop() {
    return host.loop();
  }

  @Override
  public long updates() {
    return host.updates();
  }

  @Override
  public long stateNumbers() {
    return host.state().length;
  }

  @Override
  public Object save() {
    return new double[][] {theta.clone(), host.state()};
  }

  @Override
  public void restore(Object saved) {
    double[][] arrays = (double[][]) saved;
    System.arraycopy(arrays[0], 0, theta, 0, theta.length);
    host.restore(arrays[1]);
  }

  @Override
  public void wrapAgain() {
    host.wrapAgain();
  }

  @Override
  public void detach() {
    host.close();
  }

  @Override
  public void close() {
    host.close();
  }
}
