package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules that laws and limits share. */
final class PartChecks {
  static final int STEPS = 48;

  private PartChecks() {}

  static AssertionError broken(String name, String rule, String what) {
    return new AssertionError(name + " is not " + rule + ": " + what);
  }

  static List<double[]> run(PartRig bench, List<StepInput> history) {
    List<double[]> answers = new ArrayList<>();
    history.forEach(moment -> answers.add(bench.step(moment)));
    return answers;
  }

  static void same(String name, String rule, String when, double[] expected, double[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw broken(
          name,
          rule,
          when + " must answer " + Arrays.toString(expected) + ", got " + Arrays.toString(actual));
    }
  }

  static void same(
      String name, String rule, String when, List<double[]> expected, List<double[]> actual) {
    for (int t = 0; t < Math.min(expected.size(), actual.size()); t++) {
      same(name, rule, when + ", step " + (t + 1) + ",", expected.get(t), actual.get(t));
    }
  }

  static void finite(String name, PartRig bench, List<StepInput> history, List<String> labels) {
    int t = 0;
    for (StepInput moment : history) {
      t++;
      finite(name, t, labels, bench.step(moment));
      for (double cell : bench.memory()) {
        if (!Double.isFinite(cell)) {
          throw broken(name, "finite", "its memory must be finite, held " + cell + at(t));
        }
      }
    }
  }

  private static void finite(String name, int t, List<String> labels, double[] answer) {
    for (int i = 0; i < answer.length; i++) {
      if (!Double.isFinite(answer[i])) {
        throw broken(name, "finite", labels.get(i) + " must be finite, got " + answer[i] + at(t));
      }
    }
  }

  static String at(int t) {
    return " at step " + t;
  }

  /** The same step from the same memory, twice. */
  static void deterministic(String name, PartRig bench, List<StepInput> history) {
    for (StepInput moment : history) {
      double[] before = bench.memory();
      double[] first = bench.step(moment);
      double[] after = bench.memory();
      bench.remember(before);
      same(name, "deterministic", "the same step made again", first, bench.step(moment));
      same(name, "deterministic", "memory of the same step", after, bench.memory());
    }
  }

  /** A history replayed: after another one, with another ending, and in turns with another. */
  static void causal(
      String name, Supplier<PartRig> benches, List<StepInput> history, List<StepInput> other) {
    List<double[]> first = run(benches.get(), history);
    run(benches.get(), other);
    same(name, "causal", "a history replayed", first, run(benches.get(), history));
    List<StepInput> fork = new ArrayList<>(history.subList(0, history.size() / 2));
    fork.addAll(other);
    List<double[]> forked = run(benches.get(), fork).subList(0, history.size() / 2);
    same(name, "causal", "a history with another ending", first, forked);
    PartRig one = benches.get();
    PartRig two = benches.get();
    List<double[]> turns = new ArrayList<>();
    for (int t = 0; t < history.size(); t++) {
      turns.add(one.step(history.get(t)));
      two.step(other.get(t));
    }
    same(name, "causal", "two histories in turns", first, turns);
  }

  /** Memory copied to a new instance half way. */
  static void restorable(String name, Supplier<PartRig> benches, List<StepInput> history) {
    int half = history.size() / 2;
    PartRig bench = benches.get();
    run(bench, history.subList(0, half));
    PartRig restored = benches.get();
    restored.remember(bench.memory());
    List<StepInput> rest = history.subList(half, history.size());
    List<double[]> expected = run(bench, rest);
    same(name, "restorable", "going on from a copy of memory", expected, run(restored, rest));
  }

  /** Nothing is touched but what is declared. */
  static void confined(String name, PartRig bench, List<StepInput> history) {
    for (StepInput moment : history) {
      bench.step(moment);
      @Nullable String trespass = bench.trespass();
      if (trespass != null) {
        throw broken(name, "confined to what it declares", "it " + trespass);
      }
    }
  }

  static void onlyDeclared(
      String name, Part element, List<Coefficient> specs, int i, double change) {
    String coefficient = specs.get(i).name();
    if (change != 0.0 && !element.coefficients().contains(coefficient)) {
      throw broken(
          name,
          "confined to what it declares",
          "it declares "
              + element.coefficients()
              + " and steered "
              + coefficient
              + " by "
              + change);
    }
  }
}
