package io.github.ae4j.examples.lab.experiment;

import static io.github.ae4j.examples.lab.run.Claims.Pick.arm;
import static io.github.ae4j.examples.lab.run.Claims.Pick.bestOf;

import io.github.ae4j.examples.lab.experiment.Reference.Row;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.PermutedPixels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reference table: a new order of the pixels in each phase. */
final class DriftPixels extends DriftExperiment {
  private static final double ORDERED_FROM = 0.02;

  private static final Reference TABLE =
      new Reference(
          List.of(
              new Row("The best constant AdamW", bestOf("adamw"), 0.929),
              new Row("The best constant SGD with momentum", bestOf("sgd-tuned"), 0.927),
              new Row("Hypergradient Adam", bestOf("hypergradient-adam"), 0.930),
              new Row("DoG", arm("dog"), 0.900),
              new Row("Prodigy", arm("prodigy"), 0.929),
              new Row("The best cosine", bestOf("adamw-cosine"), 0.878),
              new Row("Schedule-Free AdamW", bestOf("schedulefree-adamw"), 0.777),
              new Row("Reduce on plateau", bestOf("adamw-plateau"), 0.750)),
          ORDERED_FROM);

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "drift-pixels";
  }

  @Override
  public String setup(Scale scale) {
    Phases phases = phases(scale);
    return ("Digits, %d phases of %d steps, batch 32, the pixels in a new order in each."
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
    return new PermutedPixels(phases.count(), phases.length(), random);
  }

  @Override
  double level() {
    return 0.85;
  }

  /** Digits with permuted pixels served to choose constants of the standard loop. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(TABLE.claims());
    claims.addAll(DriftClaims.recoveryHalved(Origin.SEED));
    claims.addAll(DriftClaims.honestBar());
    return claims;
  }
}
