package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * The regularizations of a network's training configuration, as it is at each step: one list serves all
 * variables.
 */
record Regularizations(SameDiff network) {
  /** Whether one adds to the gradients or to the update. */
  boolean any() {
    List<Regularization> all = config().getRegularization();
    return all != null && !all.isEmpty();
  }

  /** Gives the configuration a list of its own: the user's may refuse to be written. */
  List<Regularization> own() {
    List<Regularization> own = any() ? new ArrayList<>(config().getRegularization()) : List.of();
    if (any()) {
      config().setRegularization(own);
    }
    return own;
  }

  /** The weight decay among them of one group's segments. */
  static WeightDecays decays(List<Regularization> own, List<Segment> group, List<Segment> others) {
    return new WeightDecays(runs(own, group), runs(own, others));
  }

  private static List<WeightDecays.Run> runs(List<Regularization> own, List<Segment> segments) {
    return own.isEmpty()
        ? List.of()
        : segments.stream()
            .map(one -> new WeightDecays.Run(one.parameters(), one.relativeRate(), own))
            .toList();
  }

  /** Adds what they give to the gradient of a variable with an updater's rate, before or after an update. */
  void apply(TrainedVariable variable, IUpdater updater, ApplyStep when) {
    if (!any()) {
      return;
    }
    int iteration = config().getIterationCount();
    int epoch = config().getEpochCount();
    double rate = updater.hasLearningRate() ? updater.getLearningRate(iteration, epoch) : 1.0;
    for (Regularization one : config().getRegularization()) {
      if (one.applyStep() == when) {
        one.apply(variable.array(), variable.gradient(), rate, iteration, epoch);
      }
    }
  }

  private TrainingConfig config() {
    return network.getTrainingConfig();
  }
}
