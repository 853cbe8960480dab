package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.ae4j.array.StepVectors;
import io.github.ae4j.array.VectorSums;
import io.github.ae4j.djl.TrainedParameters.Entry;
import io.github.ae4j.signal.Statistic;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a step in plain Java, over the tensors' own memory on the CPU: all of them in one pass, where the
 * engine takes a pass and a call for each. The memory is asked for anew at every step, for a tensor may be given
 * other memory between two.
 */
final class HostSums {
  /** Bytes of a tensor that the engine hands out as a buffer. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private final NativeForm form;
  private final TrainedParameters parameters;
  private final VectorSums kernel = new VectorSums();

  HostSums(NativeForm form, TrainedParameters parameters) {
    this.form = form;
    this.parameters = parameters;
  }

  /** Whether dense float32 parameters can be summed here. */
  boolean fit(List<Entry> entries) {
    return !parameters.device().isGpu()
        && entries.stream().allMatch(entry -> entry.weight().size() * Float.BYTES <= LARGEST);
  }

  /** The wanted sums of the open step, by the statistics' ordinals. */
  double[] sums(
      Set<Statistic> wanted, FusedTerms terms, LossRecord losses, AveragedReadout readout) {
    kernel.want(wanted);
    kernel.clear();
    for (Entry entry : parameters.open()) {
      kernel.add(vectors(entry, terms, readout), 1.0, form.coupledDecay(), terms.divisor());
    }
    double[] sums = terms.weighted(kernel.sums());
    for (NDArray loss : losses.losses()) {
      sums[Statistic.LOSS.ordinal()] += sum(loss);
    }
    return sums;
  }

  private StepVectors vectors(Entry entry, FusedTerms terms, AveragedReadout readout) {
    FloatBuffer theta = required(entry.weight());
    return new StepVectors(
        theta.capacity(),
        theta,
        required(entry.gradient()),
        terms.first() ? memory(form.fields.firstMoments(), entry) : null,
        terms.second() ? memory(form.fields.secondMoments(), entry) : null,
        null,
        terms.readout() ? required(readout.average(entry)) : null);
  }

  private @Nullable FloatBuffer memory(StateMap states, Entry entry) {
    NDArray state = states.find(entry.id(), parameters.device());
    return state == null ? null : required(state);
  }

  private static FloatBuffer required(NDArray tensor) {
    return tensor.toByteBuffer(true).asFloatBuffer();
  }

  private static double sum(NDArray loss) {
    if (loss.getDataType() != DataType.FLOAT32) {
      try (NDArray single = loss.toType(DataType.FLOAT32, true)) {
        return sum(single);
      }
    }
    FloatBuffer values = required(loss);
    double sum = 0.0;
    while (values.hasRemaining()) {
      sum += values.get();
    }
    return sum;
  }
}
