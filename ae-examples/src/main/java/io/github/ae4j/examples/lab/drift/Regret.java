package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Claims on regret: the prequential accuracy that an oracle has and a run has not. The oracle takes in
 * every phase the answers of whichever constant AdamW or SGD did best in it, so it is a schedule of the
 * optimizers and rates of the grids with the benefit of hindsight, phase by phase.
 */
final class Regret {
  private static final List<String> ORACLE = List.of("adamw", "sgd-tuned");

  private Regret() {}

  /** The regret of an arm is below that of another, an arm or the best of a family. */
  static Claim below(Origin origin, String steered, String than, String other) {
    return new Claim(
        steered + " has less regret than " + than,
        origin,
        results ->
            Paired.paired(
                    "regret of %s - regret of %s",
                    List.of(Pick.arm(steered), pick(other)),
                    // The oracle is the same for both.
                    runs -> runs.get(1).metric(Outcome.FINAL) - runs.get(0).metric(Outcome.FINAL),
                    true,
                    0.0)
                .judge(results));
  }

  private static Pick pick(String other) {
    return other.contains("@") ? Pick.arm(other) : Pick.bestOf(other);
  }

  /** The regret of an arm is at most the bound. */
  static Claim atMost(Origin origin, String steered, double bound) {
    return new Claim(
        "%s has a regret of at most %s against the oracle".formatted(steered, bound),
        origin,
        results -> {
          List<Pick> picks = new ArrayList<>(List.of(Pick.arm(steered)));
          ORACLE.forEach(family -> results.arms(family).forEach(arm -> picks.add(Pick.arm(arm))));
          int constants = picks.size() - 1;
          return Paired.paired(
                  "regret of %s against the best of " + constants + " constants in each phase",
                  picks,
                  runs -> of(runs.get(0), runs.subList(1, runs.size())),
                  true,
                  bound)
              .judge(results);
        });
  }

  /** The regret of a run against the best of others in each phase. */
  static double of(RunRecord run, List<RunRecord> others) {
    return IntStream.rangeClosed(1, phases(run))
            .mapToDouble(phase -> best(others, DriftExperiment.PHASE + phase))
            .average()
            .orElse(Double.NaN)
        - run.metric(Outcome.FINAL);
  }

  private static int phases(RunRecord run) {
    return (int)
        run.outcome().metrics().keySet().stream()
            .filter(name -> name.matches(DriftExperiment.PHASE + "\\d+"))
            .count();
  }

  private static double best(List<RunRecord> runs, String metric) {
    return runs.stream().mapToDouble(run -> run.metric(metric)).max().orElse(Double.NaN);
  }
}
