package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import io.github.ae4j.nd4j.form.MomentForm;
import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterKind;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorUpdate;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** The updates of a step that was presented: by ND4J's updaters, or in the arrays' memory by a kernel. */
public final class NativeUpdate {
  /** theta - g. */
  private static final VectorUpdate.Sgd ALONG = new VectorUpdate.Sgd(1.0, 0.0, 0.0, 0.0);

  private final List<Segment> segments;
  private final NativeForm form;
  private final StepInput input;
  private final LeftSquares left;
  private final VectorUpdate kernel = new VectorUpdate();

  NativeUpdate(List<Segment> segments, NativeForm form, StepInput input, LeftSquares left) {
    this.segments = segments;
    this.form = form;
    this.input = input;
    this.left = left;
  }

  /** Makes them in the place of the gradients. */
  public void make() {
    if (fused()) {
      makeFused(Target.GRADIENT);
    } else {
      for (int i = 0; i < segments.size(); i++) {
        apply(segments.get(i).updater(), input.gradients().get(i));
      }
    }
    made();
  }

  /**
   * An updater that holds the state of several segments.
   *
   * @param gradient of all of them, one behind the other; overwritten unless the parameters moved
   */
  public record Whole(GradientUpdater<?> updater, INDArray gradient) {}

  /**
   * Makes them where updaters hold the states of several segments each, all of them together.
   *
   * @param move whether the parameters may be moved along with it
   * @return whether they were; else the host does it
   */
  public boolean make(List<Whole> wholes, boolean move) {
    boolean fused = fused();
    if (fused) {
      makeFused(move ? Target.PARAMETERS : Target.GRADIENT);
    } else {
      wholes.forEach(whole -> apply(whole.updater(), whole.gradient()));
    }
    made();
    return fused && move;
  }

  /** Whether {@link #move} is of use after {@link #make()}: |theta|^2 is asked for. */
  public boolean isMoveAsked() {
    return left.areAsked();
  }

  /** Moves the parameters by the updates that {@link #make()} has put in the place of the gradients. */
  public void move() {
    for (int i = 0; i < segments.size(); i++) {
      StepVectors vectors = input.memory().get(i).withoutFirst();
      left.leave(i, vectors, kernel, () -> kernel.sgd(vectors, ALONG, Target.PARAMETERS));
    }
  }

  /** Whether steps are measured and updated in the arrays' memory, wherever gradients lie. */
  public boolean fused() {
    return form.translated() && hasKernel();
  }

  /** Whether there is a kernel for these arrays. */
  boolean hasKernel() {
    return form.kind() == UpdaterKind.ADAM && input.inMemory();
  }

  /** Why a loop that steers no average has none to serve. */
  String whyNoAverage() {
    String must = "the loop must steer ";
    if (hasKernel()) {
      return must + RATE_MEMORY + " or " + READOUT_RATE + " to serve an averaged readout";
    }
    boolean adam = form.kind() == UpdaterKind.ADAM;
    return must
        + READOUT_RATE
        + " to serve an averaged readout: "
        + (adam ? "Adam over DOUBLE or on a GPU" : form.kind().label())
        + " is updated by ND4J, with no share of the gradient beside the moment, so that the moment"
        + " leads to no average; that of Adam over FLOAT on the CPU does";
  }

  private void makeFused(Target target) {
    for (int i = 0; i < segments.size(); i++) {
      VectorUpdate.Adam rule = ((MomentForm) form).adam(segments.get(i), input.iteration());
      StepVectors vectors = input.memory().get(i);
      if (target == Target.GRADIENT) {
        kernel.adam(vectors, rule, target);
      } else {
        left.leave(i, vectors, kernel, () -> kernel.adam(vectors, rule, target));
      }
    }
  }

  private void apply(GradientUpdater<?> updater, INDArray gradient) {
    updater.applyUpdater(gradient, input.iteration(), input.epoch());
  }

  /**
   * Takes note of the native update that was just computed. Between steps the configuration holds what
   * the updater would go on with alone: a model may be saved then.
   */
  private void made() {
    if (form.translated()) {
      form.settle();
    } else {
      form.made(input.iteration(), input.epoch());
    }
  }
}
