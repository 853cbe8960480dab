package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.github.ae4j.Experimental;
import io.github.ae4j.machine.Halting;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@link Halting} each epoch's validation figure, as {@code EasyTrain.fit} measures it on its validation set: by
 * default the trainer's loss.
 *
 * <pre>{@code
 * config.addTrainingListeners(new EpochValidation(halting));
 * }</pre>
 */
@Experimental
public final class EpochValidation extends TrainingListenerAdapter {
  private static final String KEY = "ae_validation";

  private final Halting halting;
  private final DoubleUnaryOperator figure;
  private @Nullable Evaluator evaluator;
  private boolean measured;

  /** The validation loss. */
  public EpochValidation(Halting halting) {
    this.halting = halting;
    figure = loss -> loss;
  }

  /**
   * Another measure.
   *
   * @param evaluator of its own, not one of the configuration's
   * @param figure what is made of its result, lower is better: {@code accuracy -> 1.0 - accuracy}
   */
  public EpochValidation(Halting halting, Evaluator evaluator, DoubleUnaryOperator figure) {
    this.halting = halting;
    this.evaluator = evaluator;
    this.figure = figure;
  }

  private Evaluator evaluator(Trainer trainer) {
    Evaluator chosen = evaluator;
    if (chosen == null) {
      chosen = trainer.getLoss();
      evaluator = chosen;
    }
    return chosen;
  }

  @Override
  public void onValidationBatch(Trainer trainer, BatchData batch) {
    Evaluator by = evaluator(trainer);
    if (!measured) {
      by.addAccumulator(KEY);
      measured = true;
    }
    for (Device device : batch.getLabels().keySet()) {
      by.updateAccumulator(KEY, batch.getLabels().get(device), batch.getPredictions().get(device));
    }
  }

  @Override
  public void onEpoch(Trainer trainer) {
    if (measured) {
      measured = false;
      halting.validation(figure.applyAsDouble(evaluator(trainer).getAccumulator(KEY)));
    }
  }
}
