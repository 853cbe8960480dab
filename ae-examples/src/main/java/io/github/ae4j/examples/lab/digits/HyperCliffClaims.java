package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Claims of {@link HyperCliff}: where a run was started does not matter. */
final class HyperCliffClaims {
  private static final double SAME = 1.15;
  private static final double MOST = 0.5;
  private static final double EARLY = 0.1;
  private static final double CAP = 1.5;
  private static final List<Pick> ADAMW = arms("ae-adamw", HyperCliff.ADAMW);
  private static final List<Pick> SGD = arms("ae-sgd", HyperCliff.AVERAGING_SGD);

  private HyperCliffClaims() {}

  private static List<Pick> arms(String family, double[] rates) {
    return DoubleStream.of(rates)
        .mapToObj(rate -> Pick.arm(family + "@" + Arms.text(rate)))
        .toList();
  }

  private static Claim.Test worst(
      String what, List<Pick> arms, ToDoubleFunction<RunRecord> of, double bound) {
    String names = String.join(", ", arms.stream().map(arm -> "%s").toList());
    return Paired.paired(
        "largest " + what + " of " + names,
        arms,
        runs -> runs.stream().mapToDouble(of).max().orElse(Double.NaN),
        true,
        bound);
  }

  private static Claim.Test clean(List<Pick> arms) {
    return Paired.holdsInShare(
        "nothing of it happens to " + String.join(", ", arms.stream().map(arm -> "%s").toList()),
        arms,
        runs -> runs.stream().allMatch(run -> incidents(run) == 0.0),
        MOST);
  }

  private static double incidents(RunRecord run) {
    return run.metric("notFinite") + run.metric("diverged");
  }

  static List<Claim> all() {
    return Stream.of(settling(), budget(), starts(), rival()).flatMap(List::stream).toList();
  }

  /** Whether a run is clean and settles early. */
  private static List<Claim> settling() {
    return List.of(
        new Claim(
            "No loss is NaN or infinite and no run diverges, from any start, in most seeds.",
            Origin.SEED,
            clean(List.of(ADAMW, SGD).stream().flatMap(List::stream).toList())),
        new Claim(
            "Steered AdamW stabilises by itself within a tenth of the run, from any start.",
            Origin.SEED,
            worst(HyperCliff.SETTLED, ADAMW, run -> run.metric(HyperCliff.SETTLED), EARLY)),
        new Claim(
            "So does steered SGD.",
            Origin.SEED,
            worst(HyperCliff.SETTLED, SGD, run -> run.metric(HyperCliff.SETTLED), EARLY)));
  }

  /** How far a step may move alpha, and the theory preset. */
  private static List<Claim> budget() {
    return List.of(
        new Claim(
            "The budget caps its moves: after the first step, which the start gauge sets, log alpha"
                + " as applied never moves by more than 1.5 a step.",
            Origin.SEED,
            worst(HyperCliff.LOG_STEP, ADAMW, run -> run.metric(HyperCliff.LOG_STEP), CAP)),
        new Claim(
            "The theory's own preset around AdamW stabilises within a tenth of the run, from any"
                + " start.",
            Origin.SEED,
            worst(
                HyperCliff.SETTLED,
                arms("theory-adamw", HyperCliff.ADAMW),
                run -> run.metric(HyperCliff.SETTLED),
                EARLY)));
  }

  /** Whether the start matters. */
  private static List<Claim> starts() {
    return List.of(
        new Claim(
            "Where steered AdamW started does not matter, its start gauge making the runs one:"
                + " final losses within 1.15 of each other.",
            Origin.OURS,
            Spread.atMost(Outcome.FINAL, ADAMW, SAME)),
        new Claim(
            "Where steered SGD started does not matter, by the same gauge: final losses within 1.15"
                + " of each other.",
            Origin.OURS,
            Spread.atMost(Outcome.FINAL, SGD, SAME)));
  }

  /** Beside AdamW from the same starts. */
  private static List<Claim> rival() {
    return List.of(
        new Claim(
            "Steered AdamW's worst start ends within 1.1 of the best of AdamW's five starts.",
            Origin.OURS,
            Paired.pairedRatio(
                "largest final of %s, %s, %s, %s, %s / that of %s",
                withRival(ADAMW), runs -> worstToRival(runs), true, 1.1)));
  }

  private static List<Pick> withRival(List<Pick> arms) {
    List<Pick> all = new ArrayList<>(arms);
    all.add(Pick.bestOf("adamw"));
    return all;
  }

  private static double worstToRival(List<RunRecord> runs) {
    int last = runs.size() - 1;
    double worst =
        runs.subList(0, last).stream()
            .mapToDouble(run -> run.metric(Outcome.FINAL))
            .max()
            .orElse(Double.NaN);
    return worst / runs.get(last).metric(Outcome.FINAL);
  }
}
