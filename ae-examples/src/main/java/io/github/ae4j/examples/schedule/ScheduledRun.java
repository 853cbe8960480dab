package io.github.ae4j.examples.schedule;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.schedule.Blend;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One training of SGD under a schedule, step by step. */
final class ScheduledRun {
  final String name;
  final double[] losses;
  final double[] rates;
  final double[][] weights;
  private double accuracy = Double.NaN;

  ScheduledRun(String name, int steps, int rules) {
    this.name = name;
    losses = new double[steps];
    rates = new double[steps];
    weights = new double[rules][steps];
    Arrays.fill(losses, Double.NaN);
  }

  /** Share of right answers on what is held back, at the end. */
  double accuracy() {
    return accuracy;
  }

  void train(Task task, double start, double momentum, Preset preset, Progress progress) {
    double[] point = task.start();
    double[] gradient = new double[point.length];
    ArraySettings settings = ArraySettings.of(start).withMomentum(momentum);
    Preset seen = preset.with(loop -> loop.observer(this::see));
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.sgd(point, settings), seen)) {
      for (int step = 1; step <= losses.length; step++) {
        trainer.step(task.gradient(step, point, gradient), gradient);
        progress.step();
      }
    }
    accuracy = task.evaluate(losses.length, point);
  }

  private void see(StepTrace trace) {
    int t = (int) trace.step() - 1;
    losses[t] = trace.statistic(0, Statistic.LOSS);
    rates[t] = trace.applied(0, trace.coefficients().indexOf(Coefficient.LEARNING_RATE));
    List<Signal> shown = trace.signals();
    for (int i = 0; i < weights.length; i++) {
      boolean weighed = shown.contains(Blend.weight(i));
      weights[i][t] = weighed ? trace.signal(0, Blend.weight(i)) : Double.NaN;
    }
  }

  /** Means over windows, which a chart can show. */
  static double[] means(double[] values, int window) {
    List<Double> means = new ArrayList<>();
    for (int from = 0; from < values.length; from += window) {
      int to = Math.min(values.length, from + window);
      means.add(Arrays.stream(values, from, to).average().orElse(Double.NaN));
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
