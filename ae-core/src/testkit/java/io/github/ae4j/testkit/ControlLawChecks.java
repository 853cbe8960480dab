package io.github.ae4j.testkit;

import io.github.ae4j.law.Law;

/**
 * What every {@link Law} keeps beside what every part does, one static method a rule, as {@link
 * PartChecks} has them.
 */
public final class ControlLawChecks {
  private ControlLawChecks() {}

  /** Every rule on one seed, those of every part too. */
  public static void all(LawSubject subject, long seed) {
    PartChecks.all(subject.part(), seed);
    bounded(subject, seed);
    additive(subject, seed);
    lipschitz(subject, seed);
    smooth(subject, seed);
  }

  /** Of no greater size than its bound, whatever the signals. */
  public static void bounded(LawSubject subject, long seed) {
    PartRig rig = subject.part().rig();
    for (PartInput step : subject.part().history(PartChecks.STEPS, seed)) {
      for (double u : rig.step(step)) {
        if (!(Math.abs(u) <= subject.bound())) {
          String what = "|u| must be at most " + subject.bound() + ", got " + u;
          throw PartChecks.broken(subject.part().name(), "bounded", what);
        }
      }
    }
  }

  /** What it adds does not depend on what others have added, and leaves that as it is. */
  public static void additive(LawSubject subject, long seed) {
    String name = subject.part().name();
    PartRig alone = subject.part().rig();
    PartRig among = subject.part().rig();
    for (PartInput step : subject.part().history(PartChecks.STEPS, seed)) {
      double[] expected = alone.step(step.withOthers(new double[step.others().length]));
      double[] actual = among.step(step);
      String trespass = among.trespass();
      if (trespass != null) {
        throw PartChecks.broken(name, "additive", "it " + trespass);
      }
      PartChecks.same(name, "additive", "among other laws it", expected, actual);
    }
  }

  /**
   * Without jumps in any signal it declares, on the signal's core, and in its statistics, on the way from
   * one small problem's to another's. A jump is allowed where the law's memory jumps with it: a switch
   * of mode that it keeps.
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
