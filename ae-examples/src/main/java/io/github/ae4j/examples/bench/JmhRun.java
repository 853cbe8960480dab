package io.github.ae4j.examples.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks with the profiler of allocation.
 *
 * @param quick whether few short iterations in this process do
 * @param clock that times: on the wall, as JMH does, or on a core
 */
record JmhRun(boolean quick, BenchClock clock) {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** A step of each preset's loop: its time, and what it allocates. */
  List<BenchResult> loops() throws RunnerException {
    List<BenchResult> results = new ArrayList<>();
    for (RunResult run : run(options(LoopBenchmark.class))) {
      String name = "ControlLoop.step, " + run.getParams().getParam("preset") + "()";
      results.add(BenchResult.alone(name, "us", samples(run)));
      results.add(BenchResult.alone(name, "B/op", allocation(run)));
    }
    return results;
  }

  /**
   * A step on arrays, under the loop and bare. Their runs lie apart in time, so that no ratio is given.
   * What the bare loop allocates is JMH's own.
   */
  List<BenchResult> arrays(List<Integer> sizes) throws RunnerException {
    String[] values = sizes.stream().map(String::valueOf).toArray(String[]::new);
    Map<String, RunResult> runs = new HashMap<>();
    for (RunResult run : run(arrayOptions().param("n", values))) {
      runs.put(run.getParams().getParam("arm") + run.getParams().getParam("n"), run);
    }
    List<BenchResult> results = new ArrayList<>();
    for (int size : sizes) {
      RunResult bare = runs.get(ArrayArm.BARE.name() + size);
      for (ArrayArm arm : ArrayArm.steered()) {
        RunResult wrapped = runs.get(arm.name() + size);
        String name = arm.label(size) + ", JMH";
        results.add(beside(name, "us", samples(bare), samples(wrapped)));
        results.add(beside(name, "B/op", allocation(bare), allocation(wrapped)));
      }
    }
    return results;
  }

  private static BenchResult beside(String name, String unit, double[] bare, double... wrapped) {
    double none = Double.NaN;
    double ofBare = BenchResult.median(bare);
    double ofWrapped = BenchResult.median(wrapped);
    return new BenchResult(name, unit, ofBare, ofWrapped, none, none, none, none, wrapped.length);
  }

  /** In one process each, where loops have two: the ratios that count come from pairs. */
  private ChainedOptionsBuilder arrayOptions() {
    return options(ArrayBenchmark.class).forks(quick ? 0 : 1);
  }

  private ChainedOptionsBuilder options(Class<?> benchmark) {
    // Longer to warm up than to measure: where other programs run, compilers come late.
    TimeValue warmUp = TimeValue.milliseconds(quick ? 20 : 500);
    TimeValue iteration = TimeValue.milliseconds(quick ? 20 : 250);
    return new OptionsBuilder()
        .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
        .forks(quick ? 0 : 2)
        .warmupIterations(quick ? 1 : 4)
        .warmupTime(warmUp)
        .measurementIterations(quick ? 2 : 5)
        .measurementTime(iteration)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  private static double[] allocation(RunResult run) {
    return new double[] {run.getSecondaryResults().get(ALLOCATION).getScore()};
  }

  /** The mean of every iteration, in microseconds a step. */
  private double[] samples(RunResult run) {
    return run.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(this::micros)
        .toArray();
  }

  private double micros(IterationResult iteration) {
    return clock == BenchClock.WALL
        ? iteration.getPrimaryResult().getScore()
        : iteration.getSecondaryResults().get(StepClock.FIGURE).getScore();
  }
}
