package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import org.jspecify.annotations.Nullable;

/** A parameter within the open step. */
public final class TrainedParameter {
  private final String name;
  private final Parameter parameter;
  private boolean checked;
  private @Nullable NDArray gradient;

  TrainedParameter(String name, Parameter parameter) {
    this.name = name;
    this.parameter = parameter;
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

  boolean trains() {
    return parameter.requiresGradient() && parameter.isInitialized();
  }

  /** Whether this is the first time that it is looked at. */
  boolean isNew() {
    return !checked;
  }

  void fits() {
    checked = true;
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
