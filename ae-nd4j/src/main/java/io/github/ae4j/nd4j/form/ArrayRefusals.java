package io.github.ae4j.nd4j.form;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Arrays that cannot be measured or updated, said when wrapping: the thing, the rule, the value. */
public final class ArrayRefusals {
  private ArrayRefusals() {}

  /** Checks that an array can be seen as one vector that shares its memory. */
  public static void flat(String what, INDArray array) {
    dataType(what, array.dataType());
    if (array.isEmpty() || array.length() == 0) {
      throw new IllegalArgumentException(what + " must have coordinates, got an empty array");
    }
    if (!dense(array)) {
      throw new IllegalArgumentException(
          what
              + " must lie in memory without gaps, got shape "
              + Arrays.toString(array.shape())
              + " with strides "
              + Arrays.toString(array.stride())
              + "; make a copy with dup()");
    }
  }

  private static void dataType(String what, DataType type) {
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          what + " must have data type FLOAT or DOUBLE, got " + type);
    }
  }

  private static boolean dense(INDArray array) {
    long[] shape = array.shape();
    long[] stride = array.stride();
    long expected = 1;
    boolean dense = true;
    for (int k = 0; k < shape.length; k++) {
      int i = array.ordering() == 'f' ? k : shape.length - 1 - k;
      dense &= shape[i] == 1 || stride[i] == expected;
      expected *= shape[i];
    }
    return dense;
  }

  /** Checks a bare updater's state against the parameters it is of. */
  public static void state(GradientUpdater<?> updater, INDArray parameters) {
    for (var state : updater.getState().entrySet()) {
      INDArray array = state.getValue();
      if (array == null) {
        throw unlike(
            "state " + state.getKey() + " of the updater",
            parameters,
            "none; instantiate it with a state");
      }
      alike("state " + state.getKey() + " of the updater", array, parameters);
      order("state " + state.getKey() + " of the updater", array, parameters);
    }
  }

  /** ND4J's updaters take a vector of gradients for one in c order of their state. */
  private static void order(String what, INDArray state, INDArray parameters) {
    flat(what, state);
    boolean pairs = !Layout.sameShape(state, parameters) || Layout.alike(state, parameters);
    if (!Layout.isC(state) || !pairs) {
      throw new IllegalArgumentException(
          what
              + " must be a vector, or lie in c order as the parameters then do, got shape "
              + Arrays.toString(state.shape())
              + " with strides "
              + Arrays.toString(state.stride())
              + " for parameters with strides "
              + Arrays.toString(parameters.stride()));
    }
  }

  /** Checks that an array which lies otherwise than the parameters has their shape, so that it can be copied. */
  static void shape(String what, INDArray array, INDArray parameters) {
    flat(what, array);
    if (!Layout.sameShape(array, parameters)) {
      throw new IllegalArgumentException(
          what
              + " must have the shape of the parameters where one of them does not lie in c order, "
              + Arrays.toString(parameters.shape())
              + ", got "
              + Arrays.toString(array.shape()));
    }
  }

  /** Checks a gradient against the parameters it is of. */
  public static void gradient(INDArray gradient, INDArray parameters) {
    alike("gradient", gradient, parameters);
  }

  private static void alike(String what, INDArray array, INDArray parameters) {
    if (array.length() != parameters.length() || array.dataType() != parameters.dataType()) {
      throw unlike(what, parameters, array.length() + " of " + array.dataType());
    }
  }

  private static IllegalArgumentException unlike(String what, INDArray parameters, String got) {
    return new IllegalArgumentException(
        what
            + " must be "
            + parameters.length()
            + " numbers of "
            + parameters.dataType()
            + " as the parameters are, got "
            + got);
  }
}
