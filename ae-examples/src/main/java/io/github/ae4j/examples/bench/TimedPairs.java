package io.github.ae4j.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times two pieces of work in turn, A B B A, in one process: what slows the machine for a while slows
 * both. A pair is one such turn, so that a steady drift cancels within it.
 *
 * @param pairs number of turns that count
 * @param warmUp number of turns before them
 * @param turnNanoseconds what the four parts of a turn shall take at least, on their mean
 * @param leastSteps steps of a part at least, a power of two: a cadence must divide it
 * @param clock that times, in nanoseconds
 */
record TimedPairs(int pairs, int warmUp, long turnNanoseconds, int leastSteps, LongSupplier clock) {
  private static final double MICROSECOND = 1e3;

  /** By the clock on the wall. */
  TimedPairs(int pairs, int warmUp, long turnNanoseconds, int leastSteps) {
    this(pairs, warmUp, turnNanoseconds, leastSteps, System::nanoTime);
  }

  /** The same by another clock. */
  TimedPairs by(LongSupplier other) {
    return new TimedPairs(pairs, warmUp, turnNanoseconds, leastSteps, other);
  }

  /** The same with another number of turns. */
  TimedPairs of(int count) {
    return new TimedPairs(count, warmUp, turnNanoseconds, leastSteps, clock);
  }

  /** Times a step of both, in microseconds. */
  BenchResult time(String name, Runnable bare, Runnable wrapped) {
    return compare(name, times(bare, wrapped));
  }

  /** Compares times of a step, in microseconds. */
  static BenchResult compare(String name, List<Pair<Double>> times) {
    return Pair.compare(name, "us", times, time -> time);
  }

  /** The times of a step of both, in microseconds. */
  List<Pair<Double>> times(Runnable bare, Runnable wrapped) {
    int steps = stepsATurn(bare, wrapped);
    List<Pair<Double>> times = new ArrayList<>();
    for (int pair = -warmUp; pair < pairs; pair++) {
      double first = time(bare, steps);
      double both = time(wrapped, steps) + time(wrapped, steps);
      double last = time(bare, steps);
      if (pair >= 0) {
        times.add(new Pair<>((first + last) / 2.0, both / 2.0));
      }
    }
    return times;
  }

  /** How many steps fill a part of a turn, on the mean of both. */
  private int stepsATurn(Runnable bare, Runnable wrapped) {
    int steps = leastSteps;
    while ((time(bare, steps) + time(wrapped, steps)) * steps * MICROSECOND
        < 2.0 * turnNanoseconds) {
      steps *= 2;
    }
    return steps;
  }

  private double time(Runnable work, int steps) {
    long start = clock.getAsLong();
    for (int step = 0; step < steps; step++) {
      work.run();
    }
    return (clock.getAsLong() - start) / (steps * MICROSECOND);
  }
}
