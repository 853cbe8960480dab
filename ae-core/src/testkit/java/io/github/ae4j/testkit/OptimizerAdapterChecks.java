package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.LoopBuilder;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every {@link OptimizerAdapter} keeps, one static method a rule. Each throws an {@link
 * AssertionError} that names the optimizer, the rule and the value.
 */
public final class OptimizerAdapterChecks {
  private static final double FLOAT_PRECISION = 1e-6;

  private OptimizerAdapterChecks() {}

  /** Every coefficient it declares can be written, is read back, and changes what the update does. */
  public static void writes(AdapterFixture fixture) {
    OptimizerAdapter plain = AdapterRuns.adapter(fixture);
    String optimizer = plain.optimizer();
    for (String name : new TreeSet<>(plain.steerable())) {
      double[] values = AdapterProbes.values(name);
      double[] one = written(fixture, optimizer, name, values[0]);
      double[] two = written(fixture, optimizer, name, values[1]);
      if (!name.equals(Coefficient.READOUT_RATE) && Arrays.equals(one, two)) {
        throw AdapterRuns.broken(
            optimizer,
            "writes what it declares",
            name + " at " + values[0] + " and at " + values[1] + " must differ in the parameters");
      }
    }
  }

  private static double[] written(
      AdapterFixture fixture, String optimizer, String name, double value) {
    OptimizerAdapter[] adapter = new OptimizerAdapter[1];
    Preset preset = AdapterProbes.constant(name, value);
    Preset seeing =
        (loop, a) -> {
          adapter[0] = a;
          preset.configure(loop, a);
        };
    try (AdapterSubject subject = fixture.steered(seeing)) {
      for (int t = 1; t <= AdapterRuns.STEPS; t++) {
        subject.step(t);
        for (int group = 0; group < adapter[0].groups(); group++) {
          near(optimizer, name, value, adapter[0].read(group, name));
        }
      }
      return subject.parameters();
    }
  }

  private static void near(String optimizer, String name, double written, double read) {
    if (!(Math.abs(read - written) <= FLOAT_PRECISION * Math.abs(written))) {
      throw AdapterRuns.broken(
          optimizer, "reads back what it wrote", name + " must be " + written + ", got " + read);
    }
  }

  /** Every statistic it declares is there, and they fit each other. */
  public static void measures(AdapterFixture fixture) {
    OptimizerAdapter plain = AdapterRuns.adapter(fixture);
    Set<Statistic> all = AdapterProbes.measurable(plain);
    Preset measuring =
        (loop, adapter) ->
            loop.screen(new AdapterProbes.Watch("measure all", all) {})
                .observer(trace -> checkStatistics(plain.optimizer(), all, trace));
    try (AdapterSubject subject = fixture.steered(measuring)) {
      AdapterRuns.run(subject, 1, AdapterRuns.STEPS);
    }
  }

  private static void checkStatistics(String optimizer, Set<Statistic> all, StepTrace trace) {
    for (int group = 0; group < trace.groups(); group++) {
      for (Statistic statistic : all) {
        checkStatistic(optimizer, statistic, trace.statistic(group, statistic));
      }
    }
  }

  private static void checkStatistic(String optimizer, Statistic statistic, double value) {
    boolean fits =
        switch (statistic) {
          case COUNT -> value >= 1.0;
          case G_G, M_M, G_WG, WG_WG, WM_WM, THETA_THETA -> value >= 0.0;
          case MOMENTUM_WEIGHT -> value >= 0.0 && value <= 1.0;
          default -> Double.isFinite(value);
        };
    if (!fits) {
      throw AdapterRuns.broken(
          optimizer,
          "measures what it declares",
          statistic + " of a finite step must be finite and in its range, got " + value);
    }
  }

