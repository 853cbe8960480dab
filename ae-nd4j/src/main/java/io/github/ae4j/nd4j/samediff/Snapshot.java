package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies of segments' parameters and states, taken one segment at a time, and put back all at once. */
public final class Snapshot {
  private final List<Segment> originals;
  private final List<Segment> copies = new ArrayList<>();

  /** Room for copies; what it holds means nothing until {@link #take}. */
  public Snapshot(List<Segment> originals) {
    this.originals = List.copyOf(originals);
    for (Segment segment : originals) {
      Map<String, INDArray> states = new HashMap<>();
      segment.states().forEach((name, state) -> states.put(name, state.dup()));
      copies.add(
          new Segment(
              segment.updater(),
              segment.configs(),
              segment.parameters().dup(),
              Map.copyOf(states),
              segment.relativeRate()));
    }
  }

  /** The copies, as segments of their own. */
  public List<Segment> copies() {
    return copies;
  }

  /** Copies a segment as it is now. */
  public void take(int i) {
    copy(originals.get(i), copies.get(i));
  }

  /** Copies all segments as they are now. */
  public void takeAll() {
    for (int i = 0; i < copies.size(); i++) {
      take(i);
    }
  }

  /** Makes all segments what they were. */
  public void putBack() {
    for (int i = 0; i < copies.size(); i++) {
      copy(copies.get(i), originals.get(i));
    }
  }

  private static void copy(Segment from, Segment to) {
    to.parameters().assign(from.parameters());
    to.states().forEach((name, state) -> state.assign(from.state(name)));
  }
}
