package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What an adapter keeps of parameter groups, one static method a rule; throws as {@link OptimizerAdapterChecks} does. */
public final class AdapterGroupChecks {
  private static final int STEPS = 100;
  private static final double PROPORTION = 2.5;

  private AdapterGroupChecks() {}

  /** A loss that falls, with gradients that mostly agree: a run without events, by which groups are coupled. */
  private static void calm(AdapterSubject subject, int t) {
    double falls = 1.0 / (1.0 + 0.02 * t);
    subject.step(0.5 + falls, 0.1 * falls * (1.0 + 0.5 * Math.sin(0.7 * t)));
  }

  /** Each group has a name of its own. */
  public static void named(GroupFixture fixture) {
    OptimizerAdapter adapter = AdapterRuns.adapter(fixture);
    Set<String> names = new HashSet<>(adapter.groupNames());
    if (adapter.groups() != 2 || adapter.groupNames().size() != 2 || names.size() != 2) {
      throw AdapterRuns.broken(
          adapter.optimizer(),
          "two groups have two names",
          adapter.groups() + " groups are named " + adapter.groupNames());
    }
  }

  /** Groups with states of their own are trained as if each were alone, in a run without events. */
  public static void ownStates(GroupFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject both = fixture.steered(preset);
        AdapterSubject first = fixture.alone(0, preset);
        AdapterSubject second = fixture.alone(1, preset)) {
      for (int t = 1; t <= STEPS; t++) {
        calm(both, t);
        calm(first, t);
        calm(second, t);
        double[] alone = joined(first.parameters(), second.parameters());
        AdapterRuns.same(optimizer, "a group has a state of its own", t, alone, both.parameters());
      }
      sameRate(optimizer, first.loop(), both.loop(), 0);
      sameRate(optimizer, second.loop(), both.loop(), 1);
    }
  }

  private static double[] joined(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static void sameRate(String optimizer, ControlLoop alone, ControlLoop both, int group) {
    double expected = alone.coefficient(Coefficient.LEARNING_RATE);
    double actual = both.coefficient(group, Coefficient.LEARNING_RATE);
    if (expected != actual) {
      throw AdapterRuns.broken(
          optimizer,
          "a group has a state of its own",
          "learning rate of group " + group + " must be " + expected + ", got " + actual);
    }
  }

  /** A coefficient that is moved in one group is written for this one. */
  public static void movesOne(GroupFixture fixture) {
    OptimizerAdapter[] seen = new OptimizerAdapter[1];
    Preset holding =
        (loop, adapter) -> {
          seen[0] = adapter;
          loop.coefficient(AdapterProbes.linear(Coefficient.LEARNING_RATE));
        };
    try (AdapterSubject subject = fixture.steered(holding)) {
      String name = Coefficient.LEARNING_RATE;
      double before = seen[0].read(0, name);
      subject.loop().move(1, name, 0.5 * before);
      calm(subject, 1);
      double[] expected = {before, 0.5 * before};
      double[] actual = {seen[0].read(0, name), seen[0].read(1, name)};
      OptimizerAdapterChecks.near(
          seen[0].optimizer(), "a coefficient is its group's", expected, actual);
    }
  }

  /** A proportion stands in the weights w: of the update, and of each statistic that they are part of. */
  public static void proportions(GroupFixture fixture) {
    OptimizerAdapter adapter = AdapterRuns.adapter(fixture);
    Set<Statistic> all = AdapterProbes.measurable(adapter);
    double[] own = new double[2 * Statistic.SIZE];
    double[] shared = new double[Statistic.SIZE];
    Preset measuring = (loop, a) -> OptimizerAdapterChecks.watch(loop, all, own);
    Preset sharing = (loop, a) -> OptimizerAdapterChecks.watch(loop, all, shared);
    try (AdapterSubject one = fixture.steered(measuring);
        AdapterSubject other = fixture.sharing(PROPORTION, sharing)) {
      double[] start = one.parameters();
      for (int t = 1; t <= AdapterRuns.STEPS; t++) {
        calm(one, t);
        calm(other, t);
        if (t > 1) {
          all.remove(Statistic.THETA_THETA); // the second group's are elsewhere
        }
        weighted(adapter.optimizer(), all, own, shared);
        double[] expected = one.parameters();
        for (int i = fixture.second(); i < expected.length; i++) {
          expected[i] = start[i] + PROPORTION * (expected[i] - start[i]);
        }
        OptimizerAdapterChecks.near(
            adapter.optimizer(), "a proportion is of the rate", expected, other.parameters());
      }
    }
  }

  private static void weighted(
      String optimizer, Set<Statistic> all, double[] own, double[] shared) {
    for (Statistic statistic : all) {
      double first = own[statistic.ordinal()];
      double second = own[Statistic.SIZE + statistic.ordinal()];
      double sum =
          switch (statistic) {
            case LOSS, MOMENTUM_WEIGHT -> first;
            case G_WG, G_WM -> first + PROPORTION * second;
            case WG_WG, WG_WM, WM_WM -> first + PROPORTION * PROPORTION * second;
            default -> first + second;
          };
      String rule = "a proportion is part of w, in " + statistic;
      OptimizerAdapterChecks.near(
          optimizer, rule, new double[] {sum}, new double[] {shared[statistic.ordinal()]});
    }
  }

  /** What is frozen stays as it is bit by bit, and the rest is trained as if it were alone. */
  public static void freezes(GroupFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject frozen = fixture.frozen(preset);
        AdapterSubject first = fixture.alone(0, preset)) {
      double[] start = frozen.parameters();
      for (int t = 1; t <= STEPS; t++) {
        calm(frozen, t);
        calm(first, t);
        double[] expected = start.clone();
        System.arraycopy(first.parameters(), 0, expected, 0, fixture.second());
        AdapterRuns.same(optimizer, "a frozen group stays", t, expected, frozen.parameters());
      }
      sameRate(optimizer, first.loop(), frozen.loop(), 0);
    }
  }

  /** A checkpoint of a loop around other groups is refused, and says so. */
  public static void refusesOtherGroups(GroupFixture fixture, Preset preset) {
    String optimizer = AdapterRuns.adapter(fixture).optimizer();
    try (AdapterSubject own = fixture.steered(preset);
        AdapterSubject sharing = fixture.sharing(PROPORTION, preset);
        AdapterSubject half = fixture.sharing(0.5 * PROPORTION, preset);
        AdapterSubject alone = fixture.alone(0, preset)) {
      for (AdapterSubject other : new AdapterSubject[] {sharing, half, alone}) {
        refused(optimizer, own.loop(), other.loop());
        refused(optimizer, other.loop(), own.loop());
      }
      refused(optimizer, half.loop(), sharing.loop());
    }
  }

  private static void refused(String optimizer, ControlLoop loop, ControlLoop other) {
    String rule = "a checkpoint of other groups is refused";
    try {
      loop.restore(other.checkpoint());
    } catch (IllegalArgumentException e) {
      if (e.getMessage().contains("configuration: group")) {
        return;
      }
      throw AdapterRuns.broken(optimizer, rule, "it must name them, got " + e.getMessage());
    }
    throw AdapterRuns.broken(optimizer, rule, "it was restored");
  }
}
