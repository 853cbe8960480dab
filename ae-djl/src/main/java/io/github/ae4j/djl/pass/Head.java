package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Set;

/** The parameters that are the head: what is measured of them alone, by the engine's operations, and their shrinking. */
public final class Head {
  private final TrainedParameters parameters;

  /** The head of some parameters. */
  public Head(TrainedParameters parameters) {
    this.parameters = parameters;
  }

  /** The slope along the head of the open step, {@code <g_h, theta_h>}, by group and the statistics' ordinals. */
  public double[][] sums() {
    try (NoGradient off = NoGradient.open();
        Reductions sums = new Reductions(Set.of(Statistic.HEAD_G_THETA), parameters)) {
      for (Part part : parameters.parts()) {
        sums.of(part);
        List<TrainedParameter> head = part.open().stream().filter(parameters::isHead).toList();
        for (CoordinateBlock block :
            CoordinateBlock.of(head, CoordinateBlock.size(parameters.device()))) {
          add(part, block, sums);
        }
      }
      return sums.sums();
    }
  }

  private static void add(Part part, CoordinateBlock block, Reductions sums) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray gradient = EffectiveGradient.of(block, part.form());
      NDArray theta = block.gather(TrainedParameter::weight);
      sums.dot(Statistic.HEAD_G_THETA, 1.0, gradient, theta);
    }
  }

  /** Multiplies the head's parameters by a factor. */
  public void shrink(double factor) {
    try (NoGradient off = NoGradient.open()) {
      for (TrainedParameter parameter : parameters.open()) {
        if (parameters.isHead(parameter)) {
          parameter.weight().muli(factor);
        }
      }
    }
  }
}
