package io.github.ae4j.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecurringTest {
  /** Stands out above 4 times the usual of 2 steps; fades by .9 a step; a burst ends after 2 steps. */
  private final Recurring recurring = new Recurring(4.0, 2.0, 10.0, 2.0);

  private final Slots memory = Slots.of(1 + Recurring.SLOTS);

  private double step(double size) {
    return recurring.update(memory, 1, size * size, true);
  }

  @Test
  void aSizeIsKnownOnceAnotherBurstBegins() {
    step(1.0);
    assertEquals(0.0, step(3.0), "9 is above 4 times 1: the first burst");
    assertEquals(3.0, usual(), 1e-12, "9 taken in as 4: (.25 + 2)/.75");
    assertEquals(0.0, step(4.0), "16 is above 4 times 3: the same burst, its largest is 4");
    assertEquals(0.0, step(1.0));
    assertEquals(0.0, step(1.0));
    assertEquals(0.0, step(1.0));
    assertEquals(4.0 * Math.pow(0.9, 4), step(5.0), 1e-12, "four steps after the 4");
    assertEquals(4.0 * Math.pow(0.9, 5), step(5.0), 1e-12, "the same burst does not enter");
    step(1.0);
    step(1.0);
    assertEquals(4.0 * Math.pow(0.9, 8), step(0.0), 1e-12);
    assertEquals(5.0 * Math.pow(0.9, 4), step(100.0), 1e-12, "the largest of the bursts before");
    assertEquals(0.0, memory.get(0), "a cell of another");
  }

  private double usual() {
    return LowPass.value(memory, 1);
  }

  @Test
  void oneThatDoesNotCountIsClippedAndLeftOut() {
    step(1.0);
    recurring.update(memory, 1, 9.0, false);
    assertEquals(3.0, usual(), 1e-12);
    for (int t = 0; t < 3; t++) {
      step(1.0);
    }
    assertEquals(0.0, step(9.0), "no burst before this one");
    for (int t = 0; t < 3; t++) {
      step(1.0);
    }
    assertEquals(9.0 * Math.pow(0.9, 4), step(9.0), 1e-12);
  }

  /** By the definition: of all sizes that stood out, those of bursts before the latest, each faded by its age. */
  @Test
  void itIsTheLargestOfTheBurstsBefore() {
    SplittableRandom random = new SplittableRandom(1);
    double[] sizes = new double[500];
    int[] bursts = new int[sizes.length];
    int burst = 1;
    int last = 0;
    for (int t = 0; t < sizes.length; t++) {
      double size = random.nextDouble() * (random.nextInt(3) == 0 ? 30.0 : 1.0);
      if (LowPass.weight(memory, 1) > 0.03 && size * size > 4.0 * usual()) {
        burst += t - last > 2 ? 1 : 0;
        last = t;
        sizes[t] = size;
        bursts[t] = burst;
      }
      double most = 0.0;
      for (int i = 0; i <= t; i++) {
        double faded = sizes[i] * Math.pow(0.9, t - i);
        most = bursts[i] < burst ? Math.max(most, faded) : most;
      }
      assertEquals(most, step(size), 1e-12, "step " + t);
    }
    assertTrue(burst > 20, "only " + burst + " bursts");
  }

  /** The weight of an average of 300 steps passes .03 with the tenth. */
  @Test
  void nothingStandsOutInTheFirstTenSteps() {
    assertEquals(0.0, known(9));
    assertEquals(1000.0 * Math.pow(1.0 - 1.0 / 3000.0, 25), known(10), 1e-9);
  }

  private static double known(int before) {
    Recurring standard = new Recurring(40.0, 300.0, 3000.0, 20.0);
    Slots memory = Slots.of(Recurring.SLOTS);
    for (int t = 0; t < before; t++) {
      standard.update(memory, 0, 1.0, true);
    }
    standard.update(memory, 0, 1e6, true);
    for (int t = 0; t < 24; t++) {
      standard.update(memory, 0, 1.0, true);
    }
    return standard.update(memory, 0, 1e12, true);
  }

  @Test
  void aResetForgets() {
    step(1.0);
    step(3.0);
    Recurring.reset(memory, 1);
    for (int i = 0; i < memory.size(); i++) {
      assertEquals(0.0, memory.get(i));
    }
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Recurring(0.5, 300, 3000, 20));
    assertThrows(IllegalArgumentException.class, () -> new Recurring(40, 0.5, 3000, 20));
    assertThrows(IllegalArgumentException.class, () -> new Recurring(40, 300, Double.NaN, 20));
    assertThrows(IllegalArgumentException.class, () -> new Recurring(40, 300, 3000, -1));
  }
}
