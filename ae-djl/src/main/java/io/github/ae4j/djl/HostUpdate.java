package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.djl.TrainedParameters.Entry;
import java.util.List;

/**
 * What DJL's trainer does in a step once the coefficients stand: every parameter is updated once, in
 * the block's order, with its gradient as backward left it.
 */
record HostUpdate(
    Optimizer optimizer,
    NativeForm form,
    TrainedParameters parameters,
    AveragedReadout readout,
    GradientNoise noise,
    NDManager manager,
    FusedPath fused) {
  /** Makes the update of a step, then disturbs the parameters and takes their average. */
  void make(long step, boolean disturbs, boolean averages) {
    double deviation = disturbs ? form.cell(Cell.NOISE) : 0.0;
    double rate = form.cell(Cell.READOUT_RATE);
    Follow follow = new Follow(step, noise, deviation, readout, averages, rate);
    try (NoGradient off = NoGradient.open()) {
      if (fused.updates()) {
        fused.update(follow);
      } else {
        plain(follow);
      }
    }
  }

  private void plain(Follow follow) {
    if (follow.averages()) {
      parameters.open().forEach(readout::average);
    }
    for (Entry entry : parameters.open()) {
      update(entry);
    }
    if (!form.translated()) {
      form.made();
    }
    if (follow.disturbs()) {
      parameters.open().forEach(entry -> disturb(entry, follow.step(), follow.deviation()));
    }
    if (follow.averages()) {
      parameters.open().forEach(entry -> readout.follow(entry, follow.rate()));
    }
  }

  /** The gradient's own part is taken before the update, which zeroes it, and made after. */
  private void update(Entry entry) {
    if (form.ownRate() == 0.0 || entry.weight().size() == 0) {
      optimizer.update(entry.id(), entry.weight(), entry.gradient());
      return;
    }
    try (NDArray own = own(entry)) {
      optimizer.update(entry.id(), entry.weight(), entry.gradient());
      entry.weight().subi(own);
    }
  }

  private NDArray own(Entry entry) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      CoordinateBlock block = CoordinateBlock.of(List.of(entry), Long.MAX_VALUE).get(0);
      NDArray gradient = EffectiveGradient.of(block, form);
      NDArray own = form.ownDirection(entry, parameters.device(), gradient).muli(form.ownRate());
      NDArray shaped = own.reshape(entry.weight().getShape());
      NDScope.unregister(shaped);
      return shaped;
    }
  }

  private void disturb(Entry entry, long step, double deviation) {
    NDArray weight = entry.weight();
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray deviates = noise.sample(manager, step, entry.name(), weight.getShape());
      weight.addi(deviates.muli(deviation).toType(weight.getDataType(), false));
    }
  }

  /** Leaves the update out and zeroes the gradients, as an update would. */
  void discard() {
    parameters.open().forEach(entry -> JniUtils.zeroGrad((PtNDArray) entry.weight()));
  }

  /** Puts the averaged readout in the parameters' place. */
  void restoreReadout() {
    try (NoGradient off = NoGradient.open()) {
      parameters.open().forEach(readout::restore);
    }
  }
}
