package io.github.ae4j.testkit;

import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/**
 * Looks for a jump of the drive, or of its slope, along one axis at a time: two random points of the
 * core, then bisection into the half that changes more. A jump survives the halving, a slope does not.
 */
final class JumpSearch {
  private static final int PREFIX = 12;
  private static final int JUMP_HALVINGS = 30;
  private static final int KINK_HALVINGS = 20;
  private static final double DIFFERENCE = 1e-7;
  private static final double ROUNDING = 1e-9;
  private static final double KINK = 1e-2;
  private static final String STATISTICS = "statistics";
  private static final SignalRange WAY = SignalRange.real(0.0, 1.0);

  private final LawSubject subject;
  private final SplittableRandom random;
  private final PartRig rig;
  private final PartInput step;
  private final double[] memory;

  /** A way to move the step: the step at each of its points. */
  private record Axis(String name, SignalRange range, DoubleFunction<PartInput> at) {
    String unit() {
      return name.equals(STATISTICS) ? " of the way from one small problem's to another's" : "";
    }
  }

  JumpSearch(LawSubject subject, long seed) {
    this.subject = subject;
    random = new SplittableRandom(seed);
    rig = subject.part().rig();
    int steps = random.nextInt(PREFIX);
    List<PartInput> history = subject.part().history(steps + 1, seed);
    PartChecks.run(rig, history.subList(0, steps));
    memory = rig.memory();
    PartInput last = history.get(steps).calm();
    for (Signal signal : Signal.values()) {
      last = last.with(signal, subject.ranges().apply(signal).core(random));
    }
    step = last;
  }

  void lipschitz() {
    Law law = subject.law().get();
    signals(law).forEach(this::lipschitz);
    if (!law.statistics().isEmpty()) {
      live(law.statistics());
      lipschitz(statistics(law.statistics()));
    }
  }

  void smooth() {
    signals(subject.law().get()).forEach(this::smooth);
  }

  private List<Axis> signals(Law law) {
    Set<Signal> read = EnumSet.noneOf(Signal.class);
    read.addAll(law.signals());
    read.addAll(law.optional());
    List<Axis> axes = new ArrayList<>();
    for (Signal signal : read) {
      SignalRange range = subject.ranges().apply(signal);
      if (range.kind() == SignalRange.Kind.REAL) {
        axes.add(new Axis(signal.name(), range, x -> step.with(signal, x)));
      }
    }
    return axes;
  }

  /** A past among small problems, so that what the law remembers is of their scale. */
  private void live(Set<Statistic> asked) {
    PartRig young = subject.part().rig();
    for (int i = 0; i < PREFIX; i++) {
      young.step(step.with(SmallProblem.core(random)).showing(asked));
    }
    System.arraycopy(young.memory(), 0, memory, 0, memory.length);
  }

  /** All statistics together, so that they fit each other at each point. */
  private Axis statistics(Set<Statistic> asked) {
    SmallProblem from = SmallProblem.core(random);
    SmallProblem to = SmallProblem.core(random);
    return new Axis(STATISTICS, WAY, x -> step.with(from.towards(to, x)).showing(asked));
  }

  private void lipschitz(Axis axis) {
    double[] ends = narrow(axis.range(), JUMP_HALVINGS, x -> answer(axis, x));
    double h = Math.abs(ends[1] - ends[0]);
    double[] before = answer(axis, ends[0]);
    double[] memoryBefore = rig.cells();
    double[] after = answer(axis, ends[1]);
    double[] memoryAfter = rig.cells();
    boolean switches = distance(memoryBefore, memoryAfter) > allowed(h, memoryBefore, memoryAfter);
    double change = distance(before, after);
    if (change > allowed(h, before, after) && !switches) {
      String rule = "|du| must be at most " + subject.lipschitz() + " |d" + axis.name() + "|";
      String seen = ", got " + change / h + " times" + between(ends) + axis.unit();
      throw PartChecks.broken(
          subject.part().name(),
          "Lipschitz",
          rule + seen + "; a law that is steep on purpose says so in lipschitz()");
    }
  }

  private static String between(double[] ends) {
    return " between " + ends[0] + " and " + ends[1];
  }

  private double allowed(double h, double[] before, double[] after) {
    return subject.lipschitz() * h + ROUNDING * (1.0 + Math.max(size(before), size(after)));
  }

  private void smooth(Axis axis) {
    double width = axis.range().coreHigh() - axis.range().coreLow();
    double h = DIFFERENCE * width;
    SignalRange inside =
        axis.range().withCore(axis.range().coreLow() + h, axis.range().coreHigh() - h);
    DoubleFunction<double[]> slope = x -> slope(axis, x, h, width);
    double[] ends = narrow(inside, KINK_HALVINGS, slope);
    double[] left = slope.apply(ends[0]);
    double[] right = slope.apply(ends[1]);
    double change = distance(left, right);
    if (change > KINK * (1.0 + Math.max(size(left), size(right)))) {
      String what = "its slope in " + axis.name() + " must be continuous, changed by ";
      throw PartChecks.broken(
          subject.part().name(), "smooth as it declares", what + change / width + between(ends));
    }
  }

  /** Central difference, per width of the core. */
  private double[] slope(Axis axis, double x, double h, double width) {
    double[] before = answer(axis, x - h);
    double[] after = answer(axis, x + h);
    for (int i = 0; i < after.length; i++) {
      after[i] = (after[i] - before[i]) * width / (2.0 * h);
    }
    return after;
  }

  private double[] answer(Axis axis, double x) {
    rig.remember(memory);
    return rig.step(axis.at().apply(x));
  }

  private double[] narrow(SignalRange range, int halvings, DoubleFunction<double[]> f) {
    double a = range.core(random);
    double b = range.core(random);
    double[] fa = f.apply(a);
    double[] fb = f.apply(b);
    for (int i = 0; i < halvings; i++) {
      double mid = 0.5 * (a + b);
      double[] fm = f.apply(mid);
      boolean left = distance(fa, fm) >= distance(fm, fb);
      a = left ? a : mid;
      fa = left ? fa : fm;
      b = left ? mid : b;
      fb = left ? fm : fb;
    }
    return new double[] {a, b};
  }

  private static double distance(double[] a, double[] b) {
    double most = 0.0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  private static double size(double[] a) {
    return distance(a, new double[a.length]);
  }
}
