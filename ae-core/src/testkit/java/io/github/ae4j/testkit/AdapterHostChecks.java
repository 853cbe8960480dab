package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;

/**
 * What an adapter and its host keep around the optimizer, one static method a rule; throws as {@link
 * OptimizerAdapterChecks} does.
 */
public final class AdapterHostChecks {
  private static final int PLAIN_STEPS = 100;

  private AdapterHostChecks() {}

  /** A loop with no parts, and one that only measures, leave the bare optimizer's path bit by bit. */
  public static void plainPath(AdapterFixture fixture) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    Preset measuring =
        (loop, adapter) ->
            loop.screen(
                new AdapterProbes.Watch("measure all", AdapterProbes.measurable(adapter)) {});
    try (AdapterSubject bare = fixture.bare();
        AdapterSubject empty = fixture.steered(AdapterProbes.empty())) {
      AdapterRuns.twins(
          optimizer, "a loop with no parts leaves the optimizer bare", bare, empty, PLAIN_STEPS);
    }
    try (AdapterSubject bare = fixture.bare();
        AdapterSubject measured = fixture.steered(measuring)) {
      AdapterRuns.twins(
          optimizer, "a loop that only measures leaves it bare", bare, measured, PLAIN_STEPS);
    }
  }

  /** The preset's loop keeps no tensor beside those the bare optimizer has. */
  public static void keepsNoTensor(AdapterFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject bare = fixture.bare();
        AdapterSubject steered = fixture.steered(preset)) {
      AdapterRuns.run(bare, 1, AdapterRuns.STEPS);
      AdapterRuns.run(steered, 1, AdapterRuns.STEPS);
      if (steered.stateNumbers() != bare.stateNumbers()) {
        throw AdapterRuns.broken(
            optimizer,
            "no persistent tensor is added",
            "state must be " + bare.stateNumbers() + " numbers, got " + steered.stateNumbers());
      }
    }
  }

  /** A second loop around the same optimizer is refused and leaves the first at work. */
  public static void refusesSecondLoop(AdapterFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject subject = fixture.steered(preset)) {
      AdapterRuns.run(subject, 1, AdapterRuns.STEPS);
      if (!refuses(subject::wrapAgain)) {
        throw AdapterRuns.broken(
            optimizer, "wrapping twice is refused", "a second loop must be refused, was attached");
      }
      AdapterRuns.run(subject, AdapterRuns.STEPS + 1, 2 * AdapterRuns.STEPS);
      AdapterRuns.count(optimizer, "the first loop", subject.loop().steps() - AdapterRuns.STEPS);
    }
  }

  private static boolean refuses(Runnable wrapping) {
    try {
      wrapping.run();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Let go, the optimizer runs on with the last coefficients and needs no loop. */
  public static void goesOnDetached(AdapterFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject subject = fixture.steered(preset)) {
      AdapterRuns.run(subject, 1, AdapterRuns.STEPS);
      ControlLoop loop = subject.loop();
      subject.detach();
      if (!AdapterRuns.goesOn(subject, AdapterRuns.STEPS + 1, 2 * AdapterRuns.STEPS)) {
        throw AdapterRuns.broken(
            optimizer, "a detached optimizer goes on", "its parameters must move and stay finite");
      }
      AdapterRuns.count(optimizer, "the loop let go", loop.steps());
    }
  }
}
