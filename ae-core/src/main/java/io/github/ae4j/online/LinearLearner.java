package io.github.ae4j.online;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.coefficient.Verdict;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A linear model that learns one instance a step: scores, the loop's step, the update. Not for more than one thread at a
 * time; {@link OnlineLearner} sees to that. The parameters are the biases of the outputs, then the weights of each input,
 * output by output, so that new inputs come last.
 */
final class LinearLearner {
  private static final long MOST_WEIGHTS = 1L << 30;

  private final Objective objective;
  private final int outputs;
  private final SparsePlant plant;
  private final SparseAdapter adapter;
  private final ControlLoop loop;
  private final @Nullable RunningScale scale;
  private final double[] scores;
  private final double[] servedScores;
  private final double[] slopes;
  private OnlineSettings settings;
  private int[] every = {};
  private double[] x = {};
  private int[] at = {};
  private final LearningRecord record = new LearningRecord();

  LinearLearner(OnlineSettings settings, Objective objective, Preset preset) {
    this.settings = settings;
    this.objective = objective;
    outputs = objective.outputs();
    plant = new SparsePlant(settings, size(settings.inputs()));
    adapter = new SparseAdapter(plant);
    loop = ControlLoop.on(adapter).preset(preset).build();
    scale = settings.scaling() == InputScaling.NONE ? null : new RunningScale(settings.inputs());
    scores = new double[outputs];
    servedScores = new double[outputs];
    slopes = new double[outputs];
  }

