package io.github.ae4j.examples.lab.coupling;

import io.github.ae4j.examples.lab.experiment.Correlation;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the runs of the coupling curve decide, most of it by the best zone of the constants. */
final class CouplingClaims {
  private static final double HALF = 0.5;
  private static final String GRID = "sgd-tuned";
  private static final List<String> LOOPS = List.of("ae-sgd@0.001", "theory-sgd@0.001");

  private final int constants;

  private CouplingClaims(int constants) {
    this.constants = constants;
  }

  /**
   * The claims.
   *
   * @param constants number of them; where fewer were run the zone is not known
   */
  static List<Claim> of(int constants) {
    return new CouplingClaims(constants).all();
  }

  private List<Claim> all() {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        zone("canonical", "log alpha", runs -> CouplingZone.of(runs).canonicalCorrelation()));
    claims.add(zone("heavy-ball", "log lr", runs -> CouplingZone.of(runs).nativeCorrelation()));
    for (String family : List.of("theory-sgd", "ae-sgd")) {
      claims.add(path(family, "canonical", CouplingCurve.CANONICAL));
      claims.add(path(family, "heavy-ball", CouplingCurve.NATIVE));
    }
    claims.addAll(inZone());
    claims.add(
        new Claim(
            "ae-sgd is as accurate as the best constants over rate and momentum.",
            Origin.OURS,
            Paired.differenceAtLeast(
                Outcome.FINAL, Pick.arm("ae-sgd@0.001"), Pick.bestOf(GRID), -0.01)));
    return claims;
  }

  private static Claim path(String family, String chart, String correlation) {
    return new Claim(
        "Along %s's own path the correlation is negative, %s chart.".formatted(family, chart),
        Origin.PREDICTION,
        Paired.correlationAtMost(correlation, Pick.arm(family + "@0.001"), 0.0));
  }

  private List<Claim> inZone() {
    return List.of(
        new Claim(
            "ae-sgd spends at least half of its records in the best zone.",
            Origin.OURS,
            this::ownOccupancy),
        new Claim(
            "The more of a run lies in the best zone, the more accurate it is, over the constants"
                + " and the loops on SGD (the zone is where other seeds were accurate: a low bar).",
            Origin.SEED,
            this::occupancyAgainstAccuracy));
  }

  private Finding ownOccupancy(Results results) {
    String form = "share of records in the best zone of %s";
    return onGrid(results, LOOPS.subList(0, 1), form, CouplingClaims::occupancy, false, HALF);
  }

  private Claim zone(String chart, String rate, ToDoubleFunction<List<RunRecord>> of) {
    return new Claim(
        "In the best zone %s and log 1/(1-mu) correlate negatively: %s chart."
            .formatted(rate, chart),
        Origin.PREDICTION,
        results -> onGrid(results, List.of(), "correlation in the best zone", of, true, 0.0));
  }

  private Finding occupancyAgainstAccuracy(Results results) {
    List<RunRecord> ofGrid =
        results.runs().stream().filter(run -> run.family().equals(GRID)).toList();
    return onGrid(
        results,
        LOOPS,
        "correlation of the share of records in the other seeds' best zone with the accuracy",
        runs -> occupancyAgainstAccuracy(ofGrid, runs),
        false,
        0.0);
  }

  private static double occupancyAgainstAccuracy(List<RunRecord> ofGrid, List<RunRecord> ofSeed) {
    CouplingZone zone = CouplingZone.ofOthers(ofGrid, ofSeed.get(0).seed());
    double[] occupancy = ofSeed.stream().mapToDouble(run -> share(zone, run)).toArray();
    double[] accuracy = ofSeed.stream().mapToDouble(run -> run.metric(Outcome.FINAL)).toArray();
    return zone.best().isEmpty() ? Double.NaN : Correlation.of(occupancy, accuracy);
  }

  private static double share(CouplingZone zone, RunRecord run) {
    if (run.family().equals(GRID)) {
      return zone.holds(run) ? 1.0 : 0.0;
    }
    return zone.occupancy(run);
  }

  /** Judges a number of the runs of all constants, those of some arms before them. */
  private Finding onGrid(
      Results results,
      List<String> arms,
      String form,
      ToDoubleFunction<List<RunRecord>> of,
      boolean atMost,
      double bound) {
    List<String> run = results.arms(GRID);
    List<Pick> picks = Stream.concat(arms.stream(), run.stream()).map(Pick::arm).toList();
    return run.size() == constants
        ? Paired.paired(form, picks, of, atMost, bound).judge(results)
        : Finding.missing(
            form.formatted(arms.toArray()) + " (not run: all constants)", bound, atMost);
  }

  private static double occupancy(List<RunRecord> runs) {
    return CouplingZone.of(runs.subList(1, runs.size())).occupancy(runs.get(0));
  }
}
