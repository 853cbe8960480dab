package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.OwnConfig;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A training configuration that one network has to itself. Several networks may be given one, and share its updater,
 * its regularizations and its counts; a network that is to be steered gets a copy, and keeps it.
 */
public final class OwnTraining {
  private final List<Runnable> undo = new ArrayList<>();

  private OwnTraining() {}

  /** Gives a network a copy of its training configuration, and its updaters that of the updater. */
  public static OwnTraining give(SameDiff network) {
    OwnTraining training = new OwnTraining();
    TrainingConfig shared = network.getTrainingConfig();
    TrainingConfig own = copy(shared);
    network.setTrainingConfig(own);
    training.undo.add(() -> network.setTrainingConfig(shared));
    training.undo.add(() -> putIntoUpdaters(network, shared.getUpdater()));
    if (network.getUpdaterMap() != null) {
      for (GradientUpdater<?> updater : network.getUpdaterMap().values()) {
        training.give(updater, own.getUpdater());
      }
    }
    return training;
  }

  /** For those that were made in the meantime. */
  private static void putIntoUpdaters(SameDiff network, IUpdater config) {
    if (network.getUpdaterMap() != null) {
      network.getUpdaterMap().values().forEach(updater -> OwnConfig.put(updater, config));
    }
  }

  private void give(GradientUpdater<?> updater, IUpdater own) {
    IUpdater shared = updater.getConfig();
    OwnConfig.put(updater, own);
    undo.add(() -> OwnConfig.put(updater, shared));
  }

  private static TrainingConfig copy(TrainingConfig from) {
    return new TrainingConfig(
        OwnConfig.copy(from.getUpdater()),
        from.getRegularization(),
        from.isMinimize(),
        from.getDataSetFeatureMapping(),
        from.getDataSetLabelMapping(),
        from.getDataSetFeatureMaskMapping(),
        from.getDataSetLabelMaskMapping(),
        from.getLossVariables(),
        from.getIterationCount(),
        from.getEpochCount(),
        from.getInitialLossDataType(),
        from.getTrainEvaluations(),
        from.getTrainEvaluationLabels(),
        from.getValidationEvaluations(),
        from.getValidationEvaluationLabels());
  }

  /** Puts back what was there, where steering failed. */
  public void undo() {
    undo.forEach(Runnable::run);
  }
}
