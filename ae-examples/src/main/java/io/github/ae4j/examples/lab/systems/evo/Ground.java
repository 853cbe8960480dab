package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.OnlineArms;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.task.ClippedSigmoid;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What is descended, how long, and what is tuned over: as many settings for SGD as for each EvoSGD. */
enum Ground {
  /** A clipped sigmoid, started where its gradient is exactly 0. */
  PLATEAU(10, new double[] {0.01, 0.1, 1.0, 10.0}, new double[] {0.02, 0.1, 0.5}) {
    @Override
    Task task(long seed, Setting setting) {
      return new ClippedSigmoid(seed);
    }

    @Override
    int passes(Scale scale) {
      return scale.pick(500, 5_000, 20_000);
    }
  },
  /** Rastrigin's function. */
  RUGGED(10, new double[] {1e-4, 1e-3, 0.01, 0.1}, new double[] {0.02, 0.1, 0.5}) {
    @Override
    Task task(long seed, Setting setting) {
      return new Rastrigin(seed);
    }

    @Override
    int passes(Scale scale) {
      return scale.pick(500, 5_000, 20_000);
    }
  },
  /** A 784-128-10 network on digits. */
  DIGITS(50, new double[] {0.01, 0.03, 0.1}, new double[] {0.02}) {
    @Override
    Task task(long seed, Setting setting) {
      return StaticDigits.loss(DATA.of(setting.data()), 64, passes(setting.scale()), seed);
    }

    @Override
    int passes(Scale scale) {
      return scale.pick(60, 600, 1_500);
    }
  };

  private static final DigitData DATA = new DigitData();
  private static final double[] MOMENTA = {0.9, 0.0, 0.99};
  private static final double[] LENGTHS = {0.3, 0.03, 3.0}; // of the noise of a step

  private final int interval;
  private final double[] rates;
  private final double[] sigmas;

  Ground(int interval, double[] rates, double[] sigmas) {
    this.interval = interval;
    this.rates = rates;
    this.sigmas = sigmas;
  }

  abstract Task task(long seed, Setting setting);

  /** Forward passes of a run. */
  abstract int passes(Scale scale);

  /** Steps from one generation to the next. */
  int interval() {
    return interval;
  }

  List<EvoArm> arms() {
    List<EvoArm> arms = new ArrayList<>();
    arms.add(EvoArm.other(Arms.steered(Base.SGD, 1e-3)));
    for (double rate : rates) {
      for (int i = 0; i < sigmas.length; i++) {
        arms.add(EvoArm.other(Arms.sgd(rate, MOMENTA[i])));
        if (this != DIGITS) {
          arms.add(EvoArm.other(OnlineArms.noisy(rate, LENGTHS[i])));
        }
        arms.add(EvoArm.decaying(rate, sigmas[i], EvoArm.every(interval)));
        arms.add(EvoArm.steered(rate, sigmas[i], EvoArm.every(interval)));
        arms.add(EvoArm.seed(rate, sigmas[i], EvoArm.every(interval)));
      }
    }
    return arms;
  }
}