  /** One training step is one step of the loop and one update the optimizer counts. */
  public static void oneTick(AdapterFixture fixture) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    Preset measuring =
        (loop, adapter) ->
            loop.screen(
                new AdapterProbes.Watch("measure all", AdapterProbes.measurable(adapter)) {});
    try (AdapterSubject subject = fixture.steered(measuring)) {
      AdapterRuns.run(subject, 1, AdapterRuns.STEPS);
      AdapterRuns.count(optimizer, "the loop", subject.loop().steps());
      AdapterRuns.count(optimizer, "the optimizer", subject.updates());
    }
  }

  /** Measuring again answers the same and leaves the run as it would have been. */
  public static void observeIsPure(AdapterFixture fixture) {
    observeIsPure(fixture, AdapterProbes.wander(false));
    observeIsPure(fixture, AdapterProbes.wander(true));
  }

  private static void observeIsPure(AdapterFixture fixture, Preset wander) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    Preset again =
        (loop, adapter) -> {
          wander.configure(loop, adapter);
          loop.screen(new AdapterProbes.ObserveAgain(adapter));
        };
    try (AdapterSubject once = fixture.steered(wander);
        AdapterSubject thrice = fixture.steered(again)) {
      AdapterRuns.twins(optimizer, "observe has no side effect", once, thrice, AdapterRuns.STEPS);
    }
  }

  /** A gradient that the loop scales is measured and used as if it had come so, where it can be scaled. */
  public static void scalesGradients(AdapterFixture fixture) {
    OptimizerAdapter plain = AdapterRuns.adapter(fixture);
    if (!plain.steerable().contains(Coefficient.GRADIENT_SCALE)) {
      return;
    }
    double scale = 0.125;
    Set<Statistic> all = AdapterProbes.measurable(plain);
    double[] scaled = new double[plain.groups() * Statistic.SIZE];
    double[] given = new double[plain.groups() * Statistic.SIZE];
    Preset scaling =
        AdapterProbes.constant(Coefficient.GRADIENT_SCALE, scale)
            .with(loop -> watch(loop, all, scaled));
    Preset measuring = (loop, adapter) -> watch(loop, all, given);
    try (AdapterSubject one = fixture.steered(scaling);
        AdapterSubject two = fixture.steered(measuring)) {
      one.step(1.0, 0.5); // the scale stands from the second step on
      two.step(1.0, 0.5);
      for (int t = 0; t < AdapterRuns.STEPS; t++) {
        one.step(1.0, 0.5);
        two.step(1.0, 0.5 * scale);
        near(plain.optimizer(), "a scaled gradient", given, scaled);
        near(plain.optimizer(), "a scaled gradient", two.parameters(), one.parameters());
      }
    }
  }

  /** Keeps what was measured last, group by group. */
  static void watch(LoopBuilder loop, Set<Statistic> all, double[] seen) {
    loop.screen(new AdapterProbes.Watch("measure all", all) {})
        .observer(
            trace -> {
              for (int group = 0; group < trace.groups(); group++) {
                for (Statistic statistic : all) {
                  int at = group * Statistic.SIZE + statistic.ordinal();
                  seen[at] = trace.statistic(group, statistic);
                }
              }
            });
  }

  static void near(String optimizer, String rule, double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      double far = 1e-4 * Math.abs(expected[i]) + 1e-7;
      if (!(Math.abs(expected[i] - actual[i]) <= far)) {
        String what = "number " + i + " must be " + expected[i] + ", got " + actual[i];
        throw AdapterRuns.broken(optimizer, rule, what);
      }
    }
  }

  /** What the trace says was moved and held sums to what the coefficients did. */
  public static void traceAddsUp(AdapterFixture fixture, Preset preset) {
    TraceSums sums = new TraceSums();
    try (AdapterSubject subject = fixture.steered(preset.with(loop -> loop.observer(sums)))) {
      AdapterRuns.run(subject, 1, AdapterRuns.STEPS);
      subject.step(Double.NaN, Double.NaN);
      subject.step(1.0, 0.0);
      ControlLoop loop = subject.loop();
      for (int group = 0; group < loop.groups().size(); group++) {
        for (String name : sums.coefficients()) {
          loop.move(group, name, loop.coordinate(group, name) - 0.125 / (1 + group));
        }
      }
      AdapterRuns.run(subject, AdapterRuns.STEPS + 1, 2 * AdapterRuns.STEPS);
      if (sums.steps() != 2 * AdapterRuns.STEPS + 1) {
        String what = "must be " + (2 * AdapterRuns.STEPS + 1) + ", got " + sums.steps();
        throw AdapterRuns.broken(
            AdapterRuns.adapter(fixture).optimizer(),
            "the trace adds up",
            "steps compared " + what);
      }
    }
  }
}
