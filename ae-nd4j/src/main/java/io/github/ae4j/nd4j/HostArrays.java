package io.github.ae4j.nd4j;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of one segment's arrays on the CPU, shared and not copied. The arrays themselves must be kept
 * alive by their owner.
 *
 * @param theta parameters
 * @param gradient as the host left it, before its scale
 * @param first the first moment; null if there is none
 * @param second the second moment
 * @param third the third state; null if there is none
 * @param size number of coordinates
 */
record HostArrays(
    FloatBuffer theta,
    FloatBuffer gradient,
    @Nullable FloatBuffer first,
    FloatBuffer second,
    @Nullable FloatBuffer third,
    int size) {
  /** The memory of a segment with a second moment, all of it float32. */
  static HostArrays of(Segment segment, UpdaterKind kind, INDArray gradient) {
    FloatBuffer second = memory(segment.state(kind.second));
    if (second == null) {
      throw new IllegalStateException(kind.label() + " has no second moment");
    }
    return new HostArrays(
        required(segment.parameters()),
        required(gradient),
        memory(segment.state(kind.first)),
        second,
        memory(segment.state(kind.third)),
        Math.toIntExact(segment.size()));
  }

  private static @Nullable FloatBuffer memory(@Nullable INDArray array) {
    return array == null ? null : required(array);
  }

  private static FloatBuffer required(INDArray array) {
    return array.data().asNioFloat().slice(); // a view's buffer is the whole one, set to its place
  }
}
