package com.example;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;

// tag::properties
class CautionProperties implements ControlLawContract {
  @Override
  public Law law() {
    return new Caution(0.5);
  }
}
// end::properties
