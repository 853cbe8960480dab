package io.github.ae4j.measurement;

import static io.github.ae4j.measurement.Filtered.lowPass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class ReadoutPullTest {
  @Test
  void thePullIsTheFilteredCosineWithTheReadout() {
    Filtered pull = new Filtered(new ReadoutPull(33.0));
    pull.bed.with(Statistic.G_G, 4.0).with(Statistic.G_READOUT, 0.0);
    pull.measure(Statistic.READOUT_READOUT, 0.0);
    assertEquals(0.0, pull.value(Signal.READOUT_PULL));
    pull.bed.with(Statistic.G_READOUT, 3.0);
    pull.measure(Statistic.READOUT_READOUT, 9.0);
    double expected = lowPass(List.of(0.0, 0.5), 32.0 / 33.0);
    assertEquals(expected, pull.value(Signal.READOUT_PULL), 1e-12);
    pull.interrupted(Interruption.DRIFT);
    assertEquals(0.0, pull.value(Signal.READOUT_PULL));
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return StandardConfig.defaults().readoutPull();
    }
  }
}
