package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.trace.StepTrace;
import java.util.Arrays;

/** What an adapter keeps when something goes wrong: hostile numbers, and a run that is resumed. */
public final class AdapterRecoveryChecks {
  private static final int CALM = 5;
  private static final int WARM_UP = 60;
  private static final int RESUMED = 100;
  private static final String SAME = "a resumed run is the same";
  private static final String LEFT_OUT = "a hostile step is left out";
  private static final double[][] HOSTILE = {
    {Double.NaN, 1.0},
    {Double.POSITIVE_INFINITY, 1.0},
    {1.0, Double.NaN},
    {1.0, Double.POSITIVE_INFINITY},
    {1.0, Double.NEGATIVE_INFINITY},
    {Double.NaN, Double.NaN}
  };

  private AdapterRecoveryChecks() {}

  /** NaN and infinite losses and gradients reach neither a coefficient nor a parameter. */
  public static void keepsHostileOut(AdapterFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    Preset watched =
        preset.with(loop -> loop.observer(trace -> finiteCoefficients(optimizer, trace)));
    try (AdapterSubject subject = fixture.steered(watched)) {
      long t = 0;
      for (double[] hostile : HOSTILE) {
        AdapterRuns.run(subject, t + 1, t + CALM);
        t += CALM;
        unmoved(optimizer, hostile, subject);
      }
      if (!AdapterRuns.goesOn(subject, t + 1, t + CALM)) {
        throw AdapterRuns.broken(optimizer, LEFT_OUT, "the run must go on afterwards, it does not");
      }
    }
  }

  private static void finiteCoefficients(String optimizer, StepTrace trace) {
    for (int group = 0; group < trace.groups(); group++) {
      for (int i = 0; i < trace.coefficients().size(); i++) {
        double sum = trace.applied(group, i) + trace.stored(group, i);
        if (!Double.isFinite(sum)) {
          throw AdapterRuns.broken(
              optimizer,
              "hostile numbers reach no coefficient",
              trace.coefficients().get(i) + " must be finite, got " + sum);
        }
      }
    }
  }

  private static void unmoved(String optimizer, double[] hostile, AdapterSubject subject) {
    double[] before = subject.parameters();
    subject.step(hostile[0], hostile[1]);
    double[] after = subject.parameters();
    int i = Arrays.mismatch(before, after);
    if (i >= 0) {
      String where = " at loss " + hostile[0] + " and gradient " + hostile[1];
      String what = "parameter " + i + " must stay " + before[i] + where + ", got " + after[i];
      throw AdapterRuns.broken(optimizer, LEFT_OUT, what);
    }
  }

  /** A run saved and resumed in a new optimizer and loop makes the same next 100 steps. */
  public static void resumes(AdapterFixture fixture, Preset preset) {
    resumes(fixture, preset, false);
  }

  /** The same with every coefficient the adapter can steer in motion. */
  public static void resumesInMotion(AdapterFixture fixture) {
    resumes(fixture, AdapterProbes.wander(false), false);
    resumes(fixture, AdapterProbes.wander(true), false);
  }

  /** The same where the first step after it is one that holds the coefficients: a zero gradient. */
  public static void resumesHeld(AdapterFixture fixture, Preset preset) {
    resumes(fixture, preset, true);
  }

  private static void resumes(AdapterFixture fixture, Preset preset, boolean held) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject original = fixture.steered(preset);
        AdapterSubject resumed = fixture.steered(preset)) {
      AdapterRuns.run(original, 1, WARM_UP);
      resume(resumed, original.save(), original.loop().checkpoint());
      for (long t = WARM_UP + 1; t <= WARM_UP + RESUMED; t++) {
        boolean zero = held && t == WARM_UP + 1;
        step(original, zero, t);
        step(resumed, zero, t);
        AdapterRuns.same(optimizer, SAME, t, original.parameters(), resumed.parameters());
      }
      sameLoop(optimizer, original.loop().checkpoint(), resumed.loop().checkpoint());
    }
  }

  private static void resume(AdapterSubject subject, Object saved, String checkpoint) {
    subject.restore(saved);
    subject.loop().restore(checkpoint);
  }

  private static void step(AdapterSubject subject, boolean zeroGradient, long t) {
    if (zeroGradient) {
      subject.step(1.0, 0.0);
    } else {
      subject.step(t);
    }
  }

  private static void sameLoop(String optimizer, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw AdapterRuns.broken(
          optimizer, SAME, "the loop's state must be\n" + expected + "got\n" + actual);
    }
  }
}
