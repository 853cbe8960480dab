package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * SGD as PyTorch and the seed have it: b = mu b + g, theta -= alpha b. Without the 1 - mu of {@code ArraySettings} the
 * same alpha goes 1/(1-mu) as far.
 *
 * @param learningRate alpha; positive
 * @param momentum mu; in [0, 1)
 * @param kind of momentum; Nesterov's needs one above 0
 * @param weightDecay lambda, coupled: g + lambda theta; in [0, 1000]
 */
@Experimental
public record SgdSettings(double learningRate, double momentum, Kind kind, double weightDecay) {
  /** What is gone along. */
  public enum Kind {
    /** The momentum b. */
    HEAVY_BALL,
    /** g + mu b. */
    NESTEROV
  }

  /** Checks every range. */
  public SgdSettings {
    Check.positive("learningRate", learningRate);
    Check.decay("momentum", momentum);
    DecayBound.check("weightDecay", weightDecay);
    if (Objects.requireNonNull(kind, "kind") == Kind.NESTEROV && momentum == 0.0) {
      throw new IllegalArgumentException(
          "momentum of Nesterov's kind must be above 0, got " + momentum);
    }
  }

  /** With momentum .9 of the usual kind and no decay. */
  public static SgdSettings of(double learningRate) {
    return new SgdSettings(learningRate, 0.9, Kind.HEAVY_BALL, 0.0);
  }

  /** The same with another momentum. */
  public SgdSettings withMomentum(double momentum, Kind kind) {
    return new SgdSettings(learningRate, momentum, kind, weightDecay);
  }

  /** The same with another weight decay. */
  public SgdSettings withWeightDecay(double weightDecay) {
    return new SgdSettings(learningRate, momentum, kind, weightDecay);
  }
}
