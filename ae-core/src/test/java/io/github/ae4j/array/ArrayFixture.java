package io.github.ae4j.array;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterSubject;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An ill-conditioned quadratic under a batch noise that is a function of the step, on doubles. */
public final class ArrayFixture implements AdapterFixture {
  static final int SIZE = 7;
  static final double MOMENTUM = 0.9;
  static final ArraySettings SETTINGS =
      ArraySettings.of(0.01).withMomentum(MOMENTUM).withNoiseSeed(17L);

  private final Function<double[], ArrayOptimizer> optimizer;

  /** A fixture on the optimizer that is made for a parameter array. */
  public ArrayFixture(Function<double[], ArrayOptimizer> optimizer) {
    this.optimizer = optimizer;
  }

  /** A fixture on Adam. */
  public static ArrayFixture adam() {
    return new ArrayFixture(parameters -> ArrayOptimizer.adam(parameters, SETTINGS));
  }

  @Override
  public ArraySubject bare() {
    return new ArraySubject(optimizer, null);
  }

  @Override
  public ArraySubject steered(Preset preset) {
    return new ArraySubject(optimizer, preset);
  }

  static double start(int i) {
    return 1.0 - 0.3 * i;
  }

  /** Writes the gradient of step t at theta and returns the loss. */
  static double problem(long t, double[] theta, double[] gradient) {
    double loss = 0.1;
    for (int i = 0; i < theta.length; i++) {
      double h = Math.pow(4.0, -(i % SIZE));
      double noise = 0.05 * Math.sin(0.7 * t + 1.3 * i);
      loss += 0.5 * h * theta[i] * theta[i] + noise * theta[i];
      gradient[i] = h * theta[i] + noise;
    }
    return loss;
  }

  /** The problem at work on doubles; open, so that broken ones can be made of it. */
  public static class ArraySubject implements AdapterSubject {
    protected final double[] theta = new double[SIZE];
    protected final double[] gradient = new double[SIZE];
    protected final ArrayOptimizer optimizer;
    protected @Nullable ArrayTrainer trainer;
    private @Nullable ControlLoop loop;

    protected ArraySubject(Function<double[], ArrayOptimizer> make, @Nullable Preset preset) {
      Arrays.setAll(theta, ArrayFixture::start);
      optimizer = make.apply(theta);
      if (preset != null) {
        trainer = ArrayTrainer.steer(optimizer, preset);
        loop = trainer.loop();
      }
    }

    @Override
    public void step(long t) {
      update(problem(t, theta, gradient));
    }

    @Override
    public void step(double loss, double fill) {
      Arrays.fill(gradient, fill);
      update(loss);
    }

    protected void update(double loss) {
      if (trainer == null) {
        optimizer.step(gradient);
      } else {
        trainer.step(loss, gradient);
      }
    }

    @Override
    public double[] parameters() {
      return theta.clone();
    }

    @Override
    public ControlLoop loop() {
      return java.util.Objects.requireNonNull(loop, "a bare subject has no loop");
    }

    @Override
    public long updates() {
      return Math.round(
          Math.log(1.0 - optimizer.plant().moments().weights().first()) / Math.log(MOMENTUM));
    }

    @Override
    public long stateNumbers() {
      return optimizer.state().length;
    }

    @Override
    public Object save() {
      return new double[][] {theta.clone(), optimizer.state()};
    }

    @Override
    public void restore(Object saved) {
      double[][] arrays = (double[][]) saved;
      System.arraycopy(arrays[0], 0, theta, 0, SIZE);
      optimizer.restore(arrays[1]);
    }

    @Override
    public void wrapAgain() {
      ArrayTrainer.steer(optimizer, (loop, adapter) -> {});
    }

    @Override
    public void detach() {
      close();
      trainer = null;
    }

    @Override
    public void close() {
      if (trainer != null) {
        trainer.close();
      }
    }
  }
}
