package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Target;
import java.util.Arrays;

/**
 * How soon a run is back after a shift, which its configuration tells: steps from the shift to the
 * first look at a loss of at most the {@link Target}, what the best baseline has at 75% of the run; a
 * miss is infinite.
 */
final class Recovery {
  /** Entry of the configuration: steps before the shift. */
  static final String SHIFT = "shift";

  private Recovery() {}

  /** Steps a run takes to the target; NaN where there is none. */
  static double steps(RunRecord run, Results all) {
    int shift = Integer.parseInt(run.outcome().configuration().getOrDefault(SHIFT, "0"));
    return Target.of(all)
        .map(target -> steps(run.curve(Outcome.METRIC), shift, target.value()))
        .orElse(Double.NaN);
  }

  /** Steps from the shift to a level. */
  static double steps(Curve loss, int shift, double level) {
    for (int i = 0; i < loss.step().length; i++) {
      if (loss.step()[i] > shift && loss.value()[i] <= level) {
        return loss.step()[i] - shift;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Mean of the loss from the first look after the shift on, by the trapezoidal rule. */
  static double meanAfter(Curve loss, int shift) {
    int from = 0;
    while (from < loss.step().length && loss.step()[from] <= shift) {
      from++;
    }
    int to = loss.step().length;
    return new Curve(
            Arrays.copyOfRange(loss.step(), from, to), Arrays.copyOfRange(loss.value(), from, to))
        .mean();
  }

  /** The arm of a family that is back soonest. */
  static Pick soonestOf(String family) {
    return new Pick(
        "the soonest " + family,
        all -> all.best(all.arms(family), new Results.Order(run -> steps(run, all), false)));
  }
}
