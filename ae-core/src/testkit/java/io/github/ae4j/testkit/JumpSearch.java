package io.github.ae4j.testkit;

import io.github.ae4j.signal.Signal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/**
 * Looks for a jump of the drive, or of its slope, along one signal at a time: two random points of
 * the core, then bisection into the half that changes more. A jump survives the halving, a slope does
 * not.
 */
final class JumpSearch {
  private static final int PREFIX = 12;
  private static final int JUMP_HALVINGS = 30;
  private static final int KINK_HALVINGS = 20;
  private static final double DIFFERENCE = 1e-7;
  private static final double ROUNDING = 1e-9;
  private static final double KINK = 1e-2;

  private final LawSubject subject;
  private final SplittableRandom random;
  private final PartRig bench;
  private final StepInput moment;
  private final double[] memory;

  JumpSearch(LawSubject subject, long seed) {
    this.subject = subject;
    random = new SplittableRandom(seed);
    bench = subject.bench();
    int steps = random.nextInt(PREFIX);
    List<StepInput> history = subject.history(steps + 1, seed);
    PartChecks.run(bench, history.subList(0, steps));
    memory = bench.memory();
    StepInput last = history.get(steps).calm();
    for (Signal signal : Signal.values()) {
      last = last.with(signal, subject.ranges().apply(signal).core(random));
    }
    moment = last;
  }

  void lipschitz() {
    for (Signal signal : subject.law().get().signals()) {
      SignalRange range = subject.ranges().apply(signal);
      if (range.kind() == SignalRange.Kind.REAL) {
        lipschitz(signal, range);
      }
    }
  }

  private void lipschitz(Signal signal, SignalRange range) {
    double[] ends = narrow(range, JUMP_HALVINGS, x -> answer(signal, x));
    double h = Math.abs(ends[1] - ends[0]);
    double[] before = answer(signal, ends[0]);
    double[] memoryBefore = bench.memory();
    double[] after = answer(signal, ends[1]);
    double change = distance(before, after);
    boolean jumps = change > allowed(h, before, after);
    double[] memoryAfter = bench.memory();
    boolean switches = distance(memoryBefore, memoryAfter) > allowed(h, memoryBefore, memoryAfter);
    if (jumps && !switches) {
      throw PartChecks.broken(
          subject.name(),
          "Lipschitz",
          "|du| must be at most "
              + subject.lipschitz()
              + " |d"
              + signal
              + "|, got "
              + change
              + " between "
              + ends[0]
              + " and "
              + ends[1]);
    }
  }

  private double allowed(double h, double[] before, double[] after) {
    return subject.lipschitz() * h + ROUNDING * (1.0 + Math.max(size(before), size(after)));
  }

  void smooth() {
    for (Signal signal : subject.law().get().signals()) {
      SignalRange range = subject.ranges().apply(signal);
      if (range.kind() == SignalRange.Kind.REAL) {
        smooth(signal, range);
      }
    }
  }

  private void smooth(Signal signal, SignalRange range) {
    double width = range.coreHigh() - range.coreLow();
    SignalRange inside =
        range.withCore(range.coreLow() + DIFFERENCE * width, range.coreHigh() - DIFFERENCE * width);
    DoubleFunction<double[]> slope = x -> slope(signal, x, DIFFERENCE * width, width);
    double[] ends = narrow(inside, KINK_HALVINGS, slope);
    double[] left = slope.apply(ends[0]);
    double[] right = slope.apply(ends[1]);
    double change = distance(left, right);
    if (change > KINK * (1.0 + Math.max(size(left), size(right)))) {
      throw PartChecks.broken(
          subject.name(),
          "smooth as it declares",
          "its slope in "
              + signal
              + " must be continuous, changed by "
              + change / width
              + " between "
              + ends[0]
              + " and "
              + ends[1]);
    }
  }

  /** Central difference, per width of the core. */
  private double[] slope(Signal signal, double x, double h, double width) {
    double[] before = answer(signal, x - h);
    double[] after = answer(signal, x + h);
    for (int i = 0; i < after.length; i++) {
      after[i] = (after[i] - before[i]) * width / (2.0 * h);
    }
    return after;
  }

  private double[] answer(Signal signal, double x) {
    bench.remember(memory);
    return bench.step(moment.with(signal, x));
  }

  private double[] narrow(SignalRange range, int halvings, DoubleFunction<double[]> f) {
    double a = range.core(random);
    double b = range.core(random);
    double[] fa = f.apply(a);
    double[] fb = f.apply(b);
    for (int i = 0; i < halvings; i++) {
      double mid = 0.5 * (a + b);
      double[] fm = f.apply(mid);
      if (distance(fa, fm) >= distance(fm, fb)) {
        b = mid;
        fb = fm;
      } else {
        a = mid;
        fa = fm;
      }
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
