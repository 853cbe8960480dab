package io.github.ae4j.examples.schedule;

import java.util.Locale;

/** Small tasks to compare schedules on: ten kinds of ground, a task of each a seed. */
enum Toy {
  BOWL {
    @Override
    ToyGround ground(long seed) {
      return new QuadraticGround(10.0, 0.0, 1, seed);
    }
  },
  NARROW_BOWL {
    @Override
    ToyGround ground(long seed) {
      return new QuadraticGround(1000.0, 0.0, 1, seed);
    }
  },
  NOISY_BOWL {
    @Override
    ToyGround ground(long seed) {
      return new QuadraticGround(10.0, NOISE, 1, seed);
    }
  },
  SWITCHING_BOWL {
    @Override
    ToyGround ground(long seed) {
      return new QuadraticGround(10.0, 0.0, PHASES, seed);
    }
  },
  NOISY_SWITCHING_BOWL {
    @Override
    ToyGround ground(long seed) {
      return new QuadraticGround(10.0, NOISE, PHASES, seed);
    }
  },
  EDGE {
    @Override
    ToyGround ground(long seed) {
      return new EdgeGround(seed);
    }
  },
  ROSENBROCK {
    @Override
    ToyGround ground(long seed) {
      return new RosenbrockGround(seed);
    }
  },
  LINEAR {
    @Override
    ToyGround ground(long seed) {
      return new SampledGround.Linear(seed);
    }
  },
  LOGISTIC {
    @Override
    ToyGround ground(long seed) {
      return new SampledGround.Logistic(seed);
    }
  },
  SINE_NETWORK {
    @Override
    ToyGround ground(long seed) {
      return new SineGround(seed);
    }
  };

  /** Steps of a training. */
  static final int STEPS = 2_000;

  private static final double NOISE = 0.5;
  private static final int PHASES = 4;

  abstract ToyGround ground(long seed);

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
