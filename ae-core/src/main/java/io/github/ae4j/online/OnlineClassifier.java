package io.github.ae4j.online;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.memory.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Logistic regression that learns a stream, one instance a step, its learning rate steered:
 *
 * <pre>{@code
 * OnlineClassifier spam = OnlineClassifier.binary(OnlineSettings.sgd(1 << 18));
 * double p = spam.probability(indices, values);
 * spam.learn(indices, values, 1);
 * }</pre>
 *
 * <p>Labels are 0 to classes - 1. With two the score is the log of the odds of 1; with more there is a score a label, and
 * their softmax. An instance is dense, an array of all inputs, or sparse: rising indices in [0, inputs) and a value each.
 * Either costs what its inputs cost. A bias is learnt beside them. Instances that break a rule are refused by an {@link
 * IllegalArgumentException} that names it, and change nothing.
 */
@Experimental
public final class OnlineClassifier extends OnlineLearner {
  /** Most classes. */
  public static final int MOST_CLASSES = 1 << 16;

  private final int classes;

  OnlineClassifier(int classes, LinearLearner learner) {
    super(learner);
    this.classes = classes;
  }

  /** Of labels 0 and 1, under {@link OnlineLearner#standard}. */
  public static OnlineClassifier binary(OnlineSettings settings) {
    return of(2, settings, standard(settings.optimizer()));
  }

  /** Of so many labels, in [2, {@value #MOST_CLASSES}], under {@link OnlineLearner#standard}. */
  public static OnlineClassifier of(int classes, OnlineSettings settings) {
    return of(classes, settings, standard(settings.optimizer()));
  }

  /**
   * Of so many labels.
   *
   * @param classes in [2, {@value #MOST_CLASSES}]
   * @throws IllegalArgumentException if the preset asks what the optimizer cannot give, or inputs and classes together
   *     make more weights than an array holds
   */
  public static OnlineClassifier of(int classes, OnlineSettings settings, Preset preset) {
    return new OnlineClassifier(classes, new LinearLearner(settings, objective(classes), preset));
  }

  static Objective objective(int classes) {
    Check.within("classes", classes, 2, MOST_CLASSES);
    return classes == 2 ? new Objective.Binary() : new Objective.Softmax(classes);
  }

  /** {@link #load(Path, Preset)} of one under {@link OnlineLearner#standard}. */
  public static OnlineClassifier load(Path file) throws IOException {
    return LearnerFile.readClassifier(file, OnlineLearner::standard);
  }

  /**
   * A learner that was saved, and goes on as it would have.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is truncated, damaged, of another version or kind, or of another preset
   */
  public static OnlineClassifier load(Path file, Preset preset) throws IOException {
    Objects.requireNonNull(preset, "preset");
    return LearnerFile.readClassifier(file, optimizer -> preset);
  }

  /** Number of labels. */
  public int classes() {
    return classes;
  }

  /** The most probable label; of equals the least. */
  public int predict(double[] x) {
    return predicted(x, scores -> ClassifierSnapshot.label(scores, classes));
  }

  /** The most probable label; of equals the least. */
  public int predict(int[] indices, double[] values) {
    return predicted(indices, values, scores -> ClassifierSnapshot.label(scores, classes));
  }

  /** Probability of label 1. */
  public double probability(double[] x) {
    return predicted(x, scores -> ClassifierSnapshot.probability(scores, classes));
  }

  /** Probability of label 1. */
  public double probability(int[] indices, double[] values) {
    return predicted(indices, values, scores -> ClassifierSnapshot.probability(scores, classes));
  }

  /** Probability of each label. */
  public double[] probabilities(double[] x) {
    return predicted(x, scores -> ClassifierSnapshot.probabilities(scores, classes));
  }

  /** Probability of each label. */
  public double[] probabilities(int[] indices, double[] values) {
    return predicted(indices, values, scores -> ClassifierSnapshot.probabilities(scores, classes));
  }

  /**
   * Learns an instance.
   *
   * @return its log loss at the weights served, before it is learnt; nats
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(double[] x, int label) {
    return learnDense(x, label, 1.0);
  }

  /**
   * Learns an instance that counts as much as a weight says.
   *
   * @param weight of its loss, in (0, 1e150]
   * @return its log loss at the weights served, before it is learnt and without the weight; nats
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(double[] x, int label, double weight) {
    return learnDense(x, label, weight);
  }

  /**
   * Learns an instance.
   *
   * @return its log loss at the weights served, before it is learnt; nats
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(int[] indices, double[] values, int label) {
    return learnSparse(indices, values, label, 1.0);
  }

  /**
   * Learns an instance that counts as much as a weight says.
   *
   * @param weight of its loss, in (0, 1e150]
   * @return its log loss at the weights served, before it is learnt and without the weight; nats
   * @throws IllegalStateException if it is closed or another thread is in a call
   */
  public double learn(int[] indices, double[] values, int label, double weight) {
    return learnSparse(indices, values, label, weight);
  }

  /**
   * The classifier as it stands between two steps, for any thread: at most one step old where the settings publish none,
   * which copies the weights and has a step wait for it; else the one published last, at once.
   */
  public ClassifierSnapshot snapshot() {
    return new ClassifierSnapshot(frozen(), classes);
  }
}
