package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.NativeUpdate.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * Variables that are trained alike. Their gradients and the updater's state stand each in one flat vector, so that one
 * updater updates them in one call. The network's own updaters, one a variable, are given views of that state, and the
 * updater's configuration.
 */
final class TrainedPiece {
  private final Regularizations regularizations;
  private final IUpdater updater;
  private final INDArray gradient;
  private final List<TrainedVariable> variables = new ArrayList<>();
  private final List<INDArray> gradients = new ArrayList<>();
  private final List<Segment> segments;
  private final Whole whole;

  /**
   * Variables of a network, with the state that its updaters have.
   *
   * @param trained at least one
   * @param updater configures what updates them
   * @param proportion of their rate to that of the first variables of their group
   */
  TrainedPiece(SameDiff network, List<SDVariable> trained, IUpdater updater, double proportion) {
    regularizations = new Regularizations(network);
    this.updater = updater;
    INDArray first = trained.get(0).getArr();
    long size = trained.stream().mapToLong(variable -> variable.getArr().length()).sum();
    gradient = Nd4j.create(first.dataType(), size);
    long from = 0;
    for (SDVariable variable : trained) {
      long to = from + variable.getArr().length();
      INDArray slice = gradient.get(NDArrayIndex.interval(from, to));
      gradients.add(slice);
      variables.add(TrainedVariable.of(variable, slice));
      from = to;
    }
    SharedState state = SharedState.of(updater, first, size);
    segments = state.adopt(network, variables, proportion);
    whole = new Whole(state.updater(), gradient);
  }

  List<TrainedVariable> variables() {
    return variables;
  }

  /** One a variable. */
  List<Segment> segments() {
    return segments;
  }

  /** Slices of the flat gradient, one a variable. */
  List<INDArray> gradients() {
    return gradients;
  }

  /** What updates all of them in one call, and the flat gradient that it overwrites. */
  Whole whole() {
    return whole;
  }

  /** Copies gradients into the flat one, with what regularizations add before an update. */
  void gather(Map<String, INDArray> computed) {
    for (TrainedVariable variable : variables) {
      gather(variable, computed.get(variable.name()));
    }
  }

  /** Copies the gradient of one variable in, with what regularizations add before its update. */
  void gather(TrainedVariable variable, INDArray computed) {
    variable.gradient().assign(computed);
    regularizations.apply(variable, updater, ApplyStep.BEFORE_UPDATER);
  }

  /** Takes the update from the variables, with what regularizations give after one. */
  void subtract() {
    for (int i = 0; i < variables.size(); i++) {
      regularizations.apply(variables.get(i), updater, ApplyStep.POST_UPDATER);
      variables.get(i).flat().subi(gradients.get(i));
    }
  }
}
