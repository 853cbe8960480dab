package io.github.ae4j.online;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Linear regression that learns a stream, one instance a step, its learning rate steered; dense or sparse as {@link
 * OnlineClassifier} has it, with a {@link RegressionLoss}. Targets are in the user's own unit, in [-1e150, 1e150].
 */
@Experimental
public final class OnlineRegressor extends OnlineLearner {
  private final RegressionLoss loss;

  OnlineRegressor(RegressionLoss loss, LinearLearner learner) {
    super(learner);
    this.loss = loss;
  }

  /** Under {@link OnlineLearner#standard}. */
  public static OnlineRegressor of(RegressionLoss loss, OnlineSettings settings) {
    return of(loss, settings, standard(settings.optimizer()));
  }

  /**
   * Under a loop.
   *
   * @throws IllegalArgumentException if the preset asks what the optimizer cannot give
   */
  public static OnlineRegressor of(RegressionLoss loss, OnlineSettings settings, Preset preset) {
    return new OnlineRegressor(
        loss, new LinearLearner(settings, new Objective.Regression(loss), preset));
  }

  /** {@link #load(Path, Preset)} of one under {@link OnlineLearner#standard}. */
  public static OnlineRegressor load(Path file) throws IOException {
    return LearnerFile.readRegressor(file, OnlineLearner::standard);
  }

  /**
   * A learner that was saved, and goes on as it would have.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is truncated, damaged, of another version or kind, or of another preset
   */
  public static OnlineRegressor load(Path file, Preset preset) throws IOException {
    Objects.requireNonNull(preset, "preset");
    return LearnerFile.readRegressor(file, optimizer -> preset);
  }

  /** What it minimises. */
  public RegressionLoss loss() {
    return loss;
  }

  /** The target predicted. */
  public double predict(double[] x) {
    return predicted(x, scores -> scores[0]);
  }

  /** The target predicted. */
  public double predict(int[] indices, double[] values) {
    return predicted(indices, values, scores -> scores[0]);
  }

  /**
   * Learns an instance.
   *
   * @return its loss at the weights served, before it is learnt
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(double[] x, double target) {
    return learnDense(x, target, 1.0);
  }

  /**
   * Learns an instance that counts as much as a weight says.
   *
   * @param weight of its loss, in (0, 1e150]
   * @return its loss at the weights served, before it is learnt and without the weight
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(double[] x, double target, double weight) {
    return learnDense(x, target, weight);
  }

  /**
   * Learns an instance.
   *
   * @return its loss at the weights served, before it is learnt
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(int[] indices, double[] values, double target) {
    return learnSparse(indices, values, target, 1.0);
  }

  /**
   * Learns an instance that counts as much as a weight says.
   *
   * @param weight of its loss, in (0, 1e150]
   * @return its loss at the weights served, before it is learnt and without the weight
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(int[] indices, double[] values, double target, double weight) {
    return learnSparse(indices, values, target, weight);
  }

  /** The regressor as it stands between two steps, for any thread; see {@link OnlineClassifier#snapshot}. */
  public RegressorSnapshot snapshot() {
    return new RegressorSnapshot(frozen());
  }
}
