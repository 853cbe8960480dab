package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every {@link OptimizerAdapter} keeps, one static method a rule. Each throws an {@link
 * AssertionError} that names the optimizer, the rule and the value.
 */
public final class OptimizerAdapterChecks {
  private static final int STEPS = 20;
  private static final int PLAIN_STEPS = 100;
  private static final double FLOAT_PRECISION = 1e-6;

  private OptimizerAdapterChecks() {}

  static AssertionError broken(String optimizer, String rule, String what) {
    return new AssertionError(optimizer + " breaks \"" + rule + "\": " + what);
  }

  /** The adapter a fixture builds its loops on, as its presets see it. */
  static OptimizerAdapter adapter(AdapterFixture fixture) {
    OptimizerAdapter[] seen = new OptimizerAdapter[1];
    fixture.steered((loop, adapter) -> seen[0] = adapter).close();
    return seen[0];
  }

  /** Every coefficient it declares can be written, is read back, and changes what the update does. */
  public static void writes(AdapterFixture fixture) {
    OptimizerAdapter plain = adapter(fixture);
    String optimizer = plain.optimizer();
    for (String name : new TreeSet<>(plain.steerable())) {
      double[] values = AdapterProbes.values(name);
      double[] one = written(fixture, optimizer, name, values[0]);
      double[] two = written(fixture, optimizer, name, values[1]);
      if (!name.equals(Coefficient.READOUT_RATE) && Arrays.equals(one, two)) {
        throw broken(
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
      for (int t = 1; t <= STEPS; t++) {
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
      throw broken(
          optimizer, "reads back what it wrote", name + " must be " + written + ", got " + read);
    }
  }

  /** Every statistic it declares is there, and they fit each other. */
  public static void measures(AdapterFixture fixture) {
    OptimizerAdapter plain = adapter(fixture);
    Set<Statistic> all = AdapterProbes.measurable(plain);
    Preset measuring =
        (loop, adapter) ->
            loop.screen(new AdapterProbes.Watch("measure all", all) {})
                .observer(
                    trace -> {
                      for (int group = 0; group < trace.groups(); group++) {
                        for (Statistic statistic : all) {
                          checkStatistic(
                              plain.optimizer(), statistic, trace.statistic(group, statistic));
                        }
                      }
                    });
    try (AdapterSubject subject = fixture.steered(measuring)) {
      run(subject, 1, STEPS);
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
      throw broken(
          optimizer,
          "measures what it declares",
          statistic + " of a finite step must be finite and in its range, got " + value);
    }
  }

  /** One training step is one step of the loop and one update the optimizer counts. */
  public static void oneTick(AdapterFixture fixture) {
    String optimizer = adapter(fixture).optimizer();
    Preset measuring =
        (loop, adapter) ->
            loop.screen(
                new AdapterProbes.Watch("measure all", AdapterProbes.measurable(adapter)) {});
    try (AdapterSubject subject = fixture.steered(measuring)) {
      run(subject, 1, STEPS);
      count(optimizer, "the loop", subject.loop().steps());
      count(optimizer, "the optimizer", subject.updates());
    }
  }

  private static void count(String optimizer, String who, long counted) {
    if (counted != STEPS) {
      throw broken(
          optimizer,
          "one tick a step",
          who + " must count " + STEPS + " after as many training steps, got " + counted);
    }
  }

  /** Measuring again answers the same and leaves the run as it would have been. */
  public static void observeIsPure(AdapterFixture fixture) {
    String optimizer = adapter(fixture).optimizer();
    Preset again =
        (loop, adapter) -> {
          AdapterProbes.wander().configure(loop, adapter);
          loop.screen(new AdapterProbes.ObserveAgain(adapter));
        };
    try (AdapterSubject once = fixture.steered(AdapterProbes.wander());
        AdapterSubject thrice = fixture.steered(again)) {
      twins(optimizer, "observe has no side effect", once, thrice, STEPS);
    }
  }

  /** A loop with no parts, and one that only measures, leave the bare optimizer's path bit by bit. */
  public static void plainPath(AdapterFixture fixture) {
    String optimizer = adapter(fixture).optimizer();
    Preset measuring =
        (loop, adapter) ->
            loop.screen(
                new AdapterProbes.Watch("measure all", AdapterProbes.measurable(adapter)) {});
    try (AdapterSubject bare = fixture.bare();
        AdapterSubject empty = fixture.steered(AdapterProbes.empty())) {
      twins(optimizer, "a loop with no parts leaves the optimizer bare", bare, empty, PLAIN_STEPS);
    }
    try (AdapterSubject bare = fixture.bare();
        AdapterSubject measured = fixture.steered(measuring)) {
      twins(optimizer, "a loop that only measures leaves it bare", bare, measured, PLAIN_STEPS);
    }
  }

  /** The preset's loop keeps no tensor beside those the bare optimizer has. */
  public static void keepsNoTensor(AdapterFixture fixture, Preset preset) {
    String optimizer = adapter(fixture).optimizer();
    try (AdapterSubject bare = fixture.bare();
        AdapterSubject steered = fixture.steered(preset)) {
      run(bare, 1, STEPS);
      run(steered, 1, STEPS);
      if (steered.stateNumbers() != bare.stateNumbers()) {
        throw broken(
            optimizer,
            "no persistent tensor is added",
            "state must be " + bare.stateNumbers() + " numbers, got " + steered.stateNumbers());
      }
    }
  }

  /** A second loop around the same optimizer is refused and leaves the first at work. */
  public static void refusesSecondLoop(AdapterFixture fixture, Preset preset) {
    String optimizer = adapter(fixture).optimizer();
    try (AdapterSubject subject = fixture.steered(preset)) {
      run(subject, 1, STEPS);
      boolean refused = false;
      try {
        subject.wrapAgain();
      } catch (IllegalStateException e) {
        refused = true;
      }
      if (!refused) {
        throw broken(
            optimizer, "wrapping twice is refused", "a second loop must be refused, was attached");
      }
      run(subject, STEPS + 1, 2 * STEPS);
      count(optimizer, "the first loop", subject.loop().steps() - STEPS);
    }
  }

  /** Let go, the optimizer runs on with the last coefficients and needs no loop. */
  public static void goesOnDetached(AdapterFixture fixture, Preset preset) {
    String optimizer = adapter(fixture).optimizer();
    try (AdapterSubject subject = fixture.steered(preset)) {
      run(subject, 1, STEPS);
      ControlLoop loop = subject.loop();
      subject.detach();
      double[] before = subject.parameters();
      run(subject, STEPS + 1, 2 * STEPS);
      if (Arrays.equals(before, subject.parameters()) || !finite(subject.parameters())) {
        throw broken(
            optimizer, "a detached optimizer goes on", "its parameters must move and stay finite");
      }
      count(optimizer, "the loop let go", loop.steps());
    }
  }

  static void twins(
      String optimizer, String rule, AdapterSubject expected, AdapterSubject actual, int steps) {
    for (int t = 1; t <= steps; t++) {
      expected.step(t);
      actual.step(t);
      same(optimizer, rule, t, expected.parameters(), actual.parameters());
    }
  }

  static void same(String optimizer, String rule, long t, double[] expected, double[] actual) {
    int i = Arrays.mismatch(expected, actual);
    if (i >= 0) {
      throw broken(
          optimizer,
          rule,
          "parameter " + i + " must be " + expected[i] + " after step " + t + ", got " + actual[i]);
    }
  }

  static void run(AdapterSubject subject, long from, long to) {
    for (long t = from; t <= to; t++) {
      subject.step(t);
    }
  }

  static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
