package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import io.github.ae4j.djl.form.NativeForm;
import java.util.List;

/**
 * Second moments of parameters that join a step when those of the others carry a weight already: v = c2 g^2, of their
 * first gradient. From zero, under that weight, the first gradients would be divided by a fraction of themselves. The
 * first moment begins at zero, where an average that it leads to is the parameter itself.
 */
final class Newcomers {
  private final StepTensors tensors;
  private long looked;

  Newcomers(StepTensors tensors) {
    this.tensors = tensors;
  }

  /** Begins what the open step has more than the one before. */
  void begin() {
    long changes = tensors.parameters().changes();
    if (changes == looked) {
      return;
    }
    boolean all = true;
    if (tensors.form().preconditions()) {
      for (TrainedParameter parameter : tensors.open()) {
        if (parameter.form().translated()
            && parameter.form().secondWeight() > 0.0
            && tensors.second(parameter) == null
            && parameter.weight().size() > 0) {
          all &= begin(parameter);
        }
      }
    }
    looked = all ? changes : looked;
  }

  /** Whether the gradient was finite: if not, the next one is waited for. */
  private boolean begin(TrainedParameter parameter) {
    try (NoGradient off = NoGradient.open();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NativeForm form = parameter.form();
      CoordinateBlock block = CoordinateBlock.of(List.of(parameter), Long.MAX_VALUE).get(0);
      NDArray gradient = EffectiveGradient.of(block, form);
      NDArray square = gradient.mul(gradient).muli(form.secondWeight());
      if (!Double.isFinite(square.sum().toType(DataType.FLOAT64, true).getDouble())) {
        return false;
      }
      NDArray shaped = square.reshape(parameter.weight().getShape()).duplicate();
      form.fields().secondMoments().put(parameter.id(), tensors.parameters().device(), shaped);
      return true;
    }
  }
}
