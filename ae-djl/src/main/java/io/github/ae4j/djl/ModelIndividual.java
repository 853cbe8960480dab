package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import io.github.ae4j.djl.pass.NoGradient;
import io.github.ae4j.evo.Individual;
import io.github.ae4j.evo.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The parameters of a model that are trained, with one copy of them until this is closed. */
final class ModelIndividual implements Individual, AutoCloseable {
  private record Kept(NDArray tensor, NDArray base, double scale) {}

  private final Trainer trainer;
  private final DoubleSupplier closure;
  private final List<Kept> kept = new ArrayList<>();

  ModelIndividual(Trainer trainer, DoubleSupplier closure) {
    this.trainer = trainer;
    this.closure = closure;
  }

  @Override
  public void keep() {
    try (NoGradient closed = NoGradient.open()) {
      for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
        if (parameter.requiresGradient()) {
          keep(parameter.getArray());
        }
      }
    }
  }

  private void keep(NDArray tensor) {
    NDArray base = tensor.duplicate();
    NDScope.unregister(base);
    base.attach(trainer.getManager());
    try (NDArray norm = base.norm()) {
      double length = norm.toArray()[0].doubleValue();
      double scale = Math.max(LEAST_SCALE, length / Math.sqrt(base.size()));
      kept.add(new Kept(tensor, base, scale));
    }
  }

  @Override
  public void vary(List<Mutation> mutations, int n, double sigma) {
    try (NoGradient closed = NoGradient.open()) {
      long first = 0;
      for (Kept one : kept) {
        double deviation = sigma * one.scale / n;
        float[] noise = new float[Math.toIntExact(one.base.size())];
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (float) (deviation * Mutation.sum(mutations, first + i));
        }
        write(one, noise);
        first += noise.length;
      }
    }
  }

  /** The numbers lie in memory of a manager of their own, which ends here. */
  private void write(Kept one, float[] noise) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray added = manager.create(noise, one.base.getShape());
      try (NDArray varied = one.base.add(added.toType(one.base.getDataType(), false))) {
        one.tensor.set(new NDIndex("..."), varied);
      }
    }
  }

  @Override
  public void putBack() {
    try (NoGradient closed = NoGradient.open()) {
      for (Kept one : kept) {
        one.tensor.set(new NDIndex("..."), one.base);
      }
    }
  }

  @Override
  public double loss() {
    try (NoGradient closed = NoGradient.open()) {
      return closure.getAsDouble();
    }
  }

  @Override
  public void close() {
    kept.forEach(one -> one.base.close());
  }
}
