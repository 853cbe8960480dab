package io.github.ae4j.testkit;

import io.github.ae4j.signal.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link Part} keeps, of whatever kind, one static method a rule. Each tries one random
 * history, a function of the seed, and throws an {@link AssertionError} that names the part, the rule
 * and the value.
 */
public final class PartChecks {
  static final int STEPS = 48;

  private PartChecks() {}

  /** Every rule on one seed. */
  public static void all(PartSubject subject, long seed) {
    finite(subject, seed);
    deterministic(subject, seed);
    causal(subject, seed);
    restorable(subject, seed);
    confined(subject, seed);
    declared(subject, seed);
  }

  /** Finite for every finite signal and statistic: its answer, what it writes and what it remembers. */
  public static void finite(PartSubject subject, long seed) {
    PartRig rig = subject.rig();
    int t = 0;
    for (PartInput step : subject.history(STEPS, seed)) {
      t++;
      double[] outcome = rig.outcome(step);
      for (int i = 0; i < outcome.length; i++) {
        if (!Double.isFinite(outcome[i])) {
          String what = rig.label(i) + " must be finite, got " + outcome[i] + " at step " + t;
          throw broken(subject.name(), "finite", what);
        }
      }
    }
  }

  /** The same for the same arguments. */
  public static void deterministic(PartSubject subject, long seed) {
    PartRig rig = subject.rig();
    for (PartInput step : subject.history(STEPS, seed)) {
      double[] before = rig.memory();
      double[] first = rig.outcome(step);
      rig.remember(before);
      double[] again = rig.outcome(step);
      same(subject.name(), "deterministic", "the same step made again", first, again);
    }
  }

  /** A function of the past it was shown: no field, no other history, no later step enters. */
  public static void causal(PartSubject subject, long seed) {
    String name = subject.name();
    List<PartInput> history = subject.history(STEPS, seed);
    List<PartInput> other = subject.history(STEPS, ~seed);
    List<double[]> first = run(subject.rig(), history);
    run(subject.rig(), other);
    same(name, "causal", "a history replayed", first, run(subject.rig(), history));
    List<PartInput> fork = new ArrayList<>(history.subList(0, STEPS / 2));
    fork.addAll(other);
    List<double[]> forked = run(subject.rig(), fork).subList(0, STEPS / 2);
    same(name, "causal", "a history with another ending", first, forked);
    same(name, "causal", "two histories in turns", first, inTurns(subject, history, other));
  }

  private static List<double[]> inTurns(
      PartSubject subject, List<PartInput> history, List<PartInput> other) {
    PartRig one = subject.rig();
    PartRig two = subject.rig();
    List<double[]> outcomes = new ArrayList<>();
    for (int t = 0; t < history.size(); t++) {
      outcomes.add(one.outcome(history.get(t)));
      two.outcome(other.get(t));
    }
    return outcomes;
  }

  /** All it remembers stands in its slots: a copy of them goes on as the original. */
  public static void restorable(PartSubject subject, long seed) {
    List<PartInput> history = subject.history(STEPS, seed);
    PartRig rig = subject.rig();
    run(rig, history.subList(0, STEPS / 2));
    PartRig restored = subject.rig();
    restored.remember(rig.memory());
    List<PartInput> rest = history.subList(STEPS / 2, STEPS);
    same(
        subject.name(),
        "restorable",
        "going on from a copy of memory",
        run(rig, rest),
        run(restored, rest));
  }

  /** Steers the coefficients it declares and writes the signals it declares, nothing else. */
  public static void confined(PartSubject subject, long seed) {
    PartRig rig = subject.rig();
    for (PartInput step : subject.history(STEPS, seed)) {
      @Nullable String strayed = rig.strayed(rig.step(step));
      @Nullable String beyond = rig.trespass() == null ? strayed : rig.trespass();
      if (beyond != null) {
        throw broken(subject.name(), "confined to what it declares", "it " + beyond);
      }
    }
  }

  /**
   * Signals, statistics and coefficients that it does not declare do not matter. A coefficient that the
   * loop may hold or not, asked for with a value in its place, needs no declaration.
   */
  public static void declared(PartSubject subject, long seed) {
    List<Reading> undeclared = Reading.undeclared(subject);
    if (reads(subject, seed, undeclared)) {
      Reading read =
          undeclared.stream()
              .filter(one -> reads(subject, seed, List.of(one)))
              .findFirst()
              .orElse(undeclared.get(0));
      throw broken(
          subject.name(), "open about what it reads", "it reads " + read.name() + " undeclared");
    }
  }

  private static boolean reads(PartSubject subject, long seed, List<Reading> readings) {
    List<PartInput> history = subject.history(STEPS, seed);
    List<PartInput> others = subject.unabridged(STEPS, ~seed);
    PartRig plain = subject.rig();
    PartRig changed = subject.rig();
    for (int t = 0; t < STEPS; t++) {
      PartInput step = history.get(t);
      for (Reading reading : readings) {
        step = reading.from().apply(step, others.get(t));
      }
      if (!Arrays.equals(plain.outcome(history.get(t)), changed.outcome(step))) {
        return true;
      }
    }
    return false;
  }

  static AssertionError broken(String name, String rule, String what) {
    return new AssertionError(name + " is not " + rule + ": " + what);
  }

  static List<double[]> run(PartRig rig, List<PartInput> history) {
    List<double[]> outcomes = new ArrayList<>();
    history.forEach(step -> outcomes.add(rig.outcome(step)));
    return outcomes;
  }

  static void same(String name, String rule, String when, double[] expected, double[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw broken(
          name,
          rule,
          when + " must answer " + Arrays.toString(expected) + ", got " + Arrays.toString(actual));
    }
  }

  private static void same(
      String name, String rule, String when, List<double[]> expected, List<double[]> actual) {
    for (int t = 0; t < Math.min(expected.size(), actual.size()); t++) {
      same(name, rule, when + ", step " + (t + 1) + ",", expected.get(t), actual.get(t));
    }
  }
}
