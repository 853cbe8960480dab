package io.github.ae4j.examples.lab.systems.basis;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

class AllowanceDriveProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new AllowanceDrive("strength", 1.0, 0.1);
  }
}
