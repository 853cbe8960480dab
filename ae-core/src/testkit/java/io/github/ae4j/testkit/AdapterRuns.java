package io.github.ae4j.testkit;

import io.github.ae4j.adapter.OptimizerAdapter;
import java.util.Arrays;

/** Runs of an adapter's subjects, compared. */
final class AdapterRuns {
  static final int STEPS = 20;

  private AdapterRuns() {}

  static AssertionError broken(String optimizer, String rule, String what) {
    return new AssertionError(optimizer + " breaks \"" + rule + "\": " + what);
  }

  /** The adapter a fixture builds its loops on, as its presets see it. */
  static OptimizerAdapter adapter(AdapterFixture fixture) {
    OptimizerAdapter[] seen = new OptimizerAdapter[1];
    fixture.steered((loop, adapter) -> seen[0] = adapter).close();
    return seen[0];
  }

  static void count(String optimizer, String who, long counted) {
    if (counted != STEPS) {
      throw broken(
          optimizer,
          "one tick a step",
          who + " must count " + STEPS + " after as many training steps, got " + counted);
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

  /** Whether these steps move the parameters and leave them finite. */
  static boolean goesOn(AdapterSubject subject, long from, long to) {
    double[] before = subject.parameters();
    run(subject, from, to);
    double[] after = subject.parameters();
    return !Arrays.equals(before, after) && finite(after);
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
