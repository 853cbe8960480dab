package io.github.ae4j.examples.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A step of SGD with momentum on an array, bare and under the loop. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ArrayBenchmark {
  /** Number of coordinates. */
  @Param({"10", "10000", "1000000", "10000000"})
  public int n = 10;

  /** Name of an arm. */
  @Param({"BARE", "EVERY_STEP", "EVERY_STEP_IN_ONE_PASS", "EVERY_16TH"})
  public String arm = "BARE";

  private Runnable step = () -> {};

  /** Makes the arrays. */
  @Setup
  public void start() {
    step = ArrayArm.valueOf(arm).of(n);
  }

  /** One update. */
  @Benchmark
  public void step(StepClock clock) {
    clock.step();
    step.run();
  }
}
