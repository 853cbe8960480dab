package io.github.ae4j.examples.lab.drift;

import static io.github.ae4j.examples.lab.drift.DriftExperiment.STEPS_BACK;
import static io.github.ae4j.examples.lab.run.Pick.arm;
import static io.github.ae4j.examples.lab.run.Pick.bestBaseline;
import static io.github.ae4j.examples.lab.run.Pick.bestOf;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import java.util.ArrayList;
import java.util.List;

/** What is claimed of the steered arms under drift. */
final class DriftClaims {
  /** How much accuracy counts as none. */
  private static final double NOTHING = 0.005;

  private static final List<String> STEERED = List.of("ae-adamw@0.001", "ae-sgd@0.001");

  private static final List<String> WITH_READOUT =
      List.of("ae-adamw-readout@0.001", "ae-sgd-readout@0.001");

  private DriftClaims() {}

  /** The theory's: the steps back are halved, against a fixed schedule and against no schedule. */
  static List<Claim> recoveryHalved(Origin origin) {
    return List.of(
        halved(origin, "the best cosine", bestOf("adamw-cosine", STEPS_BACK, false)),
        halved(origin, "AdamW at 0.001", arm("adamw@0.001")));
  }

  private static Claim halved(Origin origin, String than, Pick pick) {
    return new Claim(
        "ae-adamw recovers in at most half the steps of " + than,
        origin,
        Paired.ratioAtMost(STEPS_BACK, arm(STEERED.get(0)), pick, 0.5));
  }

  /** The library's own bar: the best constant in hindsight, DoG, and the best of all baselines. */
  static List<Claim> honestBar() {
    List<Claim> claims = new ArrayList<>();
    for (String steered : STEERED) {
      String best = constant(steered);
      claims.add(bar(steered, "the best constant " + best + " in hindsight", bestOf(best)));
      claims.add(bar(steered, "DoG", arm("dog")));
      claims.add(bar(steered, "the best baseline tuned in hindsight", bestBaseline()));
    }
    for (String steered : WITH_READOUT) {
      claims.add(bar(steered, "the best baseline tuned in hindsight", bestBaseline()));
    }
    return claims;
  }

  /** The library's own bar on the steps back: the best constant in hindsight. */
  static List<Claim> recovery() {
    return STEERED.stream()
        .map(
            steered ->
                new Claim(
                    steered + " recovers no later than the best constant " + constant(steered),
                    Origin.OURS,
                    Paired.ratioAtMost(
                        STEPS_BACK,
                        arm(steered),
                        bestOf(constant(steered), STEPS_BACK, false),
                        1.0)))
        .toList();
  }

  private static String constant(String steered) {
    return steered.startsWith("ae-sgd") ? "sgd-tuned" : "adamw";
  }

  private static Claim bar(String steered, String than, Pick pick) {
    return new Claim(
        "%s is as accurate as %s, within %s".formatted(steered, than, NOTHING),
        Origin.OURS,
        Paired.differenceAtLeast(Outcome.FINAL, arm(steered), pick, -NOTHING));
  }
}
