package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.OwnConfig;
import io.github.ae4j.nd4j.form.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The state of one updater over all variables, in flat vectors that the network's own updaters, one a
 * variable, have views of.
 *
 * @param updater has the flat state
 */
record SharedState(GradientUpdater<?> updater) {
  /**
   * State of variables together.
   *
   * @param like has their data type
   * @param size coordinates of all
   */
  static SharedState of(IUpdater config, INDArray like, long size) {
    long numbers = config.stateSize(size);
    INDArray state = numbers == 0 ? null : Nd4j.create(like.dataType(), 1, numbers);
    GradientUpdater<?> updater = config.instantiate(state, false);
    if (state != null) {
      updater.setStateViewArray(state, new long[] {size}, 'c', true);
    }
    return new SharedState(updater);
  }

  /** Moves the state of the network's own updaters here, and lets them share it and its configuration; a segment
   * a variable. */
  List<Segment> adopt(SameDiff network, List<TrainedVariable> variables, double relativeRate) {
    Map<String, GradientUpdater> own = NetworkUpdaters.of(network);
    List<IUpdater> configs = List.of(updater.getConfig());
    List<Segment> segments = new ArrayList<>();
    long from = 0;
    for (TrainedVariable variable : variables) {
      long to = from + variable.array().length();
      Map<String, INDArray> slices = slices(from, to);
      share(own.get(variable.name()), variable, slices);
      OwnConfig.put(own.get(variable.name()), updater.getConfig());
      segments.add(new Segment(updater, configs, variable.flat(), slices, relativeRate));
      from = to;
    }
    return segments;
  }

  private Map<String, INDArray> slices(long from, long to) {
    Map<String, INDArray> slices = new HashMap<>();
    updater
        .getState()
        .forEach((name, all) -> slices.put(name, all.get(NDArrayIndex.interval(from, to))));
    return slices;
  }

  /** Puts a variable's state into slices of the flat one, and has its own updater keep it there. */
  private static void share(
      GradientUpdater<?> own, TrainedVariable variable, Map<String, INDArray> slices) {
    Map<String, INDArray> views = new HashMap<>();
    slices.forEach((name, slice) -> views.put(name, variable.shaped(slice)));
    views.forEach((name, view) -> view.assign(own.getState().get(name)));
    if (!views.isEmpty()) {
      own.setState(views, false);
    }
  }
}
