package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetPointTest {
  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-1e9, 0.0, 0.4, 0.7, 1e9})
  void pushesTowardsTheTarget(double entropy) {
    SetPoint law = new SetPoint(Coefficient.NOISE, Signal.ENTROPY, 0.4, 0.7, 2.0);
    Bed bed = new Bed(law).with(Signal.ENTROPY, entropy);
    double expected = 2.0 * Math.tanh((0.4 - entropy) / 0.7);
    assertEquals(expected, laws.drive(law, bed, Coefficient.NOISE), 1e-12);
  }

  @Test
  void aScaleOfNothingIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SetPoint(Coefficient.NOISE, Signal.GAP, 0.4, 0.0, 1.0));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new SetPoint("temperature", Signal.ENTROPY, 0.4, 0.7, -1.0);
    }
  }
}
