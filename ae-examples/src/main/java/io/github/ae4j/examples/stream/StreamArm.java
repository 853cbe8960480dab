package io.github.ae4j.examples.stream;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepTrace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One arm of the comparison and what its passes came to. */
final class StreamArm {
  private final String name;
  private final double learningRate;
  private final @Nullable Cadence cadence;
  private double[] throughputs = {};
  private double accuracy;
  private int events;

  private StreamArm(String name, double learningRate, @Nullable Cadence cadence) {
    this.name = name;
    this.learningRate = learningRate;
    this.cadence = cadence;
  }

  static StreamArm steered(String name, double startLearningRate, Cadence cadence) {
    return new StreamArm(name, startLearningRate, cadence);
  }

  static StreamArm constant(double learningRate) {
    return new StreamArm("constant " + learningRate, learningRate, null);
  }

  String name() {
    return name;
  }

  boolean isSteered() {
    return cadence != null;
  }

  /** Runs once without a clock. */
  void warmUp(Instances data) {
    run(data);
  }

  /** Runs once and takes the time. */
  void pass(Instances data) {
    StreamRun.Result result = run(data);
    accuracy = result.accuracy();
    throughputs = Arrays.copyOf(throughputs, throughputs.length + 1);
    throughputs[throughputs.length - 1] = result.instancesPerSecond();
  }

  private StreamRun.Result run(Instances data) {
    return cadence == null
        ? StreamRun.constant(data, learningRate)
        : StreamRun.steered(data, learningRate, Presets.standard(), cadence);
  }

  /** Runs once more, watched, for the number of drift and instability events. */
  void countEvents(Instances data) {
    if (cadence != null) {
      events = 0;
      StreamRun.steered(
          data, learningRate, Presets.standard().with(l -> l.observer(this::see)), cadence);
    }
  }

  private void see(StepTrace trace) {
    String event = trace.event();
    if (LossShift.DRIFT.equals(event) || LossShift.INSTABILITY.equals(event)) {
      events++;
    }
  }

  double accuracy() {
    return accuracy;
  }

  int events() {
    return events;
  }

  /** Throughput of the median pass. */
  double instancesPerSecond() {
    double[] sorted = throughputs.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    if (!isSteered()) {
      result.put("learningRate", learningRate);
    }
    result.put("accuracy", accuracy);
    result.put("instancesPerSecond", instancesPerSecond());
    if (isSteered()) {
      result.put("events", events);
    }
    return result;
  }
}
