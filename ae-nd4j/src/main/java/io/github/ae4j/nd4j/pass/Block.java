package io.github.ae4j.nd4j.pass;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Coordinates of one segment that are measured at once: as many as a processor's cache holds, or as keep
 * a GPU at work. All are views.
 *
 * @param parameters theta
 * @param gradient as the host left it, before its scale
 * @param first the first moment in native units; null if there is none
 * @param second the second moment; null if there is none
 * @param third the third state; null if there is none
 * @param relativeRate as the segment's
 */
record Block(
    INDArray parameters,
    INDArray gradient,
    @Nullable INDArray first,
    @Nullable INDArray second,
    @Nullable INDArray third,
    double relativeRate) {
  /** Cuts a segment into blocks of a size; the last may be smaller. */
  static List<Block> of(Segment segment, UpdaterKind kind, INDArray gradient, long size) {
    List<Block> blocks = new ArrayList<>();
    for (long from = 0; from < segment.size(); from += size) {
      long to = Math.min(segment.size(), from + size);
      blocks.add(
          new Block(
              cut(segment.parameters(), from, to),
              cut(gradient, from, to),
              cutState(segment, kind.first(), from, to),
              cutState(segment, kind.second(), from, to),
              cutState(segment, kind.third(), from, to),
              segment.relativeRate()));
    }
    return blocks;
  }

  private static @Nullable INDArray cutState(
      Segment segment, @Nullable String name, long from, long to) {
    INDArray state = segment.state(name);
    return state == null ? null : cut(state, from, to);
  }

  private static INDArray cut(INDArray array, long from, long to) {
    return from == 0 && to == array.length() ? array : array.get(NDArrayIndex.interval(from, to));
  }

  long size() {
    return parameters.length();
  }
}
