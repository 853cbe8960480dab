package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.digits.Digits;

/** Digits as networks see them: intensities less MNIST's mean over MNIST's deviation. */
public final class DigitPictures {
  private static final float MEAN = 0.1307f; // of MNIST's intensities, 0 to 1
  private static final float DEVIATION = 0.3081f;

  private DigitPictures() {}

  /**
   * Writes pictures as a step shows them, one after another.
   *
   * @param into receives exactly them
   */
  public static void write(Digits digits, DigitView view, int[] pictures, int step, float[] into) {
    for (int i = 0; i < pictures.length; i++) {
      view.show(digits, pictures[i], step, into, i * Digits.PIXELS);
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = (into[i] - MEAN) / DEVIATION;
    }
  }

  /** Pictures as they are before the first step, one a row, in memory of their own. */
  public static NDArray kept(NDManager manager, Digits digits, DigitView view, int[] pictures) {
    NativeFloats memory = new NativeFloats(pictures.length * Digits.PIXELS);
    write(digits, view, pictures, 0, memory.values());
    return memory.tensor(manager, new Shape(pictures.length, Digits.PIXELS));
  }
}
