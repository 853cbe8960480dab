package io.github.ae4j.measurement;

import static io.github.ae4j.measurement.Filtered.lowPass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class GradientVarianceTest {
  @Test
  void theUncertaintyIsTheSpreadOfTheGradient() {
    Filtered uncertainty = new Filtered(new GradientVariance(0.8, 0.9, 1e-6));
    List<Double> spreads = new ArrayList<>();
    List<Double> filtered = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int t = 0; t < 50; t++) {
      double[] g = random.doubles(7).toArray();
      double mean = Arrays.stream(g).sum() / 7;
      double spread = Arrays.stream(g).map(gi -> (gi - mean) * (gi - mean) / 7).sum();
      spreads.add(spread + 1e-6);
      filtered.add(lowPass(spreads, 0.8));
      uncertainty.bed.with(Statistic.COUNT, 7).with(Statistic.SUM_G, 7 * mean);
      uncertainty.measure(Statistic.G_G, Arrays.stream(g).map(gi -> gi * gi).sum());
      assertEquals(filtered.get(t), uncertainty.value(Signal.UNCERTAINTY), 1e-12);
      assertEquals(lowPass(filtered, 0.9), uncertainty.value(Signal.UNCERTAINTY_BASE), 1e-12);
    }
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return new GradientVariance(0.95, 0.99, 1e-30);
    }
  }
}
