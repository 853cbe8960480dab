package io.github.ae4j.examples.bench;

import java.util.function.LongSupplier;

/**
 * Times two pieces of work in turn, A B B A, in one process: what slows the machine for a while slows
 * both. A pair is one such turn, so that a steady drift cancels within it.
 *
 * @param pairs number of turns that count
 * @param warmUp number of turns before them
 * @param turnNanoseconds what one of the four parts of a turn shall take at least
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

  /** Times a step of both, in microseconds. */
  BenchResult time(String name, Runnable bare, Runnable wrapped) {
    int steps = stepsATurn(bare);
    double[] ofBare = new double[pairs];
    double[] ofWrapped = new double[pairs];
    for (int pair = -warmUp; pair < pairs; pair++) {
      double first = time(bare, steps);
      double both = time(wrapped, steps) + time(wrapped, steps);
      double last = time(bare, steps);
      if (pair >= 0) {
        ofBare[pair] = (first + last) / 2.0;
        ofWrapped[pair] = both / 2.0;
      }
    }
    return BenchResult.of(name, "us", ofBare, ofWrapped);
  }

  /** How many steps fill a part of a turn. */
  private int stepsATurn(Runnable work) {
    int steps = leastSteps;
    while (time(work, steps) * steps * MICROSECOND < turnNanoseconds) {
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
