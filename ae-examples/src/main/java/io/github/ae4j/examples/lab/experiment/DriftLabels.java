package io.github.ae4j.examples.lab.experiment;

import static io.github.ae4j.examples.lab.run.Claims.Pick.arm;
import static io.github.ae4j.examples.lab.run.Claims.Pick.bestOf;

import io.github.ae4j.examples.lab.experiment.Reference.Row;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.PermutedLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reference table: new names for the classes in each phase. */
final class DriftLabels extends DriftExperiment {
  private static final double ORDERED_FROM = 0.02;

  private static final Reference TABLE =
      new Reference(
          List.of(
              new Row("The best constant AdamW", bestOf("adamw"), 0.888),
              new Row("The best constant SGD with momentum", bestOf("sgd-tuned"), 0.909),
              new Row("Hypergradient Adam", bestOf("hypergradient-adam"), 0.887),
              new Row("DoG", arm("dog"), 0.906),
              new Row("Prodigy", arm("prodigy"), 0.884),
              new Row("The best cosine", bestOf("adamw-cosine"), 0.741),
              new Row("Schedule-Free AdamW", bestOf("schedulefree-adamw"), 0.568),
              new Row("Reduce on plateau", bestOf("adamw-plateau"), 0.518)),
          ORDERED_FROM);

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "drift-labels";
  }

  @Override
  public String setup(Scale scale) {
    Phases phases = phases(scale);
    return ("Digits, %d phases of %d steps, batch 32, the classes under exchanged names in each."
            + " Prequential accuracy; steps back: median over the changes of the steps until"
            + " the last 10 batches of the phase are %.2f right. The table's run has 6 phases"
            + " of 600.")
        .formatted(phases.count(), phases.length(), level());
  }

  @Override
  Phases phases(Scale scale) {
    return scale.pick(new Phases(3, 60), new Phases(6, 600), new Phases(6, 600));
  }

  @Override
  DigitView view(Phases phases, SplittableRandom random) {
    return new PermutedLabels(phases.count(), phases.length(), random);
  }

  @Override
  double level() {
    return 0.85;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(TABLE.claims());
    claims.addAll(DriftClaims.recoveryHalved(Origin.SEED));
    claims.addAll(DriftClaims.honestBar());
    return claims;
  }
}
