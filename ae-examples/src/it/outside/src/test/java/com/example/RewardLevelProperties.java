package com.example;

import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.testkit.MeasurementContract;

class RewardLevelProperties implements MeasurementContract {
  @Override
  public Measurement measurement() {
    return new RewardLevel(0.9);
  }
}
