package io.github.ae4j.nd4j.pass;

import io.github.ae4j.nd4j.form.Place;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.Reductions.Share;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The averaged parameters, theta-bar += c (theta - theta-bar), one vector a segment. They begin at the
 * parameters, when they are first asked for.
 */
public final class AveragedReadout {
  private final List<Segment> segments;
  private final List<INDArray> averages = new ArrayList<>();
  private int served;

  AveragedReadout(List<Segment> segments) {
    this.segments = segments;
  }

  /** The averages, in the segments' order. */
  public List<INDArray> averages() {
    if (averages.isEmpty()) {
      segments.forEach(segment -> averages.add(copy(segment.parameters())));
    }
    return averages;
  }

  /** Whether there are averages yet. */
  public boolean begun() {
    return !averages.isEmpty();
  }

  /** Forgets the averages; the next ones begin at the parameters. */
  public void clear() {
    averages.clear();
  }

  /** Keeps the averages of parameters that are among other segments too; the rest begin at theirs. */
  void replace(List<Segment> next) {
    if (begun()) {
      Map<Place, INDArray> kept = new HashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        kept.put(place(segments.get(i)), averages.get(i));
      }
      averages.clear();
      for (Segment segment : next) {
        INDArray average = kept.get(place(segment));
        averages.add(average == null ? copy(segment.parameters()) : average);
      }
    }
  }

  private static Place place(Segment segment) {
    return Place.of("parameters", segment.parameters());
  }

  /** Moves the averages towards the parameters, by the share c of the way. */
  void follow(double rate) {
    for (int i = 0; i < segments.size(); i++) {
      INDArray average = averages().get(i);
      average.addi(segments.get(i).parameters().sub(average).muli(rate));
    }
  }

  /** Makes the averages what the parameters are, where there are any. */
  void rest() {
    for (int i = 0; i < averages.size(); i++) {
      averages.get(i).assign(segments.get(i).parameters());
    }
  }

  /** Puts the averages in the parameters' place. */
  void restore() {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).parameters().assign(averages().get(i));
    }
  }

  /** Exchanges the parameters and their averages; where that fails, {@link #putBack} knows how far it came. */
  void serve() {
    while (served < segments.size()) {
      exchange(served);
      served++;
    }
  }

  /** Whether averages stand in the parameters' place. */
  boolean isServed() {
    return served > 0;
  }

  /** Exchanges again what was served; does nothing if none is. */
  void putBack() {
    while (served > 0) {
      exchange(served - 1);
      served--;
    }
  }

  private void exchange(int i) {
    INDArray parameters = copy(segments.get(i).parameters());
    segments.get(i).parameters().assign(averages().get(i));
    averages().get(i).assign(parameters);
  }

  /**
   * Measures the gap between average and parameters.
   *
   * @param gradients the effective gradients, up to their scale
   * @param scale 1 where the gradients are what the updater is given
   */
  void measure(List<INDArray> gradients, double scale, Reductions sums) {
    for (int i = 0; i < segments.size(); i++) {
      INDArray gap = averages().get(i).sub(segments.get(i).parameters());
      sums.dot(gradients.get(i), gap, new Share(Statistic.G_READOUT, scale));
      sums.dot(gap, gap, new Share(Statistic.READOUT_READOUT, 1.0));
    }
  }

  private static INDArray copy(INDArray array) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return array.dup();
    }
  }
}
