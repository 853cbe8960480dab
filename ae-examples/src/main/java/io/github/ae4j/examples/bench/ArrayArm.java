package io.github.ae4j.examples.bench;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** SGD with momentum on one array, by hand or under the loop; a step is one update and no more. */
public enum ArrayArm {
  /** A loop over the coordinates with the same update, as one writes it without a library. */
  BARE {
    @Override
    Runnable on(double[] theta, double[] gradient) {
      double[] m = new double[theta.length];
      return () -> update(theta, gradient, m);
    }
  },
  /** Under {@link Presets#standard}, measured at every step. */
  EVERY_STEP {
    @Override
    Runnable on(double[] theta, double[] gradient) {
      return under(theta, gradient, Cadence.everyStep(), Timing.SAME_STEP);
    }
  },
  /** Under {@link Presets#standard}, measured at every step in the pass of the update. */
  EVERY_STEP_IN_ONE_PASS {
    @Override
    Runnable on(double[] theta, double[] gradient) {
      return under(theta, gradient, Cadence.everyStep(), Timing.NEXT_STEP);
    }
  },
  /** Under {@link Presets#standard}, measured as {@link Cadence#large} does once it has settled. */
  EVERY_16TH {
    @Override
    Runnable on(double[] theta, double[] gradient) {
      return under(theta, gradient, new Cadence(0, Cadence.large().every()), Timing.SAME_STEP);
    }
  };

  private static final double MOMENTUM = 0.9;
  private static final double LEARNING_RATE = 1e-6;
  private static final int LOSSES = 1024;

  /** The arms under a loop. */
  static List<ArrayArm> steered() {
    return List.of(EVERY_STEP, EVERY_STEP_IN_ONE_PASS, EVERY_16TH);
  }

  /** What the arm is called in the results, at a number of coordinates. */
  String label(int n) {
    String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "SGD with momentum on arrays, n = " + n + ", " + words;
  }

  /** What makes a step of this arm. */
  abstract Runnable on(double[] theta, double[] gradient);

  /** The same on arrays of its own, of n coordinates. */
  public Runnable of(int n) {
    return on(gaussian(n, 1L), gaussian(n, 2L));
  }

  private static double[] gaussian(int n, long seed) {
    Random random = new Random(seed);
    return random.doubles(n).map(uniform -> random.nextGaussian()).toArray();
  }

  private static void update(double[] theta, double[] g, double[] m) {
    for (int i = 0; i < theta.length; i++) {
      double mi = MOMENTUM * m[i] + (1.0 - MOMENTUM) * g[i];
      m[i] = mi;
      theta[i] -= LEARNING_RATE * mi;
    }
  }

  private static Runnable under(double[] theta, double[] gradient, Cadence cadence, Timing timing) {
    ArraySettings settings = ArraySettings.of(LEARNING_RATE).withMomentum(MOMENTUM);
    ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, settings), Presets.standard(), cadence, timing);
    double[] losses = new Random(3L).doubles(LOSSES, 0.9, 1.1).toArray();
    return new Runnable() {
      private int step;

      @Override
      public void run() {
        trainer.step(losses[step++ % LOSSES], gradient);
      }
    };
  }
}
