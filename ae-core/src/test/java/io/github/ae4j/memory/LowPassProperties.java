package io.github.ae4j.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LowPassProperties {
  @Property(tries = 200)
  void equalsTheSumOverOneMinusTheDecayToTheT(
      @ForAll @IntRange(max = 999) int thousandths, @ForAll long seed) {
    double decay = thousandths / 1000.0;
    double[] samples = new SplittableRandom(seed).doubles(40, -1e3, 1e3).toArray();
    Slots memory = Slots.of(LowPass.SLOTS);
    for (int t = 1; t <= samples.length; t++) {
      double actual = LowPass.update(memory, 0, decay, samples[t - 1]);
      double sum = 0.0;
      for (int i = 1; i <= t; i++) {
        sum += (1.0 - decay) * Math.pow(decay, t - i) * samples[i - 1];
      }
      assertEquals(sum / (1.0 - Math.pow(decay, t)), actual, 1e-8);
      assertEquals(actual, LowPass.value(memory, 0));
      assertEquals(1.0 - Math.pow(decay, t), memory.get(1), 1e-12);
    }
  }

  @Property(tries = 50)
  void isTheConstantOfAConstant(
      @ForAll @IntRange(max = 999) int thousandths, @ForAll @IntRange int constant) {
    Slots memory = Slots.of(2);
    for (int t = 0; t < 100; t++) {
      double average = LowPass.update(memory, 0, thousandths / 1000.0, constant);
      assertEquals(constant, average, 1e-12 * Math.abs((double) constant));
    }
  }

  @Example
  void isZeroBeforeTheFirstSampleAndAfterAReset() {
    Slots memory = Slots.of(4);
    assertEquals(0.0, LowPass.value(memory, 2));
    LowPass.update(memory, 2, 0.5, 3.0);
    assertEquals(3.0, LowPass.value(memory, 2));
    assertEquals(0.0, memory.get(0));
    LowPass.reset(memory, 2);
    assertEquals(0.0, LowPass.value(memory, 2));
  }

  @Example
  void timeConstants() {
    assertEquals(0.9, LowPass.decay(10.0), 1e-15);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> LowPass.decay(0.5));
    assertEquals("timeConstant must be finite and at least 1.0, got 0.5", error.getMessage());
  }
}
