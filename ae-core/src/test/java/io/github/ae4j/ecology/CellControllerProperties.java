package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** A cell's price and difficulty move against its success, and keep their bounds. */
class CellControllerProperties {
  @Property(tries = 300)
  void priceAndDifficultyKeepTheirBounds(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 1) double target,
      @ForAll @DoubleRange(min = 0, max = 20) double gain,
      @ForAll @DoubleRange(min = 0, max = 5) double stride) {
    CellController controller = new CellController(target, 0.9, stride, 1.0, gain, 0.4, 1.7);
    SplittableRandom random = new SplittableRandom(seed);
    Cell cell = controller.fresh("sum", Depth.SHORT);
    for (int i = 0; i < 100; i++) {
      cell = controller.after(cell, random.nextInt(3) / 2.0, random.nextGaussian());
      assertTrue(cell.price() >= 0.4 && cell.price() <= 1.7);
      assertTrue(cell.difficulty() >= 0.0 && cell.difficulty() <= 1.0);
      assertTrue(cell.success() >= 0.0 && cell.success() <= 1.0);
      assertTrue(cell.progress() >= 0.0 && cell.progress() <= 1.0);
    }
  }

  @Example
  void successLowersThePriceAndRaisesTheDifficulty() {
    CellController controller = CellController.defaults();
    Cell fresh = controller.fresh("sum", Depth.SHORT);
    Cell solved = controller.after(fresh, 1.0, 1.5);
    Cell failed = controller.after(fresh, 0.0, 0.0);
    assertTrue(solved.price() < fresh.price() && failed.price() > fresh.price());
    assertTrue(solved.difficulty() > failed.difficulty());
    assertEquals(0.525, solved.success(), 1e-12);
    assertEquals(0.975, solved.price(), 1e-12);
    assertEquals(0.00125, solved.difficulty(), 1e-12);
  }
}
