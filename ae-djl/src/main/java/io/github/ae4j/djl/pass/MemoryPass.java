package io.github.ae4j.djl.pass;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.NativeUpdate;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorUpdate;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plain Java over the tensors' own memory on the CPU: all sums in one pass, the update in another that
 * zeroes the gradients, where the engine takes a pass and a call for each operation. The memory is asked for anew each
 * time, for a tensor may be given other memory in between. Makes neither noise nor an averaged readout.
 *
 * <p>As many threads do it as the engine has, each with blocks of its own from end to end: the engine's own threads wait
 * for each other at every operation.
 */
final class MemoryPass implements StepPass {
  private final StepTensors tensors;
  private final BlockThreads threads = new BlockThreads(JniUtils::getNumThreads);
  private final GroupSums all;

  MemoryPass(StepTensors tensors) {
    this.tensors = tensors;
    all = new GroupSums(tensors.parameters().groups());
  }

  /** Whether the open parameters can be worked on here, and are best. */
  boolean fits() {
    TrainedParameters parameters = tensors.parameters();
    return !parameters.device().isGpu()
        && parameters.open().stream().map(TrainedParameter::weight).allMatch(this::isHere);
  }

  private boolean isHere(NDArray weight) {
    return weight.getDataType() == DataType.FLOAT32
        && weight.getDevice().equals(tensors.parameters().device())
        && isDense(weight);
  }

  /** Whether a parameter and its gradient lie in memory one number behind the other. */
  static boolean isDense(NDArray weight) {
    try {
      FloatBuffer values = TensorMemory.of(weight);
      FloatBuffer gradient = TensorMemory.ofGradient(weight);
      return gradient == null || gradient.capacity() == values.capacity();
    } catch (EngineException e) {
      return false; // sparse, not contiguous, or longer than a buffer may be
    }
  }

  @Override
  public double[][] sums(Set<Statistic> wanted) {
    all.clear();
    for (Part part : tensors.parts()) {
      SumTerms terms = new SumTerms(part, wanted);
      List<StepVectors> vectors = part.open().stream().map(p -> vectors(p, terms)).toList();
      double[] made = threads.sums(vectors, wanted, terms.coupledDecay(), terms.divisor());
      all.add(part, terms.weighted(made));
    }
    for (NDArray loss : tensors.losses().losses()) {
      all.loss(sum(loss));
    }
    return all.all();
  }

  private StepVectors vectors(TrainedParameter parameter, SumTerms terms) {
    FloatBuffer theta = TensorMemory.of(parameter.weight());
    return new StepVectors(
        theta.capacity(),
        theta,
        TensorMemory.ofGradient(parameter.weight()),
        terms.first() ? memory(tensors.first(parameter)) : null,
        terms.second() ? memory(tensors.second(parameter)) : null,
        null,
        terms.has(SumGroup.READOUT) ? TensorMemory.of(tensors.readout().average(parameter)) : null);
  }

  private static @Nullable FloatBuffer memory(@Nullable NDArray tensor) {
    return tensor == null ? null : TensorMemory.of(tensor);
  }

  @Override
  public void update(long step) {
    tensors.count();
    tensors.parts().forEach(this::update);
  }

  private void update(Part part) {
    NativeUpdate numbers = part.update();
    if (numbers instanceof NativeUpdate.Adam adam) {
      VectorUpdate.Adam rule = rule(adam);
      threads.update(vectors(part), (k, v) -> k.adam(v, rule, Target.PARAMETERS_ZEROING));
    } else if (numbers instanceof NativeUpdate.Sgd sgd) {
      VectorUpdate.Sgd rule =
          new VectorUpdate.Sgd(sgd.rate(), sgd.momentum(), sgd.decay(), sgd.own());
      threads.update(vectors(part), (k, v) -> k.sgd(v, rule, Target.PARAMETERS_ZEROING));
    }
  }

  private static VectorUpdate.Adam rule(NativeUpdate.Adam adam) {
    return new VectorUpdate.Adam(
        adam.rate(),
        adam.beta1(),
        adam.beta2(),
        adam.epsilon(),
        adam.coupled(),
        adam.lost(),
        adam.own());
  }

  private List<StepVectors> vectors(Part part) {
    return part.open().stream().map(this::vectors).toList();
  }

  private StepVectors vectors(TrainedParameter parameter) {
    NativeForm form = tensors.form();
    FloatBuffer theta = TensorMemory.of(parameter.weight());
    return new StepVectors(
        theta.capacity(),
        theta,
        TensorMemory.ofGradient(parameter.weight()),
        form.hasMomentum() ? TensorMemory.of(tensors.firstOrNew(parameter)) : null,
        form.preconditions() ? TensorMemory.of(tensors.secondOrNew(parameter)) : null,
        null,
        null);
  }

  private static double sum(NDArray loss) {
    if (loss.getDataType() == DataType.FLOAT32 && loss.size() == 1) {
      return TensorMemory.of(loss).get(0);
    }
    try (NDArray sum = loss.sum();
        NDArray single = sum.toType(DataType.FLOAT32, true)) {
      return TensorMemory.of(single).get(0);
    }
  }
}