  private int size(int inputs) {
    long weights = (inputs + 1L) * outputs;
    if (weights > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          "inputs and classes must make at most " + MOST_WEIGHTS + " weights, got " + weights);
    }
    return (int) weights;
  }

  OnlineSettings settings() {
    return settings;
  }

  ControlLoop loop() {
    return loop;
  }

  LearningRecord record() {
    return record;
  }

  double learningRate() {
    return plant.coefficients().alpha;
  }

  LinearWeights weights() {
    return new LinearWeights(plant, settings.served(), scale, outputs, record.instances());
  }

  /** Indices of all inputs. */
  private int[] every() {
    if (every.length != settings.inputs()) {
      every = new int[settings.inputs()];
      for (int i = 0; i < every.length; i++) {
        every[i] = i;
      }
    }
    return every;
  }

  double[] predict(double[] values) {
    InputCheck.dense(values, settings.inputs());
    return score(every(), values);
  }

  double[] predict(int[] indices, double[] values) {
    InputCheck.sparse(indices, values, settings.inputs());
    return score(indices, values);
  }

  private boolean servesAverage() {
    return settings.served() == ServedWeights.AVERAGE;
  }

  /** Scores of an instance at the weights served; the array is this one's own. */
  private double[] score(int[] indices, double[] values) {
    boolean average = servesAverage();
    for (int k = 0; k < outputs; k++) {
      double sum = average ? plant.averaged(k) : plant.parameter(k);
      for (int j = 0; j < indices.length; j++) {
        int i = (indices[j] + 1) * outputs + k;
        double value = scale == null ? values[j] : values[j] * scale.factor(indices[j]);
        sum += (average ? plant.averaged(i) : plant.parameter(i)) * value;
      }
      servedScores[k] = sum;
    }
    return servedScores;
  }

  double learn(double[] values, double target, double weight) {
    objective.check(target);
    InputCheck.weight(weight);
    InputCheck.dense(values, settings.inputs());
    return learnChecked(every(), values, target, weight);
  }

  double learn(int[] indices, double[] values, double target, double weight) {
    objective.check(target);
    InputCheck.weight(weight);
    InputCheck.sparse(indices, values, settings.inputs());
    return learnChecked(indices, values, target, weight);
  }

  private double learnChecked(int[] indices, double[] values, double target, double weight) {
    int inputs = take(indices, values);
    touch(inputs);
    plant.load();
    scoreLoaded(inputs);
    double loss = objective.loss(scores, target);
    double served = servesAverage() ? objective.loss(servedScores, target) : loss;
    objective.slopes(scores, target, slopes);
    differentiate(inputs, weight);
    adapter.present(weight * loss);
    Verdict verdict = loop.step();
    if (verdict != Verdict.SKIP) {
      plant.update();
    }
    record.see(verdict, loop.event());
    if (objective instanceof Objective.Binary && verdict != Verdict.SKIP) {
      record.seeLabel(target);
    }
    return served;
  }

  /** Writes the gradient of the slopes. */
  private void differentiate(int inputs, double weight) {
    double[] g = plant.touched().g;
    for (int i = 0; i <= inputs; i++) {
      double value = x[i] * weight;
      for (int k = 0; k < outputs; k++) {
        g[i * outputs + k] = slopes[k] * value;
      }
    }
  }

  /**
   * Takes the inputs in as they are learnt: 1 for the bias, and each value in its scale. A 0 is left out, so that dense
   * and sparse input touch the same.
   *
   * @return number of inputs taken in
   */
  private int take(int[] indices, double[] values) {
    if (x.length <= indices.length) {
      x = new double[2 * indices.length + 1];
      at = new int[x.length];
    }
    x[0] = 1.0;
    int taken = 0;
    for (int j = 0; j < indices.length; j++) {
      if (values[j] != 0.0) {
        at[taken] = indices[j];
        x[++taken] = scaled(indices[j], values[j]);
      }
    }
    return taken;
  }

  private double scaled(int index, double value) {
    if (scale == null) {
      return value;
    }
    scale.see(index, value);
    return value * scale.factor(index);
  }

  private void touch(int inputs) {
    Touched touched = plant.touched();
    touched.clear((inputs + 1) * outputs);
    for (int k = 0; k < outputs; k++) {
      touched.add(k);
    }
    for (int j = 0; j < inputs; j++) {
      for (int k = 0; k < outputs; k++) {
        touched.add((at[j] + 1) * outputs + k);
      }
    }
  }

  /** Scores at what was loaded, and at what is served of it. */
  private void scoreLoaded(int inputs) {
    Touched touched = plant.touched();
    boolean average = servesAverage();
    for (int k = 0; k < outputs; k++) {
      double sum = 0.0;
      double lead = 0.0;
      for (int j = 0; j <= inputs; j++) {
        int at = j * outputs + k;
        sum += touched.theta[at] * x[j];
        lead += average ? plant.loadedAverage(at) * x[j] : 0.0;
      }
      scores[k] = sum;
      servedScores[k] = average ? lead : sum;
    }
  }

  /** Makes room for more inputs, whose weights are 0. */
  void grow(int inputs) {
    if (inputs < settings.inputs()) {
      throw new IllegalArgumentException(
          "inputs must be at least the " + settings.inputs() + " there are, got " + inputs);
    }
    OnlineSettings larger = settings.withInputs(inputs);
    plant.grow(size(inputs));
    if (scale != null) {
      scale.grow(inputs);
    }
    settings = larger;
  }

  /** Writes what is learnt, and the loop's state. */
  void write(DataOutputStream out) throws IOException {
    StateFile.writeBytes(out, loop.checkpoint().getBytes(StandardCharsets.UTF_8));
    plant.write(out);
    if (scale != null) {
      scale.write(out);
    }
    record.write(out);
  }

  /** Reads what {@link #write} wrote of one made alike. */
  void read(DataInputStream in) throws IOException {
    String checkpoint = new String(StateFile.readBytes(in), StandardCharsets.UTF_8);
    plant.read(in);
    if (scale != null) {
      scale.read(in);
    }
    record.read(in);
    try {
      loop.restore(checkpoint);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage()
              + "; load it with the preset it was saved under, by default"
              + " OnlineLearner.standard(OnlineOptimizer."
              + settings.optimizer()
              + ")",
          e);
    }
  }
}
