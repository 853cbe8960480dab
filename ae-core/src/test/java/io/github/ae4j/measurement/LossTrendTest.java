package io.github.ae4j.measurement;

import static io.github.ae4j.measurement.Filtered.lowPass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LossTrendTest {
  private final Filtered trend = new Filtered(new LossTrend(0.9));

  @Test
  void theTrendIsTheFilteredDifference() {
    SplittableRandom random = new SplittableRandom(1);
    List<Double> differences = new ArrayList<>();
    double last = 0.0;
    for (int t = 0; t < 100; t++) {
      double loss = random.nextDouble();
      differences.add(t == 0 ? 0.0 : loss - last);
      last = loss;
      trend.measure(Statistic.LOSS, loss);
      assertEquals(lowPass(differences, 0.9), trend.value(Signal.TREND), 1e-12);
    }
    trend.interrupted(Interruption.INSTABILITY);
    assertTrue(trend.value(Signal.TREND) != 0.0);
    trend.interrupted(Interruption.DRIFT);
    assertEquals(0.0, trend.value(Signal.TREND));
    trend.measure(Statistic.LOSS, last + 0.5);
    assertEquals(0.5, trend.value(Signal.TREND), 1e-12);
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return new LossTrend(0.9);
    }
  }
}
