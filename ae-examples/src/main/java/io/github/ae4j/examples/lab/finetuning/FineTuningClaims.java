package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is claimed of the loop for trained weights. */
final class FineTuningClaims {
  private static final double NO_WORSE = 1.02;
  private static final double NEAR_BEST = 1.1;

  private FineTuningClaims() {}

  static List<Claim> all() {
    List<Claim> claims = new ArrayList<>();
    for (Base base : FineTuning.STEERED) {
      for (boolean shifted : new boolean[] {false, true}) {
        FineTuning.LOOKS.forEach(step -> claims.add(noWorse(base, shifted, step)));
      }
      claims.add(learns(base));
    }
    return claims;
  }

  private static String data(boolean shifted) {
    return shifted ? "other data" : "the same data";
  }

  private static Claim noWorse(Base base, boolean shifted, int step) {
    List<Pick> picks = cases(shifted).stream().map(one -> steered(base, one)).toList();
    String metric = FineTuning.after(step);
    return new Claim(
        "After %d steps on %s the held-back loss under %s is at most %s of that before."
            .formatted(step, data(shifted), FineTuned.family(base), NO_WORSE),
        Origin.OURS,
        Paired.pairedRatio(
            "geometric mean of " + metric + " of %s, %s",
            picks,
            runs -> mean(runs, metric),
            true,
            NO_WORSE));
  }

  private static double mean(List<RunRecord> runs, String metric) {
    double log =
        runs.stream().mapToDouble(run -> Math.log(run.metric(metric))).average().orElse(Double.NaN);
    return Math.exp(log);
  }

  /** Standing still keeps the loss, and is no training. */
  private static Claim learns(Base base) {
    List<Pick> picks = new ArrayList<>();
    for (Case one : cases(true)) {
      picks.add(steered(base, one));
      picks.add(Pick.bestOf("adamw-" + one.label()));
    }
    return new Claim(
        "On other data %s ends at most at %s times the loss of the best constant AdamW."
            .formatted(FineTuned.family(base), NEAR_BEST),
        Origin.OURS,
        Paired.pairedRatio(
            "geometric mean of final of %s / %s, %s / %s",
            picks,
            runs ->
                Math.sqrt(
                    Paired.ratio(end(runs, 0), end(runs, 1))
                        * Paired.ratio(end(runs, 2), end(runs, 3))),
            true,
            NEAR_BEST));
  }

  private static double end(List<RunRecord> runs, int place) {
    return runs.get(place).metric(Outcome.FINAL);
  }

  private static List<Case> cases(boolean shifted) {
    return Arrays.stream(Case.values()).filter(one -> one.isShifted() == shifted).toList();
  }

  private static Pick steered(Base base, Case one) {
    return Pick.arm(FineTuned.family(base) + "-" + one.label() + "@" + Arms.text(Lineup.START));
  }
}
