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

  /** The weight decay among them, of what is trained. */
  WeightDecays decays(List<Segment> segments) {
    if (!any()) {
      return new WeightDecays(List.of());
    }
    // the user's list may refuse to be written
    List<Regularization> own = new ArrayList<>(config().getRegularization());
    config().setRegularization(own);
    return new WeightDecays(
        segments.stream()
            .map(one -> new WeightDecays.Run(one.parameters(), one.relativeRate(), own))
            .toList());
  }

  /** Adds what they give to the gradients of some variables, before or after an update. */
  void apply(List<TrainedVariable> variables, ApplyStep when) {
    if (any()) {
      variables.forEach(variable -> apply(variable, when));
    }
  }

  /** Adds what they give to the gradient of a variable. */
  void apply(TrainedVariable variable, ApplyStep when) {
    if (!any()) {
      return;
    }
    int iteration = config().getIterationCount();
    int epoch = config().getEpochCount();
    IUpdater updater = config().getUpdater();
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
