package io.github.ae4j.nd4j.samediff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.evaluation.IEvaluation;

/**
 * A network whose {@code fit} computes its losses, until it is asked no more: what is evaluated is computed,
 * and an evaluation of nothing costs nothing more.
 */
public final class EvaluatedLosses {
  private final SameDiff network;
  private final Map<String, List<IEvaluation>> evaluations;
  private final Map<String, Integer> labels;

  /** Asks for the losses from now on. */
  public EvaluatedLosses(SameDiff network) {
    this.network = network;
    evaluations = network.getTrainingConfig().getTrainEvaluations();
    labels = network.getTrainingConfig().getTrainEvaluationLabels();
    Map<String, List<IEvaluation>> more = new HashMap<>(evaluations);
    Map<String, Integer> moreLabels = new HashMap<>(labels);
    for (String name : network.getLossVariables()) {
      more.putIfAbsent(name, new ArrayList<>());
      moreLabels.putIfAbsent(name, 0);
    }
    set(more, moreLabels);
  }

  /** Asks no more. */
  public void remove() {
    set(evaluations, labels);
  }

  private void set(Map<String, List<IEvaluation>> all, Map<String, Integer> allLabels) {
    network.getTrainingConfig().setTrainEvaluations(all);
    network.getTrainingConfig().setTrainEvaluationLabels(allLabels);
  }
}
