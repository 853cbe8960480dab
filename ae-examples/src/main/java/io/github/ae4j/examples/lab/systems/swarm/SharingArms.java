package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways to share steps as a lab's arms, whom they choose, and what is claimed of them. */
final class SharingArms {
  private static final double SMOOTHING = 0.3;

  private SharingArms() {}

  static List<Arm> all() {
    return Arrays.stream(Sharing.values()).map(SharingArms::arm).toList();
  }

  /** What an arm's members score on a ground. */
  static double[][] scores(Arm arm, Ground on) {
    Sharing sharing = Sharing.valueOf(arm.family().toUpperCase(Locale.ROOT).replace('-', '_'));
    try {
      return sharing.scores(on);
    } catch (Exception e) {
      throw new IllegalStateException(arm.name() + " failed: " + e, e);
    }
  }

  private static Arm arm(Sharing sharing) {
    Role role =
        switch (sharing) {
          case SWARM -> Role.STEERED;
          case SWARM_WITHOUT_CONSENSUS -> Role.VARIANT;
          default -> Role.BASELINE;
        };
    return new Arm(
        family(sharing),
        "",
        role,
        start -> {
          throw new UnsupportedOperationException("a way to share steps is no optimizer");
        });
  }

  private static String family(Sharing sharing) {
    return sharing.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Of each round what the member had in another measure whose smoothed score was best with it. */
  static double[] chosenNow(double[][] scores, double[][] measured) {
    double[] smoothed = scores[0].clone();
    double[] chosen = new double[scores.length];
    for (int r = 0; r < scores.length; r++) {
      for (int i = 0; i < smoothed.length && r > 0; i++) {
        smoothed[i] = SMOOTHING * smoothed[i] + (1.0 - SMOOTHING) * scores[r][i];
      }
      chosen[r] = measured[r][best(smoothed, scores[r])];
    }
    return chosen;
  }

  /** The score in each round, from the second, of the member whose smoothed score was best before it. */
  static double[] chosenBefore(double[][] scores) {
    double[] smoothed = scores[0].clone();
    double[] chosen = new double[scores.length - 1];
    for (int r = 1; r < scores.length; r++) {
      chosen[r - 1] = scores[r][best(smoothed, scores[r])];
      for (int i = 0; i < smoothed.length; i++) {
        smoothed[i] = SMOOTHING * smoothed[i] + (1.0 - SMOOTHING) * scores[r][i];
      }
    }
    return chosen;
  }

  /** The best before among those that still train. */
  private static int best(double[] before, double[] now) {
    int best = -1;
    for (int i = 0; i < before.length; i++) {
      if (!Double.isNaN(now[i]) && (best < 0 || before[i] < before[best])) {
        best = i;
      }
    }
    return best;
  }

  static List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Sharing other : Sharing.values()) {
      if (other != Sharing.SWARM) {
        claims.add(
            new Claim(
                "The swarm's loss is at most that of %s."
                    .formatted(family(other).replace('-', ' ')),
                Origin.OURS,
                Paired.ratioAtMost(
                    Outcome.FINAL, Pick.arm(family(Sharing.SWARM)), Pick.arm(family(other)), 1.0)));
      }
    }
    return claims;
  }
}
