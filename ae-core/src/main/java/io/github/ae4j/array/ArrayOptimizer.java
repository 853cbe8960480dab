package io.github.ae4j.array;

import io.github.ae4j.adapter.Timing;
import java.util.List;
import java.util.Objects;

/**
 * SGD with momentum, Adam, AdamW, AdaGrad and Adafactor on a plain {@code double[]} or {@code float[]}, updated
 * in place.
 * Used alone it is an ordinary optimizer, {@link #step(double[])}; {@link ArrayTrainer} puts it under
 * a control loop. Settings whose {@linkplain ArraySettings#withGroups groups} do not fit the array are refused by an
 * {@link IllegalArgumentException}. One thread at a time.
 */
public final class ArrayOptimizer {
  private final ArrayPlant plant;
  private boolean steered;

  private ArrayOptimizer(String name, Kernel kernel, Vector parameters, ArraySettings settings) {
    plant = new ArrayPlant(name, kernel, parameters, settings);
  }

  /** SGD with momentum on the array. */
  public static ArrayOptimizer sgd(double[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("Sgd", new SgdKernel(), Vector.of(parameters), settings);
  }

  /** SGD with momentum on the array. */
  public static ArrayOptimizer sgd(float[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("Sgd", new SgdKernel(), Vector.of(parameters), settings);
  }

  /** Adam on the array. */
  public static ArrayOptimizer adam(double[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("Adam", new AdamKernel(false), Vector.of(parameters), settings);
  }

  /** Adam on the array. */
  public static ArrayOptimizer adam(float[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("Adam", new AdamKernel(false), Vector.of(parameters), settings);
  }

  /** AdamW on the array. */
  public static ArrayOptimizer adamW(double[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("AdamW", new AdamKernel(true), Vector.of(parameters), settings);
  }

  /** AdamW on the array. */
  public static ArrayOptimizer adamW(float[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("AdamW", new AdamKernel(true), Vector.of(parameters), settings);
  }

  /** AdaGrad on the array; beta2 has no effect. */
  public static ArrayOptimizer adaGrad(double[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("AdaGrad", new AdaGradKernel(), Vector.of(parameters), settings);
  }

  /** AdaGrad on the array; beta2 has no effect. */
  public static ArrayOptimizer adaGrad(float[] parameters, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer("AdaGrad", new AdaGradKernel(), Vector.of(parameters), settings);
  }

  /**
   * Adafactor on the array; its state is one first moment and, for the second, the rows and columns
   * of each matrix.
   *
   * @param shapes of the tensors that lie one after another in the array; they fill it
   * @throws IllegalArgumentException if they do not
   */
  public static ArrayOptimizer adafactor(
      double[] parameters, List<int[]> shapes, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(shapes, "shapes");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer(
        "Adafactor", adafactor(shapes, parameters.length), Vector.of(parameters), settings);
  }

  /**
   * Adafactor on the array; its state is one first moment and, for the second, the rows and columns
   * of each matrix.
   *
   * @param shapes of the tensors that lie one after another in the array; they fill it
   * @throws IllegalArgumentException if they do not
   */
  public static ArrayOptimizer adafactor(
      float[] parameters, List<int[]> shapes, ArraySettings settings) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(shapes, "shapes");
    Objects.requireNonNull(settings, "settings");
    return new ArrayOptimizer(
        "Adafactor", adafactor(shapes, parameters.length), Vector.of(parameters), settings);
  }

  private static Kernel adafactor(List<int[]> shapes, int n) {
    return new AdafactorKernel(new FactoredMoment(shapes, n));
  }

  /**
   * Makes one update with the coefficients as they are.
   *
   * @param gradient of the parameters' kind and length
   * @throws IllegalStateException if a trainer steers the optimizer
   */
  public void step(double[] gradient) {
    Objects.requireNonNull(gradient, "gradient");
    checkBare();
    plant.present(gradient);
    plant.update(0L);
  }

  /**
   * Makes one update with the coefficients as they are.
   *
   * @param gradient of the parameters' kind and length
   * @throws IllegalStateException if a trainer steers the optimizer
   */
  public void step(float[] gradient) {
    Objects.requireNonNull(gradient, "gradient");
    checkBare();
    plant.present(gradient);
    plant.update(0L);
  }

  private void checkBare() {
    if (steered) {
      throw new IllegalStateException(
          plant.name() + " on arrays is steered: step its trainer, or close that first");
    }
  }

  /** Whether these are the parameters that it updates: this array, not one of the same numbers. */
  public boolean updates(double[] parameters) {
    Objects.requireNonNull(parameters, "parameters");
    return plant.parameters().isOn(parameters);
  }

  /** Number of parameters. */
  public int size() {
    return plant.size();
  }

  /** The moments and their weights, copied; with the parameters all that a resumed run needs. */
  public double[] state() {
    return plant.moments().state();
  }

  /**
   * Takes back what {@link #state} gave, of an optimizer with the same groups.
   *
   * @throws IllegalArgumentException if it is of another size
   */
  public void restore(double[] state) {
    Objects.requireNonNull(state, "state");
    plant.moments().restore(state);
  }

  /** Hands out the one adapter there may be at a time. */
  ArrayAdapter takeAdapter(Timing timing) {
    if (steered) {
      throw new IllegalStateException(
          plant.name() + " on arrays has a loop already; close it first");
    }
    steered = true;
    return new ArrayAdapter(plant, timing);
  }

  void returnAdapter() {
    steered = false;
  }

  ArrayPlant plant() {
    return plant;
  }
}
