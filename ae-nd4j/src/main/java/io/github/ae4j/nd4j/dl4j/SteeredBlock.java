package io.github.ae4j.nd4j.dl4j;

import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stands in a network's list of updater blocks for one of its own. DL4J runs the blocks one by one, and
 * control needs the gradients of all: the first runs the step for all of them, the others do nothing.
 */
final class SteeredBlock extends UpdaterBlock {
  private final @Nullable NetworkStep step;

  /**
   * A stand-in with the same views and the same updater.
   *
   * @param step what to run; null if another block does
   */
  SteeredBlock(UpdaterBlock own, @Nullable NetworkStep step) {
    super(
        own.getParamOffsetStart(),
        own.getParamOffsetEnd(),
        own.getUpdaterViewOffsetStart(),
        own.getUpdaterViewOffsetEnd(),
        own.getLayersAndVariablesInBlock());
    setUpdaterView(own.getUpdaterView());
    setGradientView(own.getGradientView());
    setUpdaterViewRequiresInitialization(false);
    setGradientUpdater(own.getGradientUpdater());
    this.step = step;
  }

  @Override
  public void update(int iteration, int epoch) {
    if (step != null) {
      step.run(iteration, epoch);
    }
  }

  /** A graph hands its own gradient over as if it came from outside: as another view of the same memory. */
  @Override
  public void updateExternalGradient(
      int iteration, int epoch, INDArray gradient, INDArray parameters) {
    if (step != null) {
      step.checkOwn(gradient);
      step.run(iteration, epoch);
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof SteeredBlock;
  }
}
