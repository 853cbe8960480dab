package io.github.ae4j.examples.lab.plateau;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

class EscapeNoiseProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new EscapeNoise();
  }

  /** Its indicators are jumps: noise grows or shrinks at fixed rates. */
  @Override
  public double lipschitz() {
    return Double.POSITIVE_INFINITY;
  }
}
