package io.github.ae4j.nd4j.form;

import io.github.ae4j.vector.StepVectors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.SgdUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A run of parameters that one updater updates at once, as flat views.
 *
 * @param updater the updater, whose state is read and emptied in place
 * @param configs the updater's configuration, and every other one that must stay equal to it
 * @param parameters theta, rank 1, contiguous
 * @param states the updater's state by name, each rank 1, contiguous
 * @param relativeRate the native learning rate over that of the first segment; 1 without a rate
 */
public record Segment(
    GradientUpdater<?> updater,
    List<IUpdater> configs,
    INDArray parameters,
    Map<String, INDArray> states,
    double relativeRate) {
  /** A segment around an updater, with its state as it stands there. */
  public static Segment of(
      GradientUpdater<?> updater,
      List<IUpdater> configs,
      INDArray parameters,
      double relativeRate) {
    Map<String, INDArray> states = new HashMap<>();
    updater.getState().forEach((name, state) -> states.put(name, flat(name, state)));
    return new Segment(
        updater, configs, flat("parameters", parameters), Map.copyOf(states), relativeRate);
  }

  /**
   * A stretch of it that is trained in its own way: by an updater of its own, over the same state.
   *
   * @param from its first coordinate
   * @param to one behind its last
   * @param proportion what its learning rate is multiplied by
   * @param relativeRate its rate over that of the first segment of its kind
   * @param also configurations that are to hold what its own does
   */
  public Segment cut(
      long from, long to, double proportion, double relativeRate, List<IUpdater> also) {
    IUpdater config = OwnConfig.copy(configs.get(0));
    if (proportion != 1.0) {
      config.setLrAndSchedule(config.getLearningRate(0, 0) * proportion, null);
    }
    Map<String, INDArray> views = new HashMap<>();
    states.forEach((name, state) -> views.put(name, state.get(NDArrayIndex.interval(from, to))));
    List<IUpdater> written = new ArrayList<>(List.of(config));
    written.addAll(also);
    return of(
        config instanceof Sgd sgd ? new SgdUpdater(sgd) : config.instantiate(views, false),
        List.copyOf(written),
        parameters.get(NDArrayIndex.interval(from, to)),
        relativeRate);
  }

  /** A contiguous array as a vector that shares its memory. */
  public static INDArray flat(String what, INDArray array) {
    ArrayRefusals.flat(what, array);
    return array.rank() == 1 ? array : array.reshape(array.ordering(), true, array.length());
  }

  /** A state by name; null for a name that is null. */
  public @Nullable INDArray state(@Nullable String name) {
    return name == null ? null : states.get(name);
  }

  /** The memory of the arrays on the CPU, all of it float32, of a kind with a second moment. */
  public StepVectors memory(UpdaterKind kind, INDArray gradient) {
    return new StepVectors(
        Math.toIntExact(size()),
        memory(parameters),
        Objects.requireNonNull(memory(gradient)),
        memory(state(kind.first())),
        Objects.requireNonNull(memory(state(kind.second()))),
        memory(state(kind.third())),
        null);
  }

  /** A view's buffer is the whole one, set to its place. */
  private static @Nullable FloatBuffer memory(@Nullable INDArray array) {
    return array == null ? null : array.data().asNioFloat().slice();
  }

  public long size() {
    return parameters.length();
  }
}
