package io.github.ae4j.schedule;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.SplittableRandom;

/** One law on the learning rate, fed with losses or with what is measured of them. */
final class RuleBed {
  static final String ALPHA = Coefficient.LEARNING_RATE;
  static final Factors SEED = Factors.of(1.02, 0.8);

  final Law law;
  final Bed bed;
  private final LossProgress progress = new LossProgress(0.9, 0.99);
  private final Bed measured = new Bed(progress);

  RuleBed(Law law) {
    this.law = law;
    bed = new Bed(law);
  }

  /** The push at a trend of z deviations a step downhill and a ratio r = V/V*. */
  double push(double z, double r) {
    bed.with(Signal.TREND, -2.0 * z).with(Signal.VARIANCE, 4.0 * r).with(Signal.VARIANCE_BASE, 4.0);
    return push();
  }

  /** The push after a loss. */
  double push(double loss) {
    progress.measure(measured.with(Statistic.LOSS, loss).signals, measured.memory);
    for (Signal signal : progress.writes()) {
      bed.with(signal, measured.value(signal));
    }
    bed.with(Statistic.LOSS, loss);
    return push();
  }

  double push() {
    Coefficient spec = Coefficient.of(law.coefficients().iterator().next(), Chart.LOG, 1e-9, 10.0);
    Coefficients coefficients = Coefficients.of(List.of(spec), 0.1);
    Drive drive = new Drive(coefficients, 1);
    law.drive(bed.signals, coefficients, drive, bed.memory);
    return drive.total(0);
  }

  /** A noisy loss that falls to a level, a function of the seed. */
  static double[] losses(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] losses = new double[n];
    double fall = 0.01 + 0.1 * random.nextDouble();
    for (int t = 0; t < n; t++) {
      losses[t] = Math.exp(-fall * t) + 0.1 * random.nextDouble();
    }
    return losses;
  }
}
