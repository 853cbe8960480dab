package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import io.github.ae4j.djl.form.Lead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The average over the parameters that a first moment weighted by the rates leads to. It takes no memory but while it
 * is served: then the parameters it replaced are kept, to be put back bit by bit. Without state a parameter is its own
 * average.
 */
public final class MomentReadout {
  private final StepTensors tensors;
  private final NDManager manager;
  private final List<Parked> parked = new ArrayList<>();

  private record Parked(NDArray weight, NDArray theta) {}

  /**
   * Nothing served yet.
   *
   * @param tensors hold the moments
   * @param manager what is kept while it is served belongs to
   */
  public MomentReadout(StepTensors tensors, NDManager manager) {
    this.tensors = tensors;
    this.manager = manager;
  }

  /** Puts the averages in the parameters' place and keeps the parameters, for {@link #putBack} also where it fails. */
  public void serve() {
    try (NoGradient off = NoGradient.open()) {
      for (TrainedParameter parameter : tensors.open()) {
        Lead lead = parameter.part().lead();
        NDArray first = leading(parameter, lead);
        if (first != null) {
          park(parameter);
          move(parameter, first, lead);
        }
      }
    }
  }

  /** Whether an average stands in a parameter's place, or may. */
  public boolean isServed() {
    return !parked.isEmpty();
  }

  /** Puts the parameters back into the tensors they were in, and keeps nothing; does nothing if none is served. */
  public void putBack() {
    try (NoGradient off = NoGradient.open()) {
      while (!parked.isEmpty()) {
        Parked last = parked.get(parked.size() - 1);
        if (!TensorMemory.isClosed(last.weight)) {
          last.weight.set(new NDIndex("..."), last.theta);
        }
        parked.remove(parked.size() - 1);
        last.theta.close();
      }
    }
  }

  /** Lets the parameters go on from their averages. */
  public void restore() {
    try (NoGradient off = NoGradient.open()) {
      for (TrainedParameter parameter : tensors.open()) {
        Lead lead = parameter.part().lead();
        NDArray first = leading(parameter, lead);
        if (first != null) {
          move(parameter, first, lead);
        }
      }
    }
  }

  /** The first moment that leads to a parameter's average; null if the parameter is its own. */
  private @Nullable NDArray leading(TrainedParameter parameter, Lead lead) {
    return lead.factor() == 0.0 || parameter.weight().size() == 0 ? null : tensors.first(parameter);
  }

  private void park(TrainedParameter parameter) {
    NDArray theta = parameter.weight().duplicate();
    NDScope.unregister(theta);
    theta.attach(manager);
    parked.add(new Parked(parameter.weight(), theta));
  }

  private void move(TrainedParameter parameter, NDArray first, Lead lead) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray way = first.mul(lead.factor());
      NDArray second = tensors.second(parameter);
      if (second != null) {
        way.divi(second.sqrt().addi(lead.epsilon()));
      }
      if (lead.growth() > 0.0) {
        way.addi(parameter.weight().mul(lead.growth()));
      }
      parameter.weight().addi(way);
    }
  }
}
