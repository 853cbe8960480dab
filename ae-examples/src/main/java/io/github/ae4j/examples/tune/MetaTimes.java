package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import io.github.ae4j.meta.Gains;
import io.github.ae4j.meta.MetaRun;
import io.github.ae4j.preset.Smoothness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Processor time of a run with derivatives over that of a plain one, in the gains that tune searches. */
final class MetaTimes {
  private static final int INPUTS = 16;
  private static final int CLASSES = 10;
  private static final int HIDDEN = 48;
  private static final int REPEATS = 5;
  private static final double DRIVE = 2.0;
  private static final double PER_GAIN = 0.25;

  private MetaTimes() {}

  /** A table of a network of 1,306 parameters at some batches; its loss is scaled anew now and then. */
  static TextTable table(int steps, long seed) {
    Gains gains = MetaLearn.gains(Smoothness.HARD);
    String bound = ratio(DRIVE + PER_GAIN * gains.size());
    TextTable table =
        new TextTable("parameters", "batch", "gains", "directions", "times a plain run", "bound");
    for (int batch : List.of(1, 32, 128)) {
      TunedTask task = new TunedTask(network(batch, steps, seed), Rule.ADAM, steps);
      for (int directions : List.of(0, 1, 3)) {
        table.row(
            Integer.toString(task.start().length),
            Integer.toString(batch),
            Integer.toString(gains.size()),
            Integer.toString(directions),
            ratio(measured(task, gains, directions)),
            bound);
      }
    }
    return table;
  }

  private static TuneTask network(int batch, int steps, long seed) {
    Changes changes = new Changes(Drift.LOSS_SCALE, steps, 2, 1.0, seed);
    double[] scales = new double[INPUTS];
    Arrays.fill(scales, 1.0);
    Concept centres =
        new Concept(
            changes,
            new SplittableRandom(seed),
            random -> random.doubles(INPUTS * CLASSES, -1.0, 1.0).toArray());
    Source source = new MixtureSource(centres, changes, CLASSES, scales, 0.5, 0.1);
    Network network = new Network(new int[] {INPUTS, HIDDEN, CLASSES}, true);
    return new DataTask(
        new DataTask.Plan(
            Family.CLASSIFICATION, network, Fit.CROSS_ENTROPY, source, changes, 0, batch, seed));
  }

  private static double measured(TunedTask task, Gains gains, int directions) {
    long[] plain = new long[REPEATS];
    long[] with = new long[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long started = Processor.ofThread();
      MetaRun.value(task, gains);
      long between = Processor.ofThread();
      MetaRun.of(task, gains, directions);
      with[i] = Processor.ofThread() - between;
      plain[i] = between - started;
    }
    Arrays.sort(plain);
    Arrays.sort(with);
    return (double) with[REPEATS / 2] / plain[REPEATS / 2];
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
