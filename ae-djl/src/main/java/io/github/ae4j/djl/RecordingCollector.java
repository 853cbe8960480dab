package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import io.github.ae4j.djl.pass.LossRecord;

/** The engine's gradient collector, which also notes what it differentiates. */
final class RecordingCollector implements GradientCollector {
  private final GradientCollector collector;
  private final LossRecord record;

  RecordingCollector(GradientCollector collector, LossRecord record) {
    this.collector = collector;
    this.record = record;
  }

  @Override
  public void backward(NDArray target) {
    collector.backward(target);
    record.add(target);
  }

  @Override
  public void zeroGradients() {
    collector.zeroGradients();
    record.clear(); // with the gradients go the losses they were of
  }

  @Override
  public void close() {
    collector.close();
  }
}
