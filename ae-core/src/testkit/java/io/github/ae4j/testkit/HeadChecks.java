package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an adapter keeps of the head, one static method a rule; throws as {@link OptimizerAdapterChecks} does. */
public final class HeadChecks {
  private static final int AT = 3;
  private static final double FACTOR = 0.25;
  private static final double NEAR = 0.05; // of a parameter, for a decay that acts on what is left

  private HeadChecks() {}

  /** Interrupts at one step, by which a head is shrunk by the factor; 1 shrinks none. */
  private static final class Drift implements Event {
    private final double factor;
    private double slope;

    Drift(double factor) {
      this.factor = factor;
    }

    @Override
    public String name() {
      return "drift at step " + AT;
    }

    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.HEAD_G_THETA, Statistic.G_G);
    }

    @Override
    public Set<Verdict> verdicts() {
      return EnumSet.of(Verdict.SHRINK_HEAD);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      double step = memory.get(0) + 1.0;
      memory.set(0, step);
      if (step == 1.0) {
        slope = signals.statistic(Statistic.HEAD_G_THETA);
      }
      if (step == AT) {
        response.shrinkHead(factor, "shrunk");
        response.interrupt(Interruption.DRIFT, "drift");
      }
    }

    Preset preset() {
      return (loop, adapter) -> loop.event(this);
    }
  }

  /** Of two runs that differ in the factor alone the heads differ by what was taken, and nothing else does. */
  public static void shrinks(GroupFixture fixture) {
    Drift whole = new Drift(1.0);
    Drift part = new Drift(FACTOR);
    Optional<AdapterSubject> first = fixture.headed(whole.preset());
    Optional<AdapterSubject> second = fixture.headed(part.preset());
    if (first.isPresent() && second.isPresent()) {
      try (AdapterSubject kept = first.get();
          AdapterSubject shrunk = second.get()) {
        compare(fixture, kept, shrunk, part);
      }
    }
  }

  private static void compare(
      GroupFixture fixture, AdapterSubject kept, AdapterSubject shrunk, Drift drift) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    double slope = 0.0;
    double[] start = kept.parameters();
    for (int i = fixture.second(); i < start.length; i++) {
      slope += start[i];
    }
    double[] before = start;
    for (int t = 1; t <= AT; t++) {
      before = kept.parameters();
      kept.step(1.0, 1.0);
      shrunk.step(1.0, 1.0);
    }
    if (!(Math.abs(drift.slope - slope) <= NEAR * (1.0 + Math.abs(slope)))) {
      String what = "a slope of about " + slope + " under a gradient of ones, got " + drift.slope;
      throw AdapterRuns.broken(optimizer, "the slope along the head is its own", what);
    }
    double[] expected = kept.parameters();
    double[] actual = shrunk.parameters();
    for (int i = 0; i < expected.length; i++) {
      double taken = i < fixture.second() ? 0.0 : (1.0 - FACTOR) * before[i];
      double room = i < fixture.second() ? 1e-12 : NEAR * Math.abs(before[i]) + 1e-6;
      if (!(Math.abs(expected[i] - taken - actual[i]) <= room)) {
        String what = "parameter " + i + " must be " + (expected[i] - taken) + ", got " + actual[i];
        throw AdapterRuns.broken(optimizer, "the head is shrunk alone", what);
      }
    }
  }

  /** Groups of which none is the head refuse a loop that may shrink it, and name the verdict. */
  public static void refusesWithout(GroupFixture fixture) {
    try (AdapterSubject subject = fixture.steered(new Drift(FACTOR).preset())) {
      throw AdapterRuns.broken(
          subject.loop().groups().toString(),
          "a head is named",
          "a loop that may shrink it was built");
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).contains(Verdict.SHRINK_HEAD.name())) {
        throw AdapterRuns.broken(
            "an adapter", "a refusal names the verdict", "got " + e.getMessage());
      }
    }
  }
}
