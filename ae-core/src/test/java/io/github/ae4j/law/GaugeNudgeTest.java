package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class GaugeNudgeTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();

  private static GaugeNudge nudge(GaugeNudge.Measure measure) {
    return new GaugeNudge(measure, 0.05, -1, 0.5, 1e-12, 4.0);
  }

  @Test
  void theGaugePullsTheEffectiveStepToItsTarget() {
    GaugeNudge gradient = nudge(GaugeNudge.Measure.GRADIENT);
    Bed bed = new Bed(gradient).with(Signal.GRADIENT_NORM, 0.4);
    assertEquals(0.5 * (0.05 - 0.04) / 0.05, laws.drive(gradient, bed, ALPHA), 1e-9);
    bed.with(Signal.GRADIENT_NORM, 1e9);
    assertEquals(-0.5 * 4.0, laws.drive(gradient, bed, ALPHA));
  }

  @Test
  void theUpdateIsMeasuredAlongTheNextDirection() {
    GaugeNudge update = nudge(GaugeNudge.Measure.UPDATE);
    Bed step = new Bed(update).direction(0.6, 0.2, 0.5, 2.0);
    double d = (0.5 * 0.2 + 0.5 * 0.6) / (0.5 * 0.5 + 0.5);
    assertEquals(0.5 * (0.05 - 0.1 * d) / 0.05, laws.drive(update, step, ALPHA), 1e-9);
    GaugeNudge relative = nudge(GaugeNudge.Measure.RELATIVE);
    Bed share = new Bed(relative).direction(0.6, 0.2, 0.5, 2.0);
    assertEquals(0.5 * (0.05 - 0.05 * d) / 0.05, laws.drive(relative, share, ALPHA), 1e-9);
  }

  @Test
  void theGaugeTakesItsTargetFromItsWarmUp() {
    GaugeNudge law = new GaugeNudge(GaugeNudge.Measure.GRADIENT, 0.05, 3, 1.0, 1e-12, 4.0);
    Bed bed = new Bed(law);
    double m = 0.0;
    double c = 0.0;
    for (int t = 1; t <= 6; t++) {
      double gamma = 0.1 * t;
      if (t <= 4) {
        m = 0.99 * m + 0.01 * gamma;
        c = 0.99 * c + 0.01;
      }
      double target = t <= 3 ? 0.05 : 0.8 * m / c;
      double u = laws.drive(law, bed.with(Signal.GRADIENT_NORM, t), ALPHA);
      assertEquals(Math.max(-4.0, (target - gamma) / target), u, 1e-9);
    }
  }

  @Group
  class Relative implements ControlLawContract {
    @Override
    public Law law() {
      return new GaugeNudge(GaugeNudge.Measure.RELATIVE, 1e-2, -1, 0.5, 1e-30, 4.0);
    }
  }

  @Group
  class Automatic implements ControlLawContract {
    @Override
    public Law law() {
      return new GaugeNudge(GaugeNudge.Measure.UPDATE, 1e-2, 20, 0.5, 1e-12, 4.0);
    }
  }

  @Group
  class Gradient implements ControlLawContract {
    @Override
    public Law law() {
      return new GaugeNudge(GaugeNudge.Measure.GRADIENT, 1e-2, -1, 0.5, 1e-12, 4.0);
    }

    /** alpha may be 1e6 and gamma* is 1e-2. */
    @Override
    public double lipschitz() {
      return 1e8;
    }
  }
}
