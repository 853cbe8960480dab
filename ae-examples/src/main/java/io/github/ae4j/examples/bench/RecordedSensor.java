package io.github.ae4j.examples.bench;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An adapter without an optimizer, which hands out statistics made beforehand: a noisy loss that stands
 * still. What a step of a loop around it takes is the loop's own time.
 */
final class RecordedSensor implements OptimizerAdapter {
  private static final int LENGTH = 1024;
  private static final double NOISE = 0.1;
  private static final Map<Statistic, Double> MEANS =
      Map.ofEntries(
          Map.entry(Statistic.LOSS, 1.0),
          Map.entry(Statistic.COUNT, 1000.0),
          Map.entry(Statistic.SUM_G, 1.0),
          Map.entry(Statistic.G_G, 1.0),
          Map.entry(Statistic.G_M, 0.2),
          Map.entry(Statistic.M_M, 0.3),
          Map.entry(Statistic.G_WG, 1.0),
          Map.entry(Statistic.G_WM, 0.2),
          Map.entry(Statistic.WG_WG, 1.0),
          Map.entry(Statistic.WG_WM, 0.2),
          Map.entry(Statistic.WM_WM, 0.3),
          Map.entry(Statistic.THETA_THETA, 100.0),
          Map.entry(Statistic.MOMENTUM_WEIGHT, 1.0),
          Map.entry(Statistic.G_READOUT, 0.1),
          Map.entry(Statistic.READOUT_READOUT, 0.1));
  private static final Map<String, Double> START =
      Map.of(
          Coefficient.LEARNING_RATE, 1e-2,
          Coefficient.MOMENTUM, 0.9,
          Coefficient.BETA2, 0.999,
          Coefficient.EPSILON, 1e-8,
          Coefficient.WEIGHT_DECAY, 1e-4,
          Coefficient.NOISE, 1e-6,
          Coefficient.READOUT_RATE, 1e-2);

  private final Statistic[] measured = EnumSet.copyOf(MEANS.keySet()).toArray(Statistic[]::new);
  private final double[][] record = new double[LENGTH][measured.length];
  private final Map<String, Double> values = new HashMap<>(START);
  private int next;

  RecordedSensor(long seed) {
    Random random = new Random(seed);
    for (double[] step : record) {
      for (int i = 0; i < step.length; i++) {
        step[i] = MEANS.get(measured[i]) * (1.0 + NOISE * (2.0 * random.nextDouble() - 1.0));
      }
    }
  }

  @Override
  public String optimizer() {
    return "a record";
  }

  @Override
  public Set<Statistic> measurable() {
    return MEANS.keySet();
  }

  @Override
  public Set<String> steerable() {
    return START.keySet();
  }

  @Override
  public double read(int group, String coefficient) {
    return values.get(coefficient);
  }

  @Override
  public void attach(Demand demand, Slots memory) {}

  @Override
  public void observe(Observation observation) {
    double[] step = record[next % LENGTH];
    for (int i = 0; i < step.length; i++) {
      observation.set(0, measured[i], step[i]);
    }
  }

  /** Goes to the next record: the values written move nothing here. */
  @Override
  public void apply(Decision decision) {
    next++;
  }

  @Override
  public void detach() {}
}
