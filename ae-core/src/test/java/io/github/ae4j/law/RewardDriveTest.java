package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardDriveTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-3.0, 0.0, 1.0, 10.0})
  void rewardPushes(double trend) {
    RewardDrive law = new RewardDrive(ALPHA, -0.5, 2.0);
    Bed bed = new Bed(law).with(Signal.REWARD_TREND, trend);
    assertEquals(-0.5 * Math.tanh(trend / 2.0), laws.drive(law, bed, ALPHA), 1e-12);
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new RewardDrive("temperature", -0.5, 2.0);
    }
  }
}
