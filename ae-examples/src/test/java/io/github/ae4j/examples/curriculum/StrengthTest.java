package io.github.ae4j.examples.curriculum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.preset.CurriculumConfig;
import io.github.ae4j.preset.CurriculumConfig.Setting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthTest {
  private static final Digits DIGITS = StrokeDigits.draw(4_500, 5);

  /** More helps below a strength and harms above it. */
  private record Best(double at, Strength strength) implements Strength.Measures {
    @Override
    public double gap() {
      return gain();
    }

    @Override
    public double gain() {
      return at - strength.value();
    }
  }

  private static double settled(Strength strength, double best) {
    for (int step = 0; step < 3_000; step++) {
      strength.step(1.0, new Best(best, strength));
    }
    return strength.value();
  }

  private static CurriculumConfig gain() {
    return CurriculumConfig.defaults().with(Setting.LEAK, 0.0).withGapTarget(0.0, 0.2);
  }

  @Test
  void steeredGoesUpAndDownAgain() {
    try (Strength steered = Strength.steered(0.25, gain(), Strength.Measures::gain)) {
      assertEquals(0.8, settled(steered, 0.8), 0.02);
      assertEquals(0.3, settled(steered, 0.3), 0.02);
    }
  }

  @Test
  void theSignRuleGoesUpAndDownAgain() {
    try (Strength rule = Strength.signRule(0.25, Strength.Measures::gain, 0.0, 0.01)) {
      assertEquals(0.8, settled(rule, 0.8), 0.02);
      assertEquals(0.3, settled(rule, 0.3), 0.02);
      assertEquals(0.99, settled(rule, 2.0), 1e-12);
      assertEquals(0.01, settled(rule, -2.0), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1.0, -0.5, 1.5, Double.NaN})
  void whatIsNoStrengthIsNamed(double wrong) {
    BadInput fixed = assertThrows(BadInput.class, () -> Strength.fixed(wrong));
    assertEquals("strength must be in (0, 1), got " + wrong, fixed.getMessage());
    assertThrows(BadInput.class, () -> Strength.steered(wrong, gain(), Strength.Measures::gain));
    assertThrows(BadInput.class, () -> Strength.signRule(wrong, Strength.Measures::gap, 0.0, 0.01));
  }

  /** Where distortion changes nothing, more of it can neither help nor harm. */
  @Test
  void theGainOfNothingIsNone() {
    for (double gain : gains(new Distortion(3, 0.0, 1.0, 0.0))) {
      assertEquals(0.0, gain);
    }
  }

  @Test
  void theGainIsACosineAndTheSameAgain() {
    double[] gains = gains(Distortion.usual(3));
    assertArrayEquals(gains, gains(Distortion.usual(3)));
    for (double gain : gains) {
      assertTrue(Math.abs(gain) <= 1.0 && gain != 0.0, "gain " + gain);
    }
  }

  /** The gains of the first steps of plain gradient descent. */
  private static double[] gains(Distortion distortion) {
    List<Double> gains = new ArrayList<>();
    Strength watched =
        new Strength() {
          @Override
          public double value() {
            return 0.3;
          }

          @Override
          public void step(double loss, Measures at) {
            gains.add(at.gain());
          }
        };
    try (CurriculumTask task = new CurriculumTask(DIGITS, distortion, 200, 5, 3, watched)) {
      double[] point = task.start();
      double[] gradient = new double[point.length];
      for (int step = 1; step <= 5; step++) {
        task.gradient(step, point, gradient);
        for (int i = 0; i < point.length; i++) {
          point[i] -= 0.1 * gradient[i];
        }
      }
    }
    return gains.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
