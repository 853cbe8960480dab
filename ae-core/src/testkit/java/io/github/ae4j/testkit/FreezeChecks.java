package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Arrays;
import java.util.Set;

/** What an adapter does for a loop that freezes groups; throws as {@link OptimizerAdapterChecks} does. */
public final class FreezeChecks {
  private static final int FROM = 20;
  private static final int TO = 50;
  private static final int STEPS = 80;

  private FreezeChecks() {}

  /** Freezes the first group from behind one step to another. */
  private record Rest(int from, int to) implements Event {
    @Override
    public Set<Signal> signals() {
      return Set.of(Signal.FREEZABLE);
    }

    @Override
    public Set<Signal> writes() {
      return Set.of(Signal.FROZEN);
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
      boolean rests = signals.isSet(Signal.FREEZABLE) && step >= from && step < to;
      signals.set(Signal.FROZEN, rests ? 1.0 : 0.0);
    }
  }

  private static Preset resting(Preset preset) {
    return preset.with(loop -> loop.screen(new Rest(FROM, TO)));
  }

  private static void calm(AdapterSubject subject, int t) {
    double falls = 1.0 / (1.0 + 0.02 * t);
    subject.step(0.5 + falls, 0.1 * falls * (1.0 + 0.5 * Math.sin(0.7 * t)));
  }

  /**
   * A group that the loop freezes stays bit by bit, and goes on later as if these steps had not been, but for rounding
   * where the optimizer counts them; the other is trained as if it were alone. An adapter that cannot freeze is refused
   * by name.
   */
  public static void rests(GroupFixture fixture, Preset preset) {
    OptimizerAdapter adapter = AdapterRuns.adapter(fixture);
    if (!adapter.freezes()) {
      refuses(adapter.optimizer(), fixture, preset);
      return;
    }
    String rule = "a group that is frozen for a while goes on as if the steps had not been";
    try (AdapterSubject both = fixture.steered(resting(preset));
        AdapterSubject first = fixture.alone(0, preset);
        AdapterSubject second = fixture.alone(1, preset)) {
      for (int t = 1; t <= STEPS; t++) {
        double[] before = body(fixture, both);
        calm(both, t);
        calm(second, t);
        double[] after = body(fixture, both);
        if (t > FROM && t <= TO) {
          AdapterRuns.same(adapter.optimizer(), "a group that is frozen stays", t, before, after);
        } else {
          calm(first, t);
        }
        OptimizerAdapterChecks.near(adapter.optimizer(), rule, first.parameters(), after);
        double[] head = both.parameters();
        head = Arrays.copyOfRange(head, fixture.second(), head.length);
        AdapterRuns.same(adapter.optimizer(), "the rest goes on", t, second.parameters(), head);
      }
      OptimizerAdapterChecks.near(
          adapter.optimizer(),
          rule,
          new double[] {first.loop().coefficient(Coefficient.LEARNING_RATE)},
          new double[] {both.loop().coefficient(0, Coefficient.LEARNING_RATE)});
    }
  }

  private static double[] body(GroupFixture fixture, AdapterSubject both) {
    return Arrays.copyOf(both.parameters(), fixture.second());
  }

  private static void refuses(String optimizer, GroupFixture fixture, Preset preset) {
    try {
      fixture.steered(resting(preset)).close();
    } catch (IllegalArgumentException e) {
      if (e.getMessage().contains("cannot freeze groups")) {
        return;
      }
      throw AdapterRuns.broken(optimizer, "what cannot be frozen is refused", e.getMessage());
    }
    throw AdapterRuns.broken(optimizer, "what cannot be frozen is refused", "it was taken");
  }

  /** A run that is resumed while a group is frozen goes on bit by bit, through its thaw. */
  public static void resumes(GroupFixture fixture, Preset preset) {
    OptimizerAdapter adapter = AdapterRuns.adapter(fixture);
    if (!adapter.freezes()) {
      return;
    }
    String optimizer = adapter.optimizer();
    try (AdapterSubject whole = fixture.steered(resting(preset));
        AdapterSubject resumed = fixture.steered(resting(preset))) {
      int stop = (FROM + TO) / 2;
      AdapterRuns.run(whole, 1, stop);
      resumed.restore(whole.save());
      resumed.loop().restore(whole.loop().checkpoint());
      if (!resumed.loop().isFrozen(0)) {
        throw AdapterRuns.broken(optimizer, "what is frozen is resumed", "it was forgotten");
      }
      for (int t = stop + 1; t <= STEPS; t++) {
        whole.step(t);
        resumed.step(t);
        AdapterRuns.same(
            optimizer,
            "a run resumed while a group is frozen",
            t,
            whole.parameters(),
            resumed.parameters());
      }
      if (!whole.loop().checkpoint().equals(resumed.loop().checkpoint())) {
        throw AdapterRuns.broken(
            optimizer, "a run resumed while a group is frozen", "its loop is another");
      }
    }
  }
}
