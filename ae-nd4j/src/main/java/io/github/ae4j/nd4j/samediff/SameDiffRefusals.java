package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.form.ArrayRefusals;
import io.github.ae4j.nd4j.form.UpdaterRefusals;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What of SameDiff cannot be steered: the thing, the rule, the value. */
public final class SameDiffRefusals {
  private SameDiffRefusals() {}

  /** Checks that a network can be trained, and with an updater that can be steered. */
  public static void trainable(SameDiff network) {
    TrainingConfig config = network.getTrainingConfig();
    if (config == null) {
      throw new IllegalArgumentException(
          "the network must have a training configuration, got none; call setTrainingConfig first");
    }
    if (!config.isMinimize()) {
      throw new IllegalArgumentException(
          "the training configuration must minimize, got minimize(false); minimize the negated"
              + " objective instead");
    }
    UpdaterRefusals.kind(config.getUpdater());
  }

  /** Checks that {@code fit} can be made to compute the loss, which it does for what it evaluates. */
  public static void labelled(TrainingConfig config) {
    if (config.getDataSetLabelMapping() == null || config.getDataSetLabelMapping().isEmpty()) {
      throw new IllegalArgumentException(
          "the training configuration must map labels for its fit to be steered, got none; use"
              + " AeSameDiff.steer, or map the targets as labels");
    }
  }

  /** Checks that {@code fit}, which knows one rate, needs none of a group. */
  public static void ratedDecay(TrainingConfig config) {
    for (Regularization one : regularizations(config)) {
      if (one instanceof WeightDecay decay && decay.isApplyLR()) {
        throw new IllegalArgumentException(
            "a weight decay that the learning rate multiplies must not be among the regularizations"
                + " where fit is steered in groups, got "
                + decay
                + ": fit knows one rate; use AeSameDiff.steer");
      }
    }
  }

  private static List<Regularization> regularizations(TrainingConfig config) {
    return config.getRegularization() == null ? List.of() : config.getRegularization();
  }

  /** Checks that no group is the head. */
  static void head(List<ParameterGroup> groups) {
    for (ParameterGroup group : groups) {
      if (group.role() == GroupRole.HEAD) {
        throw new IllegalArgumentException(
            "group "
                + group.name()
                + " of a SameDiff network must not be the head, which is not shrunk there, got "
                + group.role()
                + "; use ParameterGroup.sharing at 1.0");
      }
    }
  }

  /** Checks a variable's array against those before it. */
  static void variable(SDVariable variable, INDArray first) {
    INDArray array = variable.getArr();
    ArrayRefusals.flat("variable " + variable.name(), array);
    if (array.dataType() != first.dataType()) {
      throw new IllegalArgumentException(
          "variable "
              + variable.name()
              + " must have the data type of the others, "
              + first.dataType()
              + ", got "
              + array.dataType());
    }
  }
}
