package io.github.ae4j.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import io.github.ae4j.djl.pass.NoGradient;
import java.util.Arrays;

/** A model's parameters as numbers. */
final class Weights {
  private Weights() {}

  static double[] of(Model model) {
    return model.getBlock().getParameters().values().stream()
        .map(parameter -> of(parameter.getArray()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** Puts one model's parameters into another of the same form. */
  static void copy(Model from, Model to) {
    try (NoGradient off = NoGradient.open()) {
      for (int i = 0; i < from.getBlock().getParameters().size(); i++) {
        NDArray target = to.getBlock().getParameters().valueAt(i).getArray();
        target.set(new NDIndex("..."), from.getBlock().getParameters().valueAt(i).getArray());
      }
    }
  }

  static double[] of(NDArray array) {
    try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
      return wide.toDoubleArray();
    }
  }
}
