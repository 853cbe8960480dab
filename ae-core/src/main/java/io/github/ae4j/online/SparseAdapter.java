package io.github.ae4j.online;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** Puts a {@link SparsePlant} under a loop; the moments' weights are the plant's, which has a file of its own. */
final class SparseAdapter implements OptimizerAdapter {
  private final SparsePlant plant;
  private String[] steered = {};
  private DoubleConsumer[] writers = {};
  private double loss;
  private boolean attached;

  SparseAdapter(SparsePlant plant) {
    this.plant = plant;
  }

  /** Takes up the loss of the step at hand; its gradient is the plant's. */
  void present(double loss) {
    this.loss = loss;
  }

  @Override
  public String optimizer() {
    return plant.optimizer().title();
  }

  @Override
  public Set<Statistic> measurable() {
    Set<Statistic> all = EnumSet.complementOf(EnumSet.copyOf(Statistic.GIVEN));
    all.removeAll(
        EnumSet.of(Statistic.G_READOUT, Statistic.READOUT_READOUT, Statistic.HEAD_G_THETA));
    return all;
  }

  @Override
  public Set<String> steerable() {
    Set<String> names =
        new LinkedHashSet<>(
            Set.of(
                Coefficient.LEARNING_RATE,
                Coefficient.MOMENTUM,
                Coefficient.MOMENTUM_SHARE,
                Coefficient.RATE_MEMORY,
                Coefficient.GRADIENT_SCALE));
    if (plant.optimizer() == OnlineOptimizer.ADAM) {
      names.add(Coefficient.BETA2);
    }
    if (plant.optimizer() != OnlineOptimizer.SGD) {
      names.add(Coefficient.EPSILON);
    }
    return names;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException(optimizer() + " has a loop already; close it first");
    }
    demand.check(this);
    attached = true;
    steered = demand.coefficients().toArray(String[]::new);
    writers = new DoubleConsumer[steered.length];
    for (int i = 0; i < steered.length; i++) {
      writers[i] = plant.coefficients().writer(steered[i]);
    }
    plant.weighByRates(demand.weighsByRates());
  }

  @Override
  public void scaleGradient(int group, double factor) {
    checkGroup(group);
    plant.touched().scale(factor);
  }

  @Override
  public void detach() {
    if (attached) {
      attached = false;
      plant.coefficients().share = 1.0;
      plant.weighByRates(false);
    }
  }

  @Override
  public void observe(Observation observation) {
    observation.setAll(Statistic.LOSS, loss);
    plant.measure(observation);
  }

  @Override
  public double read(int group, String coefficient) {
    checkGroup(group);
    return plant.coefficients().read(coefficient);
  }

  @Override
  public void apply(Decision decision) {
    switch (decision.verdict()) {
      case FLUSH_MOMENTUM -> plant.flush();
      case RESET_STATE -> plant.clear();
      case RESTORE_READOUT -> plant.restoreAverage();
      case SKIP -> {
        return;
      }
      default -> {}
    }
    write(decision);
  }

  @Override
  public void restored(Decision last) {
    write(last);
  }

  private void write(Decision decision) {
    for (int i = 0; i < steered.length; i++) {
      double value = decision.value(0, steered[i]);
      switch (i) { // a call of its own for each, which can be compiled into the loop
        case 0 -> writers[0].accept(value);
        case 1 -> writers[1].accept(value);
        case 2 -> writers[2].accept(value);
        case 3 -> writers[3].accept(value);
        case 4 -> writers[4].accept(value);
        default -> writers[i].accept(value);
      }
    }
  }
}
