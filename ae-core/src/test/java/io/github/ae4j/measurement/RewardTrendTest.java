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

class RewardTrendTest {
  @Test
  void theRewardsTrendIsOnItsOwnScale() {
    Filtered trend = new Filtered(new RewardTrend(0.9, 0.99));
    SplittableRandom random = new SplittableRandom(4);
    List<Double> differences = new ArrayList<>();
    List<Double> squares = new ArrayList<>();
    double last = 0.0;
    for (int t = 0; t < 60; t++) {
      double reward = 1e6 * random.nextDouble();
      double difference = t == 0 ? 0.0 : reward - last;
      differences.add(difference);
      squares.add(difference * difference);
      last = reward;
      trend.measure(Statistic.REWARD, reward);
      double expected = lowPass(differences, 0.9) / Math.sqrt(lowPass(squares, 0.99) + 1e-30);
      assertEquals(expected, trend.value(Signal.REWARD_TREND), 1e-9);
    }
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return new RewardTrend(0.9, 0.99);
    }
  }
}
