package io.github.ae4j.measurement;

import static io.github.ae4j.measurement.Filtered.lowPass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class AveragedTest {
  @Test
  void whatIsGivenIsAveragedAndWhatIsNotFiniteLeftOut() {
    Filtered gap = new Filtered(new Averaged(Statistic.GAP, Signal.GAP, 0.9));
    gap.measure(Statistic.GAP, 2.0);
    gap.measure(Statistic.GAP, Double.NaN);
    gap.measure(Statistic.GAP, Double.POSITIVE_INFINITY);
    gap.measure(Statistic.GAP, -1.0);
    assertEquals(lowPass(List.of(2.0, -1.0), 0.9), gap.value(Signal.GAP), 1e-15);
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return new Averaged(Statistic.ENTROPY, Signal.ENTROPY, 0.9);
    }
  }
}
