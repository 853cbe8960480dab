package io.github.ae4j.examples.lab.drift;

import static io.github.ae4j.examples.lab.run.Pick.arm;
import static io.github.ae4j.examples.lab.run.Pick.bestOf;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Reference;
import io.github.ae4j.examples.lab.experiment.Reference.Row;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.DigitsTask;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A reference table under drift. Its rows on a constant rate are the best in hindsight; at which rate
 * the others were it does not say. They are taken to be at AdamW's customary 0.001, which of the grid
 * comes closest to the table.
 */
final class DriftTable extends DriftExperiment {
  private static final double ORDERED_FROM = 0.02;

  private final String name;
  private final String change;
  private final View view;
  private final Reference table;

  /** What changes from phase to phase. */
  @FunctionalInterface
  private interface View {
    DigitView of(int count, int length, SplittableRandom random);
  }

  private DriftTable(String name, String change, View view, double... figures) {
    this.name = name;
    this.change = change;
    this.view = view;
    table = table(figures);
  }

  /** A new order of the pixels in each phase. */
  static DriftTable pixels() {
    return new DriftTable(
        "drift-pixels",
        "the pixels in a new order",
        PermutedPixels::new,
        0.929,
        0.927,
        0.930,
        0.900,
        0.929,
        0.878,
        0.777,
        0.750);
  }

  /** New names for the classes in each phase. */
  static DriftTable labels() {
    return new DriftTable(
        "drift-labels",
        "the classes under exchanged names",
        PermutedLabels::new,
        0.888,
        0.909,
        0.887,
        0.906,
        0.884,
        0.741,
        0.568,
        0.518);
  }

  private static Reference table(double... figures) {
    return new Reference(
        List.of(
            new Row("The best constant AdamW", bestOf("adamw"), figures[0]),
            new Row("The best constant SGD with momentum 0.9", heavyBall(), figures[1]),
            new Row("Hypergradient Adam", arm("hypergradient-adam@0.001"), figures[2]),
            new Row("DoG", arm("dog"), figures[3]),
            new Row("Prodigy", arm("prodigy"), figures[4]),
            new Row("Cosine from 0.001", arm("adamw-cosine@0.001"), figures[5]),
            new Row("Schedule-Free AdamW at 0.001", arm("schedulefree-adamw@0.001"), figures[6]),
            new Row("Reduce on plateau from 0.001", arm("adamw-plateau@0.001"), figures[7])),
        ORDERED_FROM);
  }

  private static Pick heavyBall() {
    Results.Order order = new Results.Order(run -> run.metric(Outcome.FINAL), true);
    return new Pick(
        "the best sgd-tuned of momentum 0.9",
        results ->
            results.best(
                results.arms("sgd-tuned").stream().filter(arm -> arm.endsWith(",0.9")).toList(),
                order));
  }

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String setup(Scale scale) {
    Phases phases = phases(scale);
    return ("Digits, a 784-128-10 network, %d phases of %d steps, batch 32, %s in each."
            + " Prequential accuracy; steps back: median over the changes of the steps until"
            + " the last 10 batches of the phase are %.2f right, infinite where they never are."
            + " The table's run has 6 phases of 600. It does not say at which rate its schedules"
            + " and adaptive methods were; they are taken to be at AdamW's customary 0.001, which"
            + " of the grid comes closest to the table, so that its agreement is no independent"
            + " confirmation. Of the loop's development the network's"
            + " results on MNIST, standing still and with the pixels permuted, were seen. %s")
        .formatted(phases.count(), phases.length(), change, level(), DigitsTask.TABLES_SETUP);
  }

  @Override
  Phases phases(Scale scale) {
    return scale.pick(new Phases(3, 60), new Phases(6, 600), new Phases(6, 600));
  }

  @Override
  DigitView view(Phases phases, SplittableRandom random) {
    return view.of(phases.count(), phases.length(), random);
  }

  @Override
  double level() {
    return 0.85;
  }

  /** The theory's own form is slow, by its noise, and so runs in the tables alone. */
  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>(super.arms(scale));
    if (scale != Scale.SMOKE) {
      arms.add(Arms.theory(Base.ADAMW, 1e-3));
    }
    return arms;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(table.claims());
    claims.addAll(DriftClaims.recoveryHalved(Origin.SEED));
    claims.addAll(DriftClaims.honestBar());
    claims.addAll(DriftClaims.recovery());
    return claims;
  }
}
