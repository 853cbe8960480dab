package io.github.ae4j.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import io.github.ae4j.djl.TrainedParameters.Entry;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import io.github.ae4j.vector.VectorUpdate;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step in plain Java, over the tensors' own memory on the CPU: all sums in one pass, the update in another that
 * zeroes the gradients, where the engine takes a pass and a call for each operation. The memory is asked for anew each
 * time, for a tensor may be given other memory in between.
 *
 * <p>One thread does it. Where the engine has several and the network is large, they are faster.
 */
final class HostStep {
  /** Coordinates up to which this thread is not slower than two of the engine's, which share no more of the sums. */
  private static final long SMALL = 1 << 19;

  private final NativeForm form;
  private final TrainedParameters parameters;
  private final VectorSums sums = new VectorSums();
  private final VectorUpdate update = new VectorUpdate();

  HostStep(NativeForm form, TrainedParameters parameters) {
    this.form = form;
    this.parameters = parameters;
  }

  /** Whether float32 parameters can be worked on here, and are best. */
  boolean fits(List<Entry> entries) {
    return !parameters.device().isGpu()
        && (parameters.coordinates() <= SMALL || JniUtils.getNumThreads() == 1)
        && entries.stream().map(Entry::weight).allMatch(this::isHere);
  }

  private boolean isHere(NDArray weight) {
    return weight.getDataType() == DataType.FLOAT32
        && weight.getDevice().equals(parameters.device())
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

  /** The wanted sums of the open step, by the statistics' ordinals. */
  double[] sums(
      Set<Statistic> wanted, FusedTerms terms, LossRecord losses, AveragedReadout readout) {
    sums.want(wanted);
    sums.clear();
    for (Entry entry : parameters.open()) {
      FloatBuffer theta = TensorMemory.of(entry.weight());
      StepVectors vectors =
          new StepVectors(
              theta.capacity(),
              theta,
              TensorMemory.ofGradient(entry.weight()),
              terms.first() ? memory(form.fields.firstMoments(), entry) : null,
              terms.second() ? memory(form.fields.secondMoments(), entry) : null,
              null,
              terms.readout() ? TensorMemory.of(readout.average(entry)) : null);
      sums.add(vectors, 1.0, form.coupledDecay(), terms.divisor());
    }
    double[] all = terms.weighted(sums.sums());
    for (NDArray loss : losses.losses()) {
      all[Statistic.LOSS.ordinal()] += sum(loss);
    }
    return all;
  }

  /** Makes the update of the open step and zeroes the gradients. */
  void update() {
    double[] numbers = form.updateNumbers();
    if (form.preconditions()) {
      VectorUpdate.Adam rule = adam(numbers);
      parameters.open().forEach(e -> update.adam(vectors(e), rule, Target.PARAMETERS_ZEROING));
    } else {
      VectorUpdate.Sgd rule = new VectorUpdate.Sgd(numbers[0], numbers[1], numbers[2], numbers[3]);
      parameters.open().forEach(e -> update.sgd(vectors(e), rule, Target.PARAMETERS_ZEROING));
    }
  }

  private VectorUpdate.Adam adam(double[] numbers) {
    double coupled = form.decoupled() ? 0.0 : numbers[4];
    double lost = form.decoupled() ? numbers[0] * numbers[4] : 0.0;
    return new VectorUpdate.Adam(
        numbers[0], numbers[1], numbers[2], numbers[3], coupled, lost, numbers[5]);
  }

  private StepVectors vectors(Entry entry) {
    FloatBuffer theta = TensorMemory.of(entry.weight());
    return new StepVectors(
        theta.capacity(),
        theta,
        TensorMemory.ofGradient(entry.weight()),
        form.hasMomentum() ? orNew(form.fields.firstMoments(), entry) : null,
        form.preconditions() ? orNew(form.fields.secondMoments(), entry) : null,
        null,
        null);
  }

  private @Nullable FloatBuffer memory(StateMap states, Entry entry) {
    NDArray state = states.find(entry.id(), parameters.device());
    return state == null ? null : TensorMemory.of(state);
  }

  private FloatBuffer orNew(StateMap states, Entry entry) {
    return TensorMemory.of(states.findOrZero(entry.id(), parameters.device(), entry.weight()));
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
