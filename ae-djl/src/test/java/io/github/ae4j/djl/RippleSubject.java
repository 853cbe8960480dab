package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.ControlLoop;
import io.github.ae4j.djl.form.GroupedOptimizer;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.djl.form.StateMap;
import io.github.ae4j.djl.pass.NoGradient;
import io.github.ae4j.testkit.AdapterSubject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A {@link Ripple} in training, as the contract of adapters wants it. */
final class RippleSubject implements AdapterSubject {
  private record Saved(List<float[]> parameters, byte[] state) {}

  private final Ripple ripple;
  private Trainer trainer;

  RippleSubject(Ripple ripple, Trainer trainer) {
    this.ripple = ripple;
    this.trainer = trainer;
  }

  private SteeredTrainer steered() {
    return (SteeredTrainer) trainer;
  }

  private List<Parameter> parts() {
    return ripple.model.getBlock().getParameters().values();
  }

  @Override
  public void step(long t) {
    ripple.step(trainer, t);
  }

  @Override
  public void step(double loss, double gradient) {
    try (NDManager batch = ripple.model.getNDManager().newSubManager()) {
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray sum = batch.create(0f);
        NDArray slope = batch.create((float) gradient); // a Java number may be let go of too early
        for (Parameter part : parts()) {
          sum = sum.add(part.getArray().sum().mul(slope));
        }
        collector.backward(sum);
      }
      steered().adapter().losses().clear();
      steered().adapter().losses().add(batch.create((float) loss));
      trainer.step();
    }
  }

  @Override
  public double[] parameters() {
    return ripple.weights();
  }

  @Override
  public ControlLoop loop() {
    return steered().loop();
  }

  @Override
  public long updates() {
    return fields().get(0).updates();
  }

  private List<OptimizerFields> fields() {
    List<Optimizer> all =
        ripple.optimizer() instanceof GroupedOptimizer grouped
            ? grouped.members()
            : List.of(ripple.optimizer());
    return all.stream().map(OptimizerFields::new).toList();
  }

  @Override
  public long stateNumbers() {
    long numbers = 0;
    for (OptimizerFields fields : fields()) {
      numbers += numbers(fields.firstMoments());
      if (!name().equals("Sgd")) {
        numbers += numbers(fields.secondMoments());
      }
    }
    if (trainer instanceof SteeredTrainer) {
      numbers += numbers(steered().adapter().manager().getManagedArrays());
    }
    return numbers;
  }

  private String name() {
    Optimizer optimizer = ripple.optimizer();
    return optimizer instanceof GroupedOptimizer grouped
        ? grouped.members().get(0).getClass().getSimpleName()
        : optimizer.getClass().getSimpleName();
  }

  private static long numbers(StateMap map) {
    return map.tensors().values().stream().mapToLong(devices -> numbers(devices.values())).sum();
  }

  private static long numbers(Iterable<NDArray> arrays) {
    long numbers = 0;
    for (NDArray array : arrays) {
      numbers += array.size();
    }
    return numbers;
  }

  @Override
  public Object save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new OptimizerState(steered()).write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<float[]> parameters =
        parts().stream().map(part -> part.getArray().toFloatArray()).toList();
    return new Saved(parameters, bytes.toByteArray());
  }

  @Override
  public void restore(Object saved) {
    Saved state = (Saved) saved;
    try (NDManager manager = ripple.model.getNDManager().newSubManager();
        NoGradient off = NoGradient.open()) {
      for (int i = 0; i < parts().size(); i++) {
        NDArray weight = parts().get(i).getArray();
        NDArray values = manager.create(state.parameters.get(i)).reshape(weight.getShape());
        weight.set(new NDIndex("..."), values);
      }
      new OptimizerState(steered())
          .stage(new DataInputStream(new ByteArrayInputStream(state.state)))
          .commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void wrapAgain() {
    Optimizer own = ripple.config.getOptimizer();
    try {
      ripple.config.optOptimizer(ripple.optimizer());
      AeDjl.newTrainer(ripple.model, ripple.config, Loops.EMPTY);
    } finally {
      ripple.config.optOptimizer(own);
    }
  }

  @Override
  public void detach() {
    trainer.close();
    trainer = ripple.bare();
  }

  @Override
  public void close() {
    trainer.close();
    ripple.close();
  }
}
