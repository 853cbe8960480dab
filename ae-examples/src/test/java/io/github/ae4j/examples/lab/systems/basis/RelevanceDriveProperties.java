package io.github.ae4j.examples.lab.systems.basis;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

class RelevanceDriveProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new RelevanceDrive("strength", 1.0, 3.0, 256);
  }
}
