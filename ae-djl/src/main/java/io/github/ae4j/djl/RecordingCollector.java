package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import io.github.ae4j.djl.pass.LossRecord;

/** The engine's gradient collector, which also notes what it differentiates. */
final class RecordingCollector implements GradientCollector {
  private final GradientCollector collector;
  private final LossRecord record;
  private final Runnable discard;

  /**
   * A collector.
   *
   * @param discard zeroes the model's gradients, and with them go the losses they were of
   */
  RecordingCollector(GradientCollector collector, LossRecord record, Runnable discard) {
    this.collector = collector;
    this.record = record;
    this.discard = discard;
  }

  @Override
  public void backward(NDArray target) {
    collector.backward(target);
    record.add(target);
  }

  @Override
  public void zeroGradients() {
    collector.zeroGradients(); // passes by what belongs to a model
    discard.run();
  }

  @Override
  public void close() {
    collector.close();
  }
}
