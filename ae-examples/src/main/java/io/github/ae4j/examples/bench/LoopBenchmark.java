package io.github.ae4j.examples.bench;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A step of control alone, of each preset, on statistics that cost nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoopBenchmark {
  /** Name of a preset, as in {@link Presets}; a schedule also with one rule for the blend, and without it. */
  @Param({
    "standard",
    "standardWithReadout",
    "theory",
    "seed",
    "schedule",
    "scheduleTrend",
    "scheduleWithoutBlend"
  })
  public String preset = "standard";

  private ControlLoop loop = loop(Presets.standard());

  /** Starts the preset's loop. */
  @Setup
  public void start() {
    loop = loop(named(preset));
  }

  private static Preset named(String name) {
    return switch (name) {
      case "standard" -> Presets.standard();
      case "standardWithReadout" -> Presets.standardWithReadout();
      case "theory" -> Presets.theory();
      case "seed" -> Presets.seed();
      case "schedule" -> Presets.schedule();
      case "scheduleTrend" -> Presets.schedule(ScheduleConfig.defaults().only(Kind.TREND));
      case "scheduleWithoutBlend" -> Presets.schedule().without("blend");
      default -> throw new IllegalArgumentException("preset must be one of Presets, got " + name);
    };
  }

  private static ControlLoop loop(Preset preset) {
    return ControlLoop.on(new RecordedSensor(1L)).preset(preset).build();
  }

  /** Ends the loop. */
  @TearDown
  public void end() {
    loop.close();
  }

  /** One step of control. */
  @Benchmark
  public Verdict step(StepClock clock) {
    clock.step();
    return loop.step();
  }
}
