package io.github.ae4j.djl.pass;

import static io.github.ae4j.signal.Statistic.THETA_THETA;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.NativeUpdate;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.LeftSquare;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorUpdate;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
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
  private final List<LeftSquare> left = new ArrayList<>();
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
    List<Part> parts = tensors.parts();
    for (int i = 0; i < parts.size(); i++) {
      SumTerms terms = new SumTerms(parts.get(i), wanted);
      all.add(parts.get(i), terms.weighted(sums(parts.get(i), left(i), terms, wanted)));
    }
    for (NDArray loss : tensors.losses().losses()) {
      all.loss(sum(loss));
    }
    return all.all();
  }

  private double[] sums(Part part, LeftSquare square, SumTerms terms, Set<Statistic> wanted) {
    List<StepVectors> vectors = part.open().stream().map(p -> vectors(p, terms)).toList();
    OptionalDouble known = terms.squaresTheta() ? square.take(vectors) : OptionalDouble.empty();
    EnumSet<Statistic> sums = EnumSet.copyOf(wanted);
    known.ifPresent(value -> sums.remove(THETA_THETA));
    double[] made = threads.sums(vectors, sums, terms.coupledDecay(), terms.divisor());
    known.ifPresent(value -> made[THETA_THETA.ordinal()] = value);
    return made;
  }

  private LeftSquare left(int part) {
    while (left.size() <= part) {
      left.add(new LeftSquare());
    }
    return left.get(part);
  }

  /** Says that the parameters were moved in another way, or may be. */
  void forget() {
    left.forEach(LeftSquare::forget);
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
    List<Part> parts = tensors.parts();
    for (int i = 0; i < parts.size(); i++) {
      update(parts.get(i), left(i));
    }
  }

  private void update(Part part, LeftSquare square) {
    NativeUpdate numbers = part.update();
    if (numbers instanceof NativeUpdate.Adam adam) {
      VectorUpdate.Adam rule = rule(adam);
      update(part, square, (k, v) -> k.adam(v, rule, Target.PARAMETERS_ZEROING));
    } else if (numbers instanceof NativeUpdate.Sgd sgd) {
      VectorUpdate.Sgd rule =
          new VectorUpdate.Sgd(sgd.rate(), sgd.momentum(), sgd.decay(), sgd.own());
      update(part, square, (k, v) -> k.sgd(v, rule, Target.PARAMETERS_ZEROING));
    }
  }

  private void update(Part part, LeftSquare square, BiConsumer<VectorUpdate, StepVectors> rule) {
    List<StepVectors> vectors = vectors(part);
    if (square.isAsked()) {
      square.leave(vectors, threads.squaredUpdate(vectors, rule));
    } else {
      square.forget();
      threads.update(vectors, rule);
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
