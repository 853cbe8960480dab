package io.github.ae4j.measurement;

import static io.github.ae4j.measurement.Filtered.lowPass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class GradientPhaseTest {
  @Test
  void thePhaseIsTheCosineAndZeroWhileTheMomentIsEmpty() {
    Filtered phase = new Filtered(new GradientPhase(0.0));
    phase.bed.with(Statistic.G_G, 4.0).with(Statistic.G_WM, 0.0).with(Statistic.WM_WM, 0.0);
    phase.measure();
    assertEquals(0.0, phase.value(Signal.PHASE));
    assertEquals(2.0, phase.value(Signal.GRADIENT_NORM));
    phase.bed.with(Statistic.G_WM, -3.0).with(Statistic.WM_WM, 9.0);
    phase.measure();
    assertEquals(-0.5, phase.value(Signal.PHASE), 1e-12);
    assertEquals(lowPass(List.of(0.0, -0.5), 0.7), phase.value(Signal.PHASE_FAST), 1e-12);
    phase.measure(Statistic.G_WM, 100.0);
    assertEquals(1.0, phase.value(Signal.PHASE));
    phase.bed.with(Statistic.G_WM, 0.0).with(Statistic.G_G, 0.0);
    phase.measure();
    assertEquals(0.0, phase.value(Signal.PHASE));
  }

  @Test
  void thePhaseHasItsFloorOnEachNorm() {
    Filtered phase = new Filtered(new GradientPhase(1.0));
    phase.bed.with(Statistic.G_G, 4.0).with(Statistic.G_WM, -3.0).with(Statistic.WM_WM, 9.0);
    phase.measure();
    assertEquals(-3.0 / (3.0 * 4.0), phase.value(Signal.PHASE), 1e-12);
    assertEquals(3.0, phase.value(Signal.GRADIENT_NORM), 1e-12);
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return new GradientPhase(0.0);
    }
  }
}
