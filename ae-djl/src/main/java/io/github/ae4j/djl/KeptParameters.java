package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.ae4j.djl.pass.NoGradient;
import java.util.LinkedHashMap;
import java.util.Map;

/** A copy of a model's parameters, one at a time, beside them, until the model is closed. */
final class KeptParameters {
  private final SteeredTrainer trainer;
  private Map<String, NDArray> kept = Map.of();

  KeptParameters(SteeredTrainer trainer) {
    this.trainer = trainer;
  }

  private Iterable<Pair<String, Parameter>> parameters() {
    return trainer.getModel().getBlock().getParameters();
  }

  /** Copies them in the place of the copies before. */
  Map<String, NDArray> copy() {
    Map<String, NDArray> copies = new LinkedHashMap<>();
    try (NoGradient closed = NoGradient.open()) {
      for (Pair<String, Parameter> parameter : parameters()) {
        NDArray copy = parameter.getValue().getArray().duplicate();
        NDScope.unregister(copy);
        copy.attach(trainer.getModel().getNDManager());
        copies.put(parameter.getKey(), copy);
      }
    }
    kept.values().forEach(NDArray::close);
    kept = copies;
    return copies;
  }

  /** Writes copies into the parameters, all of them or none. */
  void putBack(Map<String, NDArray> copies) {
    for (Pair<String, Parameter> parameter : parameters()) {
      NDArray copy = copies.get(parameter.getKey());
      if (copy == null || !copy.getShape().equals(parameter.getValue().getArray().getShape())) {
        throw new IllegalStateException(
            "a model must have the parameters of its snapshot, and "
                + parameter.getKey()
                + " is another");
      }
    }
    trainer.adapter().passes().move(() -> write(copies));
  }

  private void write(Map<String, NDArray> copies) {
    try (NoGradient closed = NoGradient.open()) {
      for (Pair<String, Parameter> parameter : parameters()) {
        parameter.getValue().getArray().set(new NDIndex("..."), copies.get(parameter.getKey()));
      }
    }
  }
}
