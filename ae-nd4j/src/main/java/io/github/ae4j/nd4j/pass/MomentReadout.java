package io.github.ae4j.nd4j.pass;

import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The average of the parameters that Adam's moment leads to where it is weighted by the rates, with w and W of
 * the last update; nothing of it is kept between steps:
 *
 * <pre>  theta-bar = theta + (1-nu) W w m + what decay took,     w = relative rate / (sqrt(v/c2) + eps)</pre>
 *
 * <p>While it is served the parameters are parked in a copy of their own, freed when they are put back. The
 * gradient's memory is as large and at hand, but a gradient pass under way, or begun and then refused its step,
 * would overwrite them there silently.
 */
final class MomentReadout {
  private final NativeForm form;
  private final Runnable giveBack;
  private final Scratch scratch;
  private final long blockSize;
  private final List<INDArray> parked = new ArrayList<>();

  /**
   * Nothing is served.
   *
   * @param giveBack gives the parameters back what decay took of them in the steps that the lead stands for
   * @param scratch room for blocks
   * @param blockSize coordinates of a block
   */
  MomentReadout(NativeForm form, Runnable giveBack, Scratch scratch, long blockSize) {
    this.form = form;
    this.giveBack = giveBack;
    this.scratch = scratch;
    this.blockSize = blockSize;
  }

  /** Parks the parameters and puts the average in their place. */
  void serve() {
    park();
    restore();
  }

  /** Whether averages stand in the parameters' place, or may. */
  boolean isServed() {
    return !parked.isEmpty();
  }

  private void park() {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      for (Segment segment : form.segments()) {
        parked.add(segment.parameters().dup());
      }
    }
  }

  /** Puts back, bit by bit, what was parked, and frees where it was; does nothing if none is. */
  void putBack() {
    for (int i = 0; i < parked.size(); i++) {
      form.segments().get(i).parameters().assign(parked.get(i));
    }
    parked.forEach(INDArray::close);
    parked.clear();
  }

  /** Puts the average in the parameters' place for good. */
  void restore() {
    double lead = form.lead();
    if (lead == 0.0) {
      return;
    }
    giveBack.run();
    for (Segment segment : form.segments()) {
      for (long from = 0; from < segment.size(); from += blockSize) {
        lead(segment, from, Math.min(segment.size(), from + blockSize), lead);
      }
    }
  }

  private void lead(Segment segment, long from, long to, double lead) {
    UpdaterKind kind = form.kind();
    double weight = form.cells().weights().second();
    INDArray room = scratch.first(to - from);
    cut(Objects.requireNonNull(segment.state(kind.second())), from, to).mul(1.0 / weight, room);
    Nd4j.exec(new Sqrt(room, room));
    room.addi(form.epsilon(weight));
    cut(Objects.requireNonNull(segment.state(kind.first())), from, to).div(room, room);
    room.muli(lead * segment.relativeRate());
    cut(segment.parameters(), from, to).addi(room);
  }

  private static INDArray cut(INDArray array, long from, long to) {
    return array.get(NDArrayIndex.interval(from, to));
  }
}
