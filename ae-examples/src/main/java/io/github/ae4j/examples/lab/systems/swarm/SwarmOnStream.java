package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.stream.Hyperplane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A swarm of logistic regressions on a drifting stream beside what the same steps buy otherwise.
 *
 * @param name of the experiment
 * @param plane what drifts
 */
record SwarmOnStream(String name, Hyperplane plane) implements Experiment {
  private static final double SMOOTHING = 0.3;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String setup(Scale scale) {
    Sharing.Windows windows = windows(1, scale);
    return ("%d windows of %d instances of a hyperplane of %d attributes that move by %s an"
            + " instance; %d steps of each window, however they are shared. The log-loss is on"
            + " the window after, of the member that was best before it, in the mean over the"
            + " windows.")
        .formatted(
            windows.rounds(),
            windows.window(),
            plane.attributes(),
            plane.change(),
            Sharing.Windows.MEMBERS * windows.window());
  }

  private Sharing.Windows windows(long seed, Scale scale) {
    return new Sharing.Windows(plane, seed, scale.pick(4, 40, 40), scale.pick(50, 500, 500));
  }

  @Override
  public Metric metric() {
    return Metric.loss("log-loss on the next window").watching(Watched.NOTHING);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return Arrays.stream(Sharing.values()).map(SwarmOnStream::arm).toList();
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

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    Sharing.Windows windows = windows(1, scale);
    int steps = windows.rounds() * windows.window() * Sharing.Windows.MEMBERS;
    return Map.of("steps", Integer.toString(steps));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    Sharing sharing = Sharing.valueOf(arm.family().toUpperCase(Locale.ROOT).replace('-', '_'));
    double[] losses;
    try {
      losses = chosen(sharing.scores(windows(seed, setting.scale())));
    } catch (Exception e) {
      throw new IllegalStateException(arm.name() + " failed: " + e, e);
    }
    double mean = Arrays.stream(losses).average().orElse(Double.NaN);
    double[] rounds = new double[losses.length];
    Arrays.setAll(rounds, i -> i + 2);
    Curve curve = new Curve(rounds, losses);
    return new Outcome(
        "drifting hyperplane made in code",
        expectedConfiguration(setting.scale()),
        Map.of(Outcome.FINAL, mean, Outcome.AUC, curve.mean()),
        Map.of(Outcome.METRIC, curve, Outcome.LOSS, curve));
  }

  /** The score in each round, from the second, of the member whose smoothed score was best before it. */
  private static double[] chosen(double[][] scores) {
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

  @Override
  public List<Claim> claims() {
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
