package io.github.ae4j.examples.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Beside JMH's own clock on the wall, the time on a core that a step of an iteration takes. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class StepClock {
  /** The name under which JMH hands the figure on. */
  static final String FIGURE = "processorMicros";

  private static final double MICROSECOND = 1e3;

  private long begun;
  private long taken;
  private long steps;

  /** Begins an iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    steps = 0;
    begun = BenchClock.PROCESSOR.getAsLong();
  }

  /** Counts a step. */
  void step() {
    steps++;
  }

  /** Ends an iteration. */
  @TearDown(Level.Iteration)
  public void end() {
    taken = BenchClock.PROCESSOR.getAsLong() - begun;
  }

  /** Processor time of a step, in microseconds. */
  public double processorMicros() {
    return taken / (steps * MICROSECOND);
  }
}
