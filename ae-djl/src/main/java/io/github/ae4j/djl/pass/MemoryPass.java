package io.github.ae4j.djl.pass;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.NativeUpdate;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import io.github.ae4j.vector.VectorUpdate;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plain Java over the tensors' own memory on the CPU: all sums in one pass, the update in another that
 * zeroes the gradients, where the engine takes a pass and a call for each operation. The memory is asked for anew each
 * time, for a tensor may be given other memory in between. Makes neither noise nor an averaged readout.
 *
 * <p>One thread does it. Where the engine has several and the network is large, they are faster.
 */
final class MemoryPass implements StepPass {
  /** Coordinates up to which this thread is not slower than two of the engine's, which share no more of the sums. */
  private static final long SMALL = 1 << 19;

  private final StepTensors tensors;
  private final VectorSums sums = new VectorSums();
  private final VectorUpdate update = new VectorUpdate();
  private final GroupSums all;

  MemoryPass(StepTensors tensors) {
    this.tensors = tensors;
    all = new GroupSums(tensors.parameters().groups());
  }

  /** Whether the open parameters can be worked on here, and are best. */
  boolean fits() {
    TrainedParameters parameters = tensors.parameters();
    return !parameters.device().isGpu()
        && (parameters.coordinates() <= SMALL || JniUtils.getNumThreads() == 1)
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
    sums.want(wanted);
    for (Part part : tensors.parts()) {
      SumTerms terms = new SumTerms(part, wanted);
      sums.clear();
      for (TrainedParameter parameter : part.open()) {
        sums.add(vectors(parameter, terms), 1.0, terms.coupledDecay(), terms.divisor());
      }
      all.add(part, terms.weighted(sums.sums()));
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
      part.open().forEach(p -> update.adam(vectors(p), rule, Target.PARAMETERS_ZEROING));
    } else if (numbers instanceof NativeUpdate.Sgd sgd) {
      VectorUpdate.Sgd rule =
          new VectorUpdate.Sgd(sgd.rate(), sgd.momentum(), sgd.decay(), sgd.own());
      part.open().forEach(p -> update.sgd(vectors(p), rule, Target.PARAMETERS_ZEROING));
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
