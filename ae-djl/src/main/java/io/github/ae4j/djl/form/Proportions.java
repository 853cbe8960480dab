package io.github.ae4j.djl.form;

import ai.djl.training.tracker.FixedPerVarTracker;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.memory.Check;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fixed proportions of parameters' learning rates to the one that the loop steers: those of groups, times those of DJL's
 * own {@link FixedPerVarTracker}, a parameter's rate over the default one.
 */
final class Proportions {
  /** An id that no parameter has, whose rate is the default. */
  private static final String NOBODY = "";

  private final String optimizer;
  private final @Nullable FixedPerVarTracker rates;
  private final Map<String, Double> proportions = new HashMap<>();
  private boolean grouped;

  Proportions(String optimizer, ParameterTracker tracker) {
    this.optimizer = optimizer;
    rates = tracker instanceof FixedPerVarTracker each ? each : null;
  }

  /** Takes up a parameter at a proportion of its group's rate; its proportion in all. */
  double add(String parameterId, String path, double ofGroup) {
    double proportion = ofGroup * ofTracker(parameterId, path);
    grouped |= ofGroup != 1.0;
    if (proportion != 1.0) {
      proportions.put(parameterId, proportion);
    }
    return proportion;
  }

  private double ofTracker(String parameterId, String path) {
    if (rates == null) {
      return 1.0;
    }
    String of = "by the FixedPerVarTracker of " + optimizer;
    double usual = rates.getNewValue(NOBODY, 0);
    double own = rates.getNewValue(parameterId, 0);
    Check.positive("default learning rate " + of, usual);
    Check.positive("learning rate of parameter " + path + " " + of, own);
    return own / usual;
  }

  /** A parameter's rate. */
  float of(String parameterId, float rate) {
    Double proportion = proportions.isEmpty() ? null : proportions.get(parameterId);
    return proportion == null ? rate : (float) (proportion * rate);
  }

  /** A tracker of the rate that proportions are of. */
  ParameterTracker whole(ParameterTracker given) {
    return rates == null ? given : Tracker.fixed(rates.getNewValue(NOBODY, 0));
  }

  /** What an optimizer goes on with whose coefficients were not written: what it was given, unless groups differ. */
  ParameterTracker goOn(ParameterTracker given, ParameterTracker whole) {
    return grouped ? apply(whole) : given;
  }

  /** A tracker of each parameter's rate, where these differ. */
  ParameterTracker apply(ParameterTracker whole) {
    if (proportions.isEmpty()) {
      return whole;
    }
    Map<String, Double> kept = Map.copyOf(proportions);
    if (OptimizerRefusals.isFixed(whole)) {
      float rate = whole.getNewValue(NOBODY, 0);
      FixedPerVarTracker.Builder each = FixedPerVarTracker.builder().setDefaultValue(rate);
      kept.forEach((id, proportion) -> each.put(id, (float) (proportion * rate)));
      return each.build();
    }
    return (id, update) -> (float) (kept.getOrDefault(id, 1.0) * whole.getNewValue(id, update));
  }
}
