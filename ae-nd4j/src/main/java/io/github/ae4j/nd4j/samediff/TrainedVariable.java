package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.Place;
import io.github.ae4j.nd4j.form.Segment;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A variable that training changes, and where its gradient is put.
 *
 * @param array its values, shaped
 * @param flat its values, as a vector
 * @param gradient a slice of a vector, in the variable's shape
 * @param place where its values lie
 */
record TrainedVariable(String name, INDArray array, INDArray flat, INDArray gradient, Place place) {
  /** A variable whose gradient is put in a slice of a vector. */
  static TrainedVariable of(SDVariable variable, INDArray slice) {
    INDArray array = variable.getArr();
    INDArray flat = Segment.flat("variable " + variable.name(), array);
    Place place = Place.of("variable " + variable.name(), array);
    return new TrainedVariable(variable.name(), array, flat, shaped(slice, array), place);
  }

  /** Whether it is this array, which lies where it did. */
  boolean isAt(INDArray now) {
    return now == array && Place.of("variable " + name, now).equals(place);
  }

  /** A view of a vector in the shape and order of the variable. */
  INDArray shaped(INDArray vector) {
    return shaped(vector, array);
  }

  private static INDArray shaped(INDArray vector, INDArray like) {
    return vector.reshape(like.ordering(), true, like.shape());
  }
}
