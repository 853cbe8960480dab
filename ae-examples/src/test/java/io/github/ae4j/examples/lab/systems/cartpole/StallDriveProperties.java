package io.github.ae4j.examples.lab.systems.cartpole;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

class StallDriveProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new StallDrive("strength", 0.5, 0.25);
  }
}
