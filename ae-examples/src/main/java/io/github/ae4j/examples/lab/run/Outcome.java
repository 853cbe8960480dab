package io.github.ae4j.examples.lab.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run came to.
 *
 * @param data where the data was from, in words
 * @param configuration what was run: sizes, steps, constants
 * @param metrics by name; {@link #FINAL} is the experiment's metric at the budget
 * @param curves by name; {@link #METRIC} is the experiment's metric over the steps
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

  /** Curve of the experiment's metric. */
  public static final String METRIC = "metric";

  /** Curve of the training loss. */
  public static final String LOSS = "loss";

  /** The same with more metrics. */
  public Outcome with(Map<String, Double> more) {
    Map<String, Double> all = new LinkedHashMap<>(metrics);
    all.putAll(more);
    return new Outcome(data, configuration, all, curves);
  }

  /** The same with one more curve. */
  public Outcome with(String name, Curve curve) {
    Map<String, Curve> all = new LinkedHashMap<>(curves);
    all.put(name, curve);
    return new Outcome(data, configuration, metrics, all);
  }

  /** The same with more of its configuration said; what it says itself stands. */
  Outcome configured(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.putAll(configuration);
    return new Outcome(data, all, metrics, curves);
  }
}
