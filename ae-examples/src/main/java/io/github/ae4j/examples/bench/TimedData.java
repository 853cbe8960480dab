package io.github.ae4j.examples.bench;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** {@link TimedPictures} as tensors of DJL. */
final class TimedData {
  private final Shape shape;
  private final TimedPictures pictures;

  TimedData(Shape shape, long seed) {
    this.shape = shape;
    pictures = new TimedPictures((int) shape.slice(1).size(), seed);
  }

  /** Pictures and labels of the next step, in that order. */
  NDList next(NDManager manager) {
    TimedPictures.Batch batch = pictures.next();
    return new NDList(manager.create(batch.pixels(), shape), manager.create(batch.labels()));
  }
}
