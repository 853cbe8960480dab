package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.form.Place;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * What DL4J does with its updater blocks in a step, with the loop's step in the middle. The gradients are
 * averages over the batch by then, normalised or clipped as the layers ask; with L1 and L2 put in they
 * are what the updater is given, and what is measured.
 */
final class NetworkStep {
  private final NetworkParts parts;
  private final List<List<INDArray>> gradients;
  private final INDArray allParameters;
  private final INDArray allGradients;
  private final GroupedAdapter adapter;
  private final ControlLoop loop;
  private final DoubleSupplier loss;
  private final Runnable settled;
  private final Consumer<Throwable> halfMade;
  private boolean open;
  private boolean moved;

  /**
   * A step of a network.
   *
   * @param parts those that are steered
   * @param allParameters the network's
   * @param allGradients the network's whole gradient
   * @param loss of the batch at hand
   * @param settled runs once what the updaters go on with has changed
   * @param halfMade is told of an update that failed
   */
  NetworkStep(
      NetworkParts parts,
      INDArray allParameters,
      INDArray allGradients,
      GroupedAdapter adapter,
      ControlLoop loop,
      DoubleSupplier loss,
      Runnable settled,
      Consumer<Throwable> halfMade) {
    this.parts = parts;
    gradients = parts.gradients();
    this.allParameters = allParameters;
    this.allGradients = allGradients;
    this.adapter = adapter;
    this.loop = loop;
    this.loss = loss;
    this.settled = settled;
    this.halfMade = halfMade;
  }

  /** Begins a step, before its forward pass. */
  void begin() {
    open = true;
    moved = false;
  }

  /** Ends a step, whether or not it was made. */
  void end() {
    done();
    open = false;
  }

  /** Checks that a step was begun whose gradient is there. */
  void announce() {
    if (!open) {
      throw new IllegalStateException(
          "a steered network must keep its updater, and it was replaced, as clear(), setUpdater or"
              + " setLearningRate do; close this and steer the network anew, with the rate set"
              + " before");
    }
  }

  /** Checks that a gradient is the network's own. */
  void checkOwn(INDArray gradient) {
    if (!isSame("a gradient", gradient, allGradients)) {
      throw new IllegalStateException(
          "a steered network must be updated with its own gradient, got one from outside");
    }
  }

  private static boolean isSame(String what, INDArray array, INDArray own) {
    return Place.of(what, array).equals(Place.of(what, own));
  }

  /**
   * Moves the parameters by the updates in the gradients' place, where all are steered and |theta|^2 is asked for.
   *
   * @return whether it did; else DL4J does it
   */
  boolean move(INDArray parameters, INDArray updates) {
    boolean moves =
        moved
            && adapter.coordinates() == parameters.length()
            && adapter.parts().stream().allMatch(part -> part.update().fused())
            && adapter.parts().stream().anyMatch(part -> part.update().isMoveAsked())
            && isSame("a gradient", updates, allGradients)
            && isSame("an array of parameters", parameters, allParameters);
    if (moves) {
      wholly(() -> adapter.trained().forEach(part -> part.update().move()));
    }
    return moves;
  }

  /** Makes the updates of all blocks, in the place of their gradients. */
  void run(int iteration, int epoch) {
    if (!open) {
      throw new IllegalStateException(
          "a steered network must be updated in a step of its own fit, and its updater was called"
              + " outside of one");
    }
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      control(iteration, epoch);
    }
  }

  private void control(int iteration, int epoch) {
    regularize(ApplyStep.BEFORE_UPDATER, iteration, epoch);
    present(iteration, epoch);
    if (loop.step() == Verdict.SKIP) {
      allGradients.assign(0.0);
      adapter.skipped(loop::coefficient);
    } else {
      update(iteration, epoch);
      parts.frozen().forEach(gradient -> gradient.assign(0.0));
      for (int group = 0; group < gradients.size(); group++) {
        if (adapter.isFrozen(group)) {
          gradients.get(group).forEach(gradient -> gradient.assign(0.0));
        }
      }
      moved = true;
    }
    settled.run();
  }

  private void update(int iteration, int epoch) {
    wholly(
        () -> {
          adapter.trained().forEach(part -> part.update().make());
          regularize(ApplyStep.POST_UPDATER, iteration, epoch);
        });
  }

  private void wholly(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException | Error e) {
      halfMade.accept(e);
      throw e;
    }
  }

  /** Says that the parameters have moved, or have been left where they were. */
  void done() {
    if (moved) {
      moved = false;
      adapter.moved();
    }
  }

  private void present(int iteration, int epoch) {
    for (int group = 0; group < gradients.size(); group++) {
      adapter
          .parts()
          .get(group)
          .input()
          .present(loss.getAsDouble(), gradients.get(group), 1.0, iteration, epoch);
    }
  }

  private void regularize(ApplyStep when, int iteration, int epoch) {
    for (int group = 0; group < gradients.size(); group++) {
      if (!adapter.isFrozen(group)) {
        parts.groups().get(group).forEach(one -> one.regularize(when, iteration, epoch));
      }
    }
  }
}
