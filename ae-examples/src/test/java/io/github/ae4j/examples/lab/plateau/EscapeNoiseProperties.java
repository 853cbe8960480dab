package io.github.ae4j.examples.lab.plateau;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

class EscapeNoiseProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new EscapeNoise();
  }
}
