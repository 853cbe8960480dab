package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.DigitsTask;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Experiment 4: digits spoilt in one way after another. */
final class RotatingCorruptions extends DriftExperiment {
  @Override
  public int number() {
    return 4;
  }

  @Override
  public String name() {
    return "rotating-corruptions";
  }

  @Override
  public String setup(Scale scale) {
    Phases phases = phases(scale);
    return ("Digits and a 784-128-10 network in place of CIFAR-10 and a ResNet; the corruption"
            + " changes every %,d steps (the theory: 5,000), %d phases: none, inversion, noise,"
            + " shift, blur, occlusion, contrast, quarter turn, and round again. Prequential"
            + " accuracy; back is a mean of %.2f over the last 10 batches, and never back is"
            + " infinite. Corruptions did not serve to choose the loop's constants; the network"
            + " did: its results on MNIST, standing still and with the pixels permuted, were"
            + " looked at. %s")
        .formatted(phases.length(), phases.count(), level(), DigitsTask.PREPARED);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>(super.arms(scale));
    if (scale != Scale.SMOKE) {
      // Lower than elsewhere, as the best rates here are.
      arms.add(Arms.cosine(Base.ADAMW, 3e-4));
      arms.add(Arms.hypergradient(Base.ADAM, 3e-4));
      arms.addAll(Arms.grid(momentum -> Arms.sgd(0.01, momentum), 0.0, 0.5));
    }
    return arms;
  }

  @Override
  Phases phases(Scale scale) {
    return scale.pick(new Phases(4, 50), new Phases(12, 300), new Phases(16, 5_000));
  }

  @Override
  DigitView view(Phases phases, SplittableRandom random) {
    return new RotatingCorruption(phases.length(), random);
  }

  @Override
  double level() {
    return 0.8;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(DriftClaims.recoveryHalved(Origin.PREDICTION));
    claims.addAll(DriftClaims.honestBar());
    claims.addAll(DriftClaims.recovery());
    return claims;
  }
}
