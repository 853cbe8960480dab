package io.github.ae4j.examples.stream;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.stream.Hyperplane.Instances;

/** Test-then-train runs over instances made beforehand. */
final class StreamRun {
  /**
   * What a run came to.
   *
   * @param accuracy share of instances predicted before they were trained on
   * @param instancesPerSecond throughput of testing and training
   */
  record Result(double accuracy, double instancesPerSecond) {}

  private StreamRun() {}

  /** Plain SGD at a constant rate. */
  static Result constant(Instances data, double learningRate) {
    OnlineLogistic model = new OnlineLogistic(data.x()[0].length);
    ArrayOptimizer sgd =
        ArrayOptimizer.sgd(model.weights(), ArraySettings.of(learningRate).withMomentum(0.0));
    int hits = 0;
    long begin = System.nanoTime();
    for (int t = 0; t < data.label().length; t++) {
      hits += model.testThenMeasure(data.x()[t], data.label()[t]) ? 1 : 0;
      sgd.step(model.gradient());
    }
    return result(hits, data.label().length, System.nanoTime() - begin);
  }

  /** SGD with momentum under a loop, started at a rate. */
  static Result steered(Instances data, double startLearningRate, Preset preset, Cadence cadence) {
    OnlineLogistic model = new OnlineLogistic(data.x()[0].length);
    ArrayOptimizer sgd = ArrayOptimizer.sgd(model.weights(), ArraySettings.of(startLearningRate));
    int hits = 0;
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, preset, cadence)) {
      long begin = System.nanoTime();
      for (int t = 0; t < data.label().length; t++) {
        hits += model.testThenMeasure(data.x()[t], data.label()[t]) ? 1 : 0;
        trainer.step(model.loss(), model.gradient());
      }
      return result(hits, data.label().length, System.nanoTime() - begin);
    }
  }

  private static Result result(int hits, int n, long nanoseconds) {
    return new Result((double) hits / n, n / (nanoseconds * 1e-9));
  }
}
