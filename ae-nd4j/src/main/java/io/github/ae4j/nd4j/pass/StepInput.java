package io.github.ae4j.nd4j.pass;

import io.github.ae4j.nd4j.form.Place;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterKind;
import io.github.ae4j.vector.StepVectors;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The step at hand, as its host presents it: loss, gradients and their scale, iteration and epoch. */
public final class StepInput {
  private final UpdaterKind kind;
  private final List<Segment> segments;
  private final long blockSize;
  private final boolean inMemory;
  private List<INDArray> gradients = List.of();
  private List<Block> blocks = List.of();
  private List<StepVectors> memory = List.of();
  private List<Place> places = List.of();
  private double loss = Double.NaN;
  private double scale = 1.0;
  private boolean lent;
  private int iteration;
  private int epoch;

  /**
   * No step yet.
   *
   * @param blockSize coordinates of a block
   * @param inMemory whether the arrays' memory is wanted, beside the arrays
   */
  StepInput(UpdaterKind kind, List<Segment> segments, long blockSize, boolean inMemory) {
    this.kind = kind;
    this.segments = new ArrayList<>(segments);
    this.blockSize = blockSize;
    this.inMemory = inMemory;
  }

  /**
   * Presents a step.
   *
   * @param loss of the batch, in any unit
   * @param gradients one vector a segment; that which the updater will be given is scale times it
   * @param scale 1 over the batch's size where the gradients are sums
   * @param iteration number of the update, from 0
   * @param epoch as the host counts it
   */
  public void present(
      double loss, List<INDArray> gradients, double scale, int iteration, int epoch) {
    this.loss = loss;
    this.scale = scale;
    this.iteration = iteration;
    this.epoch = epoch;
    lent = false;
    List<Place> now = places(gradients);
    if (!same(gradients) || !now.equals(places)) {
      this.gradients = gradients;
      cut();
      places = now;
    }
  }

  /** A handle that is the same may point elsewhere by now, or nowhere. */
  private List<Place> places(List<INDArray> presented) {
    List<Place> all = new ArrayList<>();
    for (INDArray gradient : presented) {
      all.add(Place.of("a gradient", gradient));
    }
    for (Segment segment : segments) {
      all.add(Place.of("an array of parameters", segment.parameters()));
      segment.states().forEach((name, state) -> all.add(Place.of("state " + name, state)));
    }
    return all;
  }

  /** Goes on with other segments, and forgets what was presented. */
  void replace(List<Segment> next) {
    segments.clear();
    segments.addAll(next);
    gradients = List.of();
    blocks = List.of();
    memory = List.of();
    places = List.of();
  }

  /** Says that the gradients presented may be seen by others, so that nothing is to be written to them. */
  public void lent() {
    lent = true;
  }

  /** Multiplies the gradients by a factor where they are, or in a copy where they are lent. */
  void scaleGradients(double factor) {
    if (lent) {
      try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        gradients = gradients.stream().map(INDArray::dup).toList();
      }
      lent = false;
      cut();
    }
    gradients.forEach(gradient -> gradient.muli(factor));
  }

  private void cut() {
    blocks = List.of();
    List<StepVectors> all = new ArrayList<>();
    for (int i = 0; inMemory && i < segments.size(); i++) {
      all.add(segments.get(i).memory(kind, gradients.get(i)));
    }
    memory = all;
  }

  /** Cutting views costs more than the sums over them; most hosts present the same arrays every time. */
  private boolean same(List<INDArray> presented) {
    if (gradients.size() != presented.size()) {
      return false;
    }
    for (int i = 0; i < presented.size(); i++) {
      if (gradients.get(i) != presented.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** The blocks of the segments, cut when they are asked for: many a step needs none. */
  List<Block> blocks() {
    if (blocks.isEmpty()) {
      List<Block> cut = new ArrayList<>();
      for (int i = 0; i < segments.size(); i++) {
        cut.addAll(Block.of(segments.get(i), kind, gradients.get(i), blockSize));
      }
      blocks = cut;
    }
    return blocks;
  }

  boolean inMemory() {
    return inMemory;
  }

  /** The arrays' memory, one a segment; empty if it is not wanted. */
  List<StepVectors> memory() {
    return memory;
  }

  /** The gradients, one a segment: those presented, or their copies where lent ones were scaled. */
  public List<INDArray> gradients() {
    return gradients;
  }

  /** What is measured. */
  List<Segment> segments() {
    return segments;
  }

  /** Number of parameters. */
  long coordinates() {
    return segments.stream().mapToLong(Segment::size).sum();
  }

  double loss() {
    return loss;
  }

  double scale() {
    return scale;
  }

  public int iteration() {
    return iteration;
  }

  public int epoch() {
    return epoch;
  }
}
