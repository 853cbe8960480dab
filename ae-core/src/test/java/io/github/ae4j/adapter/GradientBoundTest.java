package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GradientBoundTest {
  @Test
  void aHundredTimesTheKnownIsUsual() {
    assertEquals(4e4, GradientBound.square(4.0, 1e150));
  }

  @Test
  void beforeAnythingIsKnownTheStateIsTheBound() {
    assertEquals(1e38, GradientBound.square(0.0, 1e19), 1e24);
    assertEquals(1e38, GradientBound.square(1e36, 1e19), 1e24);
  }

  @Test
  void theLongestIsForgottenByATenthAStep() {
    assertEquals(9.0, GradientBound.taken(0.0, 9.0));
    assertEquals(16.0, GradientBound.taken(9.0, 16.0));
    assertEquals(8.1, GradientBound.taken(9.0, 1.0), 1e-12);
  }

  @Test
  void ofNoGradientOrOneThatIsNotFiniteNothingIsTakenIn() {
    assertEquals(9.0, GradientBound.taken(9.0, 0.0));
    assertEquals(9.0, GradientBound.taken(9.0, Double.NaN));
    assertEquals(9.0, GradientBound.taken(9.0, Double.POSITIVE_INFINITY));
  }
}
