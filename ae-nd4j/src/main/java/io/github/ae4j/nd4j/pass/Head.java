package io.github.ae4j.nd4j.pass;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.Reductions.Share;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The head, the layer that gives the answers, among the segments of one adapter.
 *
 * @param runs its coordinates; none where it belongs to another group
 */
public record Head(List<Run> runs) {
  /** Keeps a copy. */
  public Head {
    runs = List.copyOf(runs);
  }

  /**
   * A run of coordinates.
   *
   * @param segment number of its segment
   * @param from its first in the segment
   * @param to one behind its last
   */
  public record Run(int segment, long from, long to) {
    INDArray of(INDArray vector) {
      return from == 0 && to == vector.length()
          ? vector
          : vector.get(NDArrayIndex.interval(from, to));
    }
  }

  /** Adds the slope of the loss along the head, {@code <g_h, theta_h>}. */
  void add(List<Segment> segments, List<INDArray> gradients, double scale, Reductions sums) {
    Share share = new Share(Statistic.HEAD_G_THETA, scale);
    for (Run run : runs) {
      INDArray theta = run.of(segments.get(run.segment()).parameters());
      sums.dot(run.of(gradients.get(run.segment())), theta, share);
    }
  }

  /** Multiplies the head's parameters by a factor. */
  void shrink(List<Segment> segments, double factor) {
    for (Run run : runs) {
      run.of(segments.get(run.segment()).parameters()).muli(factor);
    }
  }
}
