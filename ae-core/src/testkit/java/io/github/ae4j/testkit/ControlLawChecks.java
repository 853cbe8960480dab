package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Signal;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What every {@link Law} keeps, one static method a rule. Each tries one random history, a function
 * of the seed, and throws an {@link AssertionError} that names the law, the rule and the value.
 */
public final class ControlLawChecks {
  private ControlLawChecks() {}

  /** Every rule on one seed. */
  public static void all(LawSubject subject, long seed) {
    finite(subject, seed);
    bounded(subject, seed);
    deterministic(subject, seed);
    causal(subject, seed);
    additive(subject, seed);
    restorable(subject, seed);
    confined(subject, seed);
    declared(subject, seed);
    lipschitz(subject, seed);
    smooth(subject, seed);
  }

  /** Finite for every finite signal, and so is what it remembers. */
  public static void finite(LawSubject subject, long seed) {
    List<String> labels = subject.coefficients().stream().map(c -> "drive of " + c.name()).toList();
    PartChecks.finite(
        subject.name(), subject.bench(), subject.history(PartChecks.STEPS, seed), labels);
  }

  /** Of no greater size than its bound, whatever the signals. */
  public static void bounded(LawSubject subject, long seed) {
    PartRig bench = subject.bench();
    for (StepInput moment : subject.history(PartChecks.STEPS, seed)) {
      for (double u : bench.step(moment)) {
        if (!(Math.abs(u) <= subject.bound())) {
          throw PartChecks.broken(
              subject.name(), "bounded", "|u| must be at most " + subject.bound() + ", got " + u);
        }
      }
    }
  }

  /** The same for the same arguments. */
  public static void deterministic(LawSubject subject, long seed) {
    PartChecks.deterministic(
        subject.name(), subject.bench(), subject.history(PartChecks.STEPS, seed));
  }

  /** A function of the past it was shown: no field, no other history, no later step enters. */
  public static void causal(LawSubject subject, long seed) {
    PartChecks.causal(
        subject.name(),
        subject::bench,
        subject.history(PartChecks.STEPS, seed),
        subject.history(PartChecks.STEPS, ~seed));
  }

  /** What it adds does not depend on what others have added, and leaves that as it is. */
  public static void additive(LawSubject subject, long seed) {
    PartRig alone = subject.bench();
    PartRig among = subject.bench();
    for (StepInput moment : subject.history(PartChecks.STEPS, seed)) {
      double[] expected = alone.step(moment.withOthers(new double[moment.others().length]));
      double[] actual = among.step(moment);
      String trespass = among.trespass();
      if (trespass != null) {
        throw PartChecks.broken(subject.name(), "additive", "it " + trespass);
      }
      PartChecks.same(subject.name(), "additive", "among other laws it", expected, actual);
    }
  }

  /** All it remembers stands in its slots: a copy of them goes on as the original. */
  public static void restorable(LawSubject subject, long seed) {
    PartChecks.restorable(subject.name(), subject::bench, subject.history(PartChecks.STEPS, seed));
  }

  /** Steers the coefficients it declares and writes the signals it declares, nothing else. */
  public static void confined(LawSubject subject, long seed) {
    List<StepInput> history = subject.history(PartChecks.STEPS, seed);
    PartChecks.confined(subject.name(), subject.bench(), history);
    PartRig bench = subject.bench();
    Law law = subject.law().get();
    List<Coefficient> specs = subject.coefficients();
    for (StepInput moment : history) {
      double[] terms = bench.step(moment);
      for (int i = 0; i < terms.length; i++) {
        PartChecks.onlyDeclared(subject.name(), law, specs, i, terms[i]);
      }
    }
  }

  /** Signals it does not declare do not matter; flags and the meta gain may be read unasked. */
  public static void declared(LawSubject subject, long seed) {
    PartRig plain = subject.bench();
    PartRig other = subject.bench();
    Law law = subject.law().get();
    SplittableRandom random = new SplittableRandom(~seed);
    for (StepInput moment : subject.history(PartChecks.STEPS, seed)) {
      StepInput changed = moment;
      for (Signal signal : Signal.values()) {
        SignalRange range = subject.ranges().apply(signal);
        boolean free = range.kind() == SignalRange.Kind.FLAG || signal == Signal.META_GAIN;
        if (!free && !law.signals().contains(signal) && !law.writes().contains(signal)) {
          changed = changed.with(signal, range.anywhere(random));
        }
      }
      PartChecks.same(
          subject.name(),
          "open about the signals it reads",
          "with other values of those it does not declare it",
          plain.step(moment),
          other.step(changed));
    }
  }

  /**
   * Without jumps in any signal it declares, on the signal's core. A jump is allowed where the law's
   * memory jumps with it: a switch of mode that it keeps.
   */
  public static void lipschitz(LawSubject subject, long seed) {
    new JumpSearch(subject, seed).lipschitz();
  }

  /** Continuously differentiable in every signal it declares, if it says that it is smooth. */
  public static void smooth(LawSubject subject, long seed) {
    if (subject.law().get().smooth()) {
      new JumpSearch(subject, seed).smooth();
    }
  }
}
