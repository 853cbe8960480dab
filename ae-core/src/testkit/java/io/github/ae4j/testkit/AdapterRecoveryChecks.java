package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.trace.StepTrace;
import java.util.Arrays;

/** What an adapter keeps when something goes wrong: hostile numbers, and a run that is resumed. */
public final class AdapterRecoveryChecks {
  private static final int WARM_UP = 60;
  private static final int RESUMED = 100;
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
        for (int calm = 0; calm < 5; calm++) {
          subject.step(++t);
        }
        double[] before = subject.parameters();
        subject.step(hostile[0], hostile[1]);
        unmoved(optimizer, hostile, before, subject.parameters());
      }
      double[] before = subject.parameters();
      AdapterRuns.run(subject, t + 1, t + 5);
      boolean moved = !Arrays.equals(before, subject.parameters());
      if (!moved || !AdapterRuns.finite(subject.parameters())) {
        throw AdapterRuns.broken(
            optimizer, "a hostile step is left out", "the run must go on afterwards, it does not");
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

  private static void unmoved(String optimizer, double[] hostile, double[] before, double[] after) {
    int i = Arrays.mismatch(before, after);
    if (i >= 0) {
      throw AdapterRuns.broken(
          optimizer,
          "a hostile step is left out",
          "parameter "
              + i
              + " must stay "
              + before[i]
              + " at loss "
              + hostile[0]
              + " and gradient "
              + hostile[1]
              + ", got "
              + after[i]);
    }
  }

  /** A run saved and resumed in a new optimizer and loop makes the same next 100 steps. */
  public static void resumes(AdapterFixture fixture, Preset preset) {
    resumes(fixture, preset, false);
  }

  /** The same with every coefficient the adapter can steer in motion. */
  public static void resumesInMotion(AdapterFixture fixture) {
    resumes(fixture, AdapterProbes.wander(), false);
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
      Object saved = original.save();
      String checkpoint = original.loop().checkpoint();
      resumed.restore(saved);
      resumed.loop().restore(checkpoint);
      for (long t = WARM_UP + 1; t <= WARM_UP + RESUMED; t++) {
        if (held && t == WARM_UP + 1) {
          original.step(1.0, 0.0);
          resumed.step(1.0, 0.0);
        } else {
          original.step(t);
          resumed.step(t);
        }
        AdapterRuns.same(
            optimizer, "a resumed run is the same", t, original.parameters(), resumed.parameters());
      }
      sameLoop(optimizer, original.loop().checkpoint(), resumed.loop().checkpoint());
    }
  }

  private static void sameLoop(String optimizer, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw AdapterRuns.broken(
          optimizer,
          "a resumed run is the same",
          "the loop's state must be\n" + expected + "got\n" + actual);
    }
  }
}
