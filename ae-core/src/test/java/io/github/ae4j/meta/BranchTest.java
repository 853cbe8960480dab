package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BranchTest {
  private static final double H = 1e-6;

  /** x^2 and, beyond a switch, a flag: at 3, given where the switch is. */
  private static double[] at(double x, double from) {
    return new double[] {x * x, x > from ? 1.0 : 0.0};
  }

  private static double slope(double from, Branch expected) {
    double[] below = at(3.0 - H, from);
    double[] above = at(3.0 + H, from);
    double[] here = at(3.0, from);
    Branch branch = Branch.of(below, here, above);
    assertEquals(expected, branch);
    double[] slope = new double[2];
    branch.slope(below, here, above, H, slope);
    assertEquals(0.0, slope[1], "the flag is no number to move along");
    return slope[0];
  }

  @Test
  void theSideBeyondASwitchDoesNotCount() {
    assertEquals(6.0, slope(3.0 + H / 2.0, Branch.BELOW), 1e-5);
    assertEquals(6.0, slope(3.0 - H / 2.0, Branch.ABOVE), 1e-5);
    assertEquals(6.0, slope(7.0, Branch.BOTH), 1e-8);
  }

  @Test
  void aJumpIsMoreThanASmallMoveMakes() {
    double[] here = {5.0, 0.0, 1e6};
    assertFalse(Branch.jumps(here, new double[] {9.0, 1e-6, 1e6 + 1.0}, 1));
    assertTrue(Branch.jumps(here, new double[] {5.0, 1.0, 1e6}, 1));
    assertTrue(Branch.jumps(here, new double[] {5.0, Double.NaN, 1e6}, 1));
  }

  @Test
  void aSlopeMayTakeThePlaceOfAState() {
    double[] above = {2.0};
    Branch.ABOVE.slope(above, new double[] {1.0}, above, 0.5, above);
    assertArrayEquals(new double[] {2.0}, above);
  }
}
