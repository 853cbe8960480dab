package io.github.ae4j.examples.quickstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one arm did, step by step; steps count from 1 over both phases. */
final class ArmHistory {
  /** Steps between two measurements of the accuracy. */
  static final int CADENCE = 25;

  /** Accuracy whose first reaching is counted. */
  static final double TARGET = 0.90;

  /** An accuracy on the digits held back, measured after a step. */
  record Accuracy(int step, double value) {}

  /** An event a step named. */
  record Named(long step, String event) {}

  final ArmKind kind;
  final double[] loss;
  final List<Accuracy> accuracies = new ArrayList<>();
  final List<Named> events = new ArrayList<>();
  final Map<String, double[]> coefficients = new LinkedHashMap<>();
  private final int steps;

  /** An empty history of two phases of some steps each. */
  ArmHistory(ArmKind kind, int steps) {
    this.kind = kind;
    this.steps = steps;
    this.loss = new double[Phase.values().length * steps];
  }

  /** Whether the accuracy is measured after this step, from 1. */
  boolean measured(int step) {
    return step % CADENCE == 0 || step % steps == 0;
  }

  /** Writes a coefficient's value at a step, from 1. */
  void coefficient(String name, int step, double value) {
    coefficients.computeIfAbsent(name, n -> empty())[step - 1] = value;
  }

  private double[] empty() {
    double[] values = new double[loss.length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Accuracy after the last step of a phase. */
  double finalAccuracy(Phase phase) {
    int end = (phase.ordinal() + 1) * steps;
    return accuracies.stream()
        .filter(accuracy -> accuracy.step() == end)
        .mapToDouble(Accuracy::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no accuracy after step " + end));
  }

  /** Steps of a phase until the accuracy was first measured at the target; null if it never was. */
  @Nullable Integer stepsToTarget(Phase phase) {
    int start = phase.ordinal() * steps;
    return accuracies.stream()
        .filter(accuracy -> accuracy.step() > start && accuracy.step() <= start + steps)
        .filter(accuracy -> accuracy.value() >= TARGET)
        .map(accuracy -> accuracy.step() - start)
        .findFirst()
        .orElse(null);
  }

  /** Steps from the switch of the pixels to the first drift named after it; null if none was. */
  @Nullable Integer driftNamedAfter() {
    return events.stream()
        .filter(named -> named.step() > steps && drift(named))
        .map(named -> (int) (named.step() - steps))
        .findFirst()
        .orElse(null);
  }

  /** Number of drifts named while nothing had drifted. */
  long falseDrifts() {
    return events.stream().filter(named -> named.step() <= steps && drift(named)).count();
  }

  private static boolean drift(Named named) {
    return named.event().toLowerCase(Locale.ROOT).contains("drift");
  }
}
