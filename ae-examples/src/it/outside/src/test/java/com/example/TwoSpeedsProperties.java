package com.example;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

class TwoSpeedsProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new TwoSpeeds(0.5);
  }
}
