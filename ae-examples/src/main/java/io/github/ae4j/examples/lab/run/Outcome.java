package io.github.ae4j.examples.lab.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run came to: where its data was from, in words, its sizes, steps and constants, and its
 * metrics and curves by name.
 */
public record Outcome(
    String data,
    Map<String, String> configuration,
    Map<String, Double> metrics,
    Map<String, Curve> curves) {
  /** The experiment's metric at the end. */
  public static final String FINAL = "final";

  /** Mean of the experiment's metric over the steps, by the trapezoidal rule. */
  public static final String AUC = "auc";

  /** Bytes of optimizer state, in double precision. */
  public static final String STATE_BYTES = "stateBytes";

  /** Entry of the configuration: which of an experiment's conditions it was made under. */
  public static final String CONDITION = "condition";

  /** Entry of the configuration: which folders it read below {@code --data}, or {@link #NOTHING}. */
  static final String READ = "read from --data";

  static final String NOTHING = "nothing";

  /** Curve of the experiment's metric. */
  public static final String METRIC = "metric";

  public static final String LOSS = "loss";

  /** Curve of a steered arm: drifts its loop has named so far. */
  public static final String DRIFTS = "drifts";

  private static <V> Map<String, V> joined(Map<String, V> first, Map<String, V> then) {
    Map<String, V> all = new LinkedHashMap<>(first);
    all.putAll(then);
    return all;
  }

  public Outcome with(Map<String, Double> more) {
    return new Outcome(data, configuration, joined(metrics, more), curves);
  }

  public Outcome with(String name, Curve curve) {
    return new Outcome(data, configuration, metrics, joined(curves, Map.of(name, curve)));
  }

  /** The same with more of its configuration said; what it says itself stands. */
  Outcome configured(Map<String, String> more) {
    return new Outcome(data, joined(more, configuration), metrics, curves);
  }
}
