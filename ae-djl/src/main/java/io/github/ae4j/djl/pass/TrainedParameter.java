package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.github.ae4j.djl.form.NativeForm;
import org.jspecify.annotations.Nullable;

/** A parameter within the open step. */
public final class TrainedParameter {
  private String name;
  private final Parameter parameter;
  private final @Nullable Part part;
  private @Nullable NDArray seen;
  private boolean trained;
  private boolean thaws;
  private boolean asleep;
  private @Nullable NDArray fitting;
  private @Nullable NDArray dense;
  private @Nullable Shape shape;
  private @Nullable NDArray gradient;

  /**
   * A parameter that was found.
   *
   * @param part what it is trained with; null where its group is frozen
   */
  TrainedParameter(String name, Parameter parameter, @Nullable Part part) {
    this.name = name;
    this.parameter = parameter;
    this.part = part;
  }

  /** Its path in the block, the same in every process. */
  public String name() {
    return name;
  }

  /** What DJL knows it by in this process. */
  public String id() {
    return parameter.getId();
  }

  /** Its tensor. */
  public NDArray weight() {
    return parameter.getArray();
  }

  /** The gradient as backward left it; shares the engine's memory. */
  public NDArray gradient() {
    if (gradient == null) {
      gradient = weight().getGradient();
      NDScope.unregister(gradient);
    }
    return gradient;
  }

  /**
   * What it is trained with.
   *
   * @throws IllegalStateException if its group is frozen
   */
  Part part() {
    if (part == null) {
      throw new IllegalStateException("parameter " + name + " is frozen and must not be trained");
    }
    return part;
  }

  /** Whether it belongs to a group that is trained. */
  boolean isOf(int group) {
    return part != null && part.group() == group;
  }

  /** The optimizer of its group. */
  public NativeForm form() {
    return part().form();
  }

  /** Takes away the gradient of a parameter whose group is frozen: what leads to it alone is not differentiated. */
  private void keepFrozen() {
    if ((part == null || asleep) && parameter.requiresGradient()) {
      zeroGradient();
      parameter.freeze(true);
      thaws = true;
    }
  }

  /** Has it stand still while the loop freezes its group, or move again. */
  void sleep(boolean sleeps) {
    asleep = sleeps;
    if (sleeps) {
      keepFrozen();
    } else {
      thaw();
    }
  }

  /** Whether it has a state under the loop: it is trained, or would be were its group not frozen for the time. */
  boolean isSteered() {
    return trains() || part != null && asleep && thaws && parameter.isInitialized();
  }

  /** Gives a parameter back what its group took. */
  void thaw() {
    if (thaws && !(tensor() instanceof PtNDArray tensor && tensor.isReleased())) {
      parameter.freeze(false);
      thaws = false;
    }
  }

  Parameter parameter() {
    return parameter;
  }

  /** The same under the path that it has now. */
  TrainedParameter named(String path) {
    name = path;
    return this;
  }

  boolean trains() {
    return part != null && !asleep && parameter.requiresGradient() && parameter.isInitialized();
  }

  private @Nullable NDArray tensor() {
    return parameter.isInitialized() ? parameter.getArray() : null;
  }

  /** Whether its tensor is another than at the last look, or is trained and was not, or the reverse. */
  boolean isChanged() {
    keepFrozen();
    return tensor() != seen || trains() != trained;
  }

  /** Takes up its tensor, and whether it is trained. A gradient of one that is frozen would wait for its thaw. */
  void look() {
    NDArray tensor = tensor();
    if (tensor != null && trains() && !tensor.hasGradient()) {
      tensor.setRequiresGradient(true); // one that was loaded does not
    }
    if (tensor != null && trained && !trains()) {
      zeroGradient();
    }
    seen = tensor;
    trained = trains();
  }

  /**
   * Checks that its tensor is one that backward can have reached.
   *
   * @throws IllegalStateException if it was replaced since the last look and has no gradient, or requires none
   * @throws IllegalArgumentException if its gradient is sparse
   */
  void checkDifferentiated() {
    boolean required = weight().hasGradient();
    if (seen != null && weight() != seen && !(required && hasGradient())) {
      throw new IllegalStateException(
          "parameter "
              + name
              + " must be one tensor from the forward pass to the step: it was replaced in between,"
              + " as by model.load; its gradients were zeroed, call trainer.forward again");
    }
    if (!required) {
      throw new IllegalStateException(
          "parameter "
              + name
              + " must require a gradient to be trained, its tensor does not; freeze the parameter"
              + " (Parameter.freeze) to leave it out");
    }
    if (dense != weight()) {
      checkDense();
    }
  }

  /** Its path, and its proportion where that is not 1. */
  String describe() {
    return part == null || part.proportion() == 1.0 ? name : name + part.proportion();
  }

  private void checkDense() {
    PtNDArray found = JniUtils.getGradient((PtNDArray) weight());
    if (found == null) {
      return;
    }
    NDScope.unregister(found);
    try (found) {
      SparseFormat format = found.getSparseFormat();
      if (format != SparseFormat.DENSE) {
        throw refused(
            "have a dense gradient", format + "; build its embedding without a sparse format");
      }
      dense = weight();
    }
  }

  /** Whether backward has left it a gradient, zero or not. */
  boolean hasGradient() {
    PtNDArray found = JniUtils.getGradient((PtNDArray) weight());
    if (found != null) {
      NDScope.unregister(found);
      found.close();
    }
    return found != null;
  }

  void zeroGradient() {
    if (tensor() instanceof PtNDArray tensor && !tensor.isReleased()) {
      JniUtils.zeroGrad(tensor);
    }
  }

  /** Whether its tensor has not been found to fit yet. */
  boolean isNew() {
    return weight() != fitting;
  }

  /** Whether none of its tensors has been found to fit yet. */
  boolean isNewcomer() {
    return shape == null;
  }

  /**
   * Notes that its tensor fits.
   *
   * @throws IllegalArgumentException if it has another shape than one that fitted before
   */
  void fits() {
    if (shape != null && !weight().getShape().equals(shape)) {
      throw refused("keep the shape " + shape + " of its optimizer state", weight().getShape());
    }
    fitting = weight();
    shape = weight().getShape();
  }

  void release() {
    if (gradient != null) {
      gradient.close();
      gradient = null;
    }
  }

  /** A refusal of it, by the rule and the value. */
  IllegalArgumentException refused(String rule, Object value) {
    return new IllegalArgumentException("parameter " + name + " must " + rule + ", got " + value);
  }
}
