package io.github.ae4j.measurement;

import static io.github.ae4j.measurement.Filtered.lowPass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LossVarianceTest {
  @Test
  void theVarianceIsThatOfTheBoundedDeviation() {
    Filtered variance = new Filtered(new LossVariance(0.9, 0.8, 0.99, 0.3, 1e-6));
    SplittableRandom random = new SplittableRandom(2);
    List<Double> losses = new ArrayList<>();
    List<Double> squares = new ArrayList<>();
    List<Double> variances = new ArrayList<>();
    for (int t = 0; t < 100; t++) {
      losses.add(random.nextDouble());
      double e = losses.get(t) - lowPass(losses, 0.9);
      double bounded = Math.max(-0.3, Math.min(0.3, e));
      squares.add(bounded * bounded + 1e-6);
      variances.add(lowPass(squares, 0.8));
      variance.measure(Statistic.LOSS, losses.get(t));
      assertEquals(variances.get(t), variance.value(Signal.VARIANCE), 1e-12);
      assertEquals(lowPass(variances, 0.99), variance.value(Signal.VARIANCE_BASE), 1e-12);
    }
  }

  @Test
  void aConstantLossVariesAsItUsedTo() {
    Filtered variance = new Filtered(new LossVariance(0.9, 0.8, 0.99, 0.3, 1e-30));
    for (int t = 0; t < 50; t++) {
      variance.measure(Statistic.LOSS, 0.0);
      double ratio = variance.value(Signal.VARIANCE) / variance.value(Signal.VARIANCE_BASE);
      assertEquals(1.0, ratio, 1e-9);
    }
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return new LossVariance(0.98, 0.95, 0.99, Double.MAX_VALUE, 1e-30);
    }
  }
}
