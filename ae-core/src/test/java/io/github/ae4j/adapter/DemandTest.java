package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemandTest {
  /** A tap with a rate, a readout of it, and a noise that something else writes. */
  private static final class Tap implements OptimizerAdapter {
    @Override
    public String optimizer() {
      return "Tap";
    }

    @Override
    public Set<Statistic> measurable() {
      return Set.of(Statistic.LOSS, Statistic.G_G, Statistic.G_READOUT);
    }

    @Override
    public Set<String> steerable() {
      return Set.of(Coefficient.LEARNING_RATE, Coefficient.READOUT_RATE, Coefficient.NOISE);
    }

    @Override
    public double read(int group, String coefficient) {
      if (coefficient.equals(Coefficient.NOISE)) {
        throw new IllegalArgumentException("the noise has a schedule of its own");
      }
      return 1.0;
    }

    @Override
    public void attach(Demand demand, Slots memory) {}

    @Override
    public void detach() {}

    @Override
    public void observe(Observation observation) {}

    @Override
    public void apply(Decision decision) {}
  }

  private static Demand demand(Set<Statistic> statistics, String... coefficients) {
    return new Demand(statistics, Set.of(coefficients));
  }

  private static String refused(Demand demand) {
    return assertThrows(IllegalArgumentException.class, () -> demand.check(new Tap())).getMessage();
  }

  @Test
  void whatAnAdapterCanDoIsAccepted() {
    Demand full =
        demand(
            Set.of(Statistic.G_G, Statistic.G_READOUT),
            Coefficient.LEARNING_RATE,
            Coefficient.READOUT_RATE);
    full.check(new Tap());
    assertTrue(full.averages());
    assertFalse(demand(Set.of()).averages());
  }

  @Test
  void aCoefficientThatItLacksIsRefusedWithThoseItHas() {
    assertEquals(
        "Tap cannot steer beta2; it steers [learningRate, noise, readoutRate]",
        refused(demand(Set.of(), "beta2", Coefficient.LEARNING_RATE)));
  }

  @Test
  void aCoefficientThatCannotBeReadNowIsRefusedInTheAdaptersWords() {
    assertEquals(
        "the noise has a schedule of its own", refused(demand(Set.of(), Coefficient.NOISE)));
  }

  @Test
  void aStatisticThatItLacksIsRefusedWithThoseItHas() {
    assertEquals(
        "Tap cannot measure G_M; it measures [LOSS, G_G, G_READOUT]",
        refused(demand(Set.of(Statistic.G_M, Statistic.LOSS))));
  }

  @Test
  void aStatisticOfTheReadoutNeedsOne() {
    assertEquals(
        "G_READOUT needs an averaged readout: the loop must steer readoutRate",
        refused(demand(Set.of(Statistic.G_READOUT), Coefficient.LEARNING_RATE)));
  }
}
