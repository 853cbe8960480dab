package io.github.ae4j.examples.lab.staleness;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the runs with stale gradients decide. */
final class StaleClaims {
  private static final double RUNAWAY = 2.0;
  private static final double FAIR_SHARE = 0.5;
  private static final double TENTH_OFF = 0.9;
  private static final double LEAST_RATE = 0.1;

  private final int[] delays;

  private StaleClaims(int[] delays) {
    this.delays = delays;
  }

  /**
   * The claims.
   *
   * @param delays all that were run, rising from 0
   */
  static List<Claim> of(int... delays) {
    return new StaleClaims(delays).all();
  }

  private List<Claim> all() {
    int longest = delays[delays.length - 1];
    List<Claim> claims = new ArrayList<>();
    for (String family : List.of("theory-sgd", "seed-sgd")) {
      claims.add(noRunaway(Origin.SEED, family));
      claims.add(moves(Origin.SEED, family));
    }
    claims.add(shrinks(longest));
    IntStream.of(delays).skip(1).mapToObj(StaleClaims::calmer).forEach(claims::add);
    for (String family : List.of("ae-sgd", "ae-adam")) {
      claims.add(noRunaway(Origin.OURS, family));
      claims.add(moves(Origin.OURS, family));
    }
    claims.add(halfAsFast(10));
    claims.add(halfAsFast(longest));
    return claims;
  }

  private static Claim shrinks(int delay) {
    return new Claim(
        "Phase control shrinks the rate where the gradient is late.",
        Origin.SEED,
        Paired.pairedRatio(
            "typical learning rate of %s / %s",
            List.of(arm("theory-sgd", delay), arm("theory-sgd", 0)),
            runs -> typical(runs.get(0).outcome()) / typical(runs.get(1).outcome()),
            true,
            1.0));
  }

  private static Claim halfAsFast(int delay) {
    return new Claim(
        "%d steps late, ae-sgd converges at least half as fast as the best constant."
            .formatted(delay),
        Origin.OURS,
        Paired.paired(
            "rate of %s less half of that of %s",
            List.of(
                arm("ae-sgd", delay),
                Pick.bestOf("sgd-tuned-delay" + delay, StaleGradients.RATE, true)),
            runs ->
                runs.get(0).metric(StaleGradients.RATE)
                    - FAIR_SHARE * runs.get(1).metric(StaleGradients.RATE),
            false,
            0.0));
  }

  private static Claim calmer(int delay) {
    return new Claim(
        ("%d steps late, AE-5 takes a tenth or more off the theory's overshoot, and at most a tenth"
                + " off its rate.")
            .formatted(delay),
        Origin.SEED,
        Paired.holdsInShare(
            "%s swings less than %s as fast",
            List.of(arm("theory-sgd", delay), arm(StaleGradients.UNPHASED, delay)),
            runs ->
                runs.get(0).metric(StaleGradients.OVERSHOOT)
                        < TENTH_OFF * runs.get(1).metric(StaleGradients.OVERSHOOT)
                    && runs.get(0).metric(StaleGradients.RATE)
                        >= TENTH_OFF * runs.get(1).metric(StaleGradients.RATE),
            FAIR_SHARE));
  }

  /** Median over the run: the rate of a bowl that is all but reached means nothing. */
  private static double typical(Outcome outcome) {
    double[] rate = outcome.curves().get("learningRate").value().clone();
    Arrays.sort(rate);
    return rate[rate.length / 2];
  }

  private static Pick arm(String family, int delay) {
    return Pick.arm(family + "-delay" + delay + "@0.001");
  }

  private Claim noRunaway(Origin origin, String family) {
    return new Claim(
        family + " keeps the oscillation from running away, however late the gradient.",
        origin,
        Paired.paired(
            "largest growth of %s, %s, %s, %s, %s",
            overDelays(family),
            runs -> runs.stream().mapToDouble(run -> run.metric("growth")).max().orElse(Double.NaN),
            true,
            RUNAWAY));
  }

  /** Standing still is not control: the slowest constant of the grid loses a quarter of a decade. */
  private Claim moves(Origin origin, String family) {
    return new Claim(
        family + " gets on, however late the gradient: a tenth of a decade in 1,000 steps.",
        origin,
        Paired.paired(
            "smallest rate of %s, %s, %s, %s, %s",
            overDelays(family),
            runs ->
                runs.stream()
                    .mapToDouble(run -> run.metric(StaleGradients.RATE))
                    .min()
                    .orElse(Double.NaN),
            false,
            LEAST_RATE));
  }

  private List<Pick> overDelays(String family) {
    return IntStream.of(delays).mapToObj(delay -> arm(family, delay)).toList();
  }
}
