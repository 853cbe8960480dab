package io.github.ae4j.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CheckTest {
  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void returnsWhatIsGood() {
    assertEquals(-1.0, Check.finite("x", -1.0));
    assertEquals(Double.MIN_VALUE, Check.positive("x", Double.MIN_VALUE));
    assertEquals(2.0, Check.atLeast("x", 2.0, 2.0));
    assertEquals(0.0, Check.decay("x", 0.0));
    assertEquals(1.0, Check.within("x", 1.0, 0.0, 1.0));
  }

  @Test
  void namesTheThingTheRuleAndTheValue() {
    refused("x must be finite, got NaN", () -> Check.finite("x", Double.NaN));
    refused("x must be positive and finite, got 0.0", () -> Check.positive("x", 0.0));
    refused("x must be positive and finite, got NaN", () -> Check.positive("x", Double.NaN));
    refused(
        "x must be positive and finite, got Infinity",
        () -> Check.positive("x", Double.POSITIVE_INFINITY));
    refused(
        "x must be finite and at least 1.0, got NaN", () -> Check.atLeast("x", Double.NaN, 1.0));
    refused("trendDecay must be in [0, 1), got 1.2", () -> Check.decay("trendDecay", 1.2));
    refused("x must be in [0, 1), got NaN", () -> Check.decay("x", Double.NaN));
    refused("x must be in [0.0, 1.0], got NaN", () -> Check.within("x", Double.NaN, 0.0, 1.0));
  }

  @Test
  void slotsAreAWindow() {
    double[] cells = new double[6];
    Slots slots = new Slots(cells, 2, 3);
    slots.set(0, 1.0);
    slots.set(2, 3.0);
    assertEquals(1.0, cells[2]);
    assertEquals(3.0, cells[4]);
    assertEquals(3, slots.size());
    slots.clear(0, 1);
    assertEquals(0.0, slots.get(0));
    assertEquals(3.0, slots.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> slots.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> slots.set(-1, 0.0));
    assertThrows(IndexOutOfBoundsException.class, () -> slots.clear(1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> new Slots(cells, 4, 3));
  }

  @Test
  void anObservationStartsUnmeasured() {
    Observation observation = new Observation(2);
    assertEquals(2, observation.groups());
    assertEquals(Double.NaN, observation.value(1, Statistic.LOSS));
    observation.setAll(Statistic.LOSS, 4.0);
    observation.set(1, Statistic.M_M, 2.0);
    assertEquals(4.0, observation.value(0, Statistic.LOSS));
    observation.forgetMomentum();
    assertEquals(0.0, observation.value(1, Statistic.M_M));
    assertEquals(0.0, observation.value(0, Statistic.WG_WM));
    assertEquals(4.0, observation.value(1, Statistic.LOSS));
    observation.clear();
    assertEquals(Double.NaN, observation.value(0, Statistic.LOSS));
    refused("groups must be finite and at least 1.0, got 0.0", () -> new Observation(0));
    refused(
        "signal cells must be " + Signal.SIZE + ", got 1",
        () -> new Signals(observation, 0, Slots.of(1)));
  }
}
