package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.DigitsTask;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Experiment 5: digits of which some classes come more often, others later. */
final class DistributionShift extends DriftExperiment {
  @Override
  public int number() {
    return 5;
  }

  @Override
  public String name() {
    return "distribution-shift";
  }

  @Override
  public String setup(Scale scale) {
    Phases phases = phases(scale);
    return ("Digits, a 784-128-10 network; all classes alike, then every %,d steps (the theory:"
            + " 10,000) three classes drawn anew make 90%% of the pictures, %d phases. Regret"
            + " is the prequential accuracy below that of an oracle, which has in every phase"
            + " the best of the constant runs of AdamW and of SGD over rate and momentum."
            + " Mixtures did not serve to choose the loop's constants; the network did: its"
            + " results on MNIST, standing still and with the pixels permuted, were looked at. %s")
        .formatted(phases.length(), phases.count(), DigitsTask.PREPARED);
  }

  @Override
  Phases phases(Scale scale) {
    return scale.pick(new Phases(3, 60), new Phases(8, 450), new Phases(8, 10_000));
  }

  @Override
  DigitView view(Phases phases, SplittableRandom random) {
    return DigitView.PLAIN;
  }

  @Override
  DigitBatches batches(Digits digits, Phases phases, SplittableRandom random) {
    return ClassMixture.batches(digits, BATCH, phases.count(), phases.length(), random);
  }

  @Override
  double level() {
    return 0.95;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        Regret.below(Origin.PREDICTION, "ae-adamw@0.001", "the best cosine", "adamw-cosine"));
    claims.add(Regret.below(Origin.PREDICTION, "ae-adamw@0.001", "AdamW at 0.001", "adamw@0.001"));
    for (String steered : List.of("ae-adamw@0.001", "ae-sgd@0.001")) {
      claims.add(Regret.atMost(Origin.OURS, steered, 0.005));
    }
    claims.addAll(DriftClaims.honestBar());
    return claims;
  }
}
