package io.github.ae4j.examples.customlaw;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

/** All that a law of one's own needs for its test. */
class PlateauLawProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new PlateauLaw(0.1, 0.2);
  }
}
