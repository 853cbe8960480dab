package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * Moves a cell's difficulty and price against its success q: d goes up while q is above tau, and the price is
 * clip(base + k (tau - q)), so that what all can do pays little.
 *
 * @param target tau, in [0, 1]
 * @param memory decay of q and of the progress, in [0, 1)
 * @param stride of the difficulty, per unit of q - tau and attempt, at least 0
 * @param base price at the target, positive
 * @param gain k, at least 0
 * @param least price, positive
 * @param most price, at least the least
 */
@Experimental
public record CellController(
    double target,
    double memory,
    double stride,
    double base,
    double gain,
    double least,
    double most) {
  /** Checks the numbers. */
  public CellController {
    Check.within("target", target, 0.0, 1.0);
    Check.decay("memory", memory);
    Check.atLeast("stride", stride, 0.0);
    Check.positive("base", base);
    Check.atLeast("gain", gain, 0.0);
    Check.positive("least", least);
    Check.atLeast("most", most, least);
  }

  /** tau .5, memory .95, stride .05, price 1 + (tau - q) in [.5, 1.5]. */
  public static CellController defaults() {
    return new CellController(0.5, 0.95, 0.05, 1.0, 1.0, 0.5, 1.5);
  }

  /** This with another k. */
  public CellController withGain(double other) {
    return new CellController(target, memory, stride, base, other, least, most);
  }

  /** This with another tau. */
  public CellController withTarget(double other) {
    return new CellController(other, memory, stride, base, gain, least, most);
  }

  /** A cell that was not tried yet, at its target. */
  public Cell fresh(String family, Depth depth) {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(depth, "depth");
    return new Cell(family, depth, target, 0.0, clip(base), 0.0, 0, 0.0);
  }

  private double clip(double price) {
    return Math.min(most, Math.max(least, price));
  }

  /**
   * A cell after an attempt.
   *
   * @param grade in [0, 1]
   * @param reward R, finite
   */
  public Cell after(Cell cell, double grade, double reward) {
    Objects.requireNonNull(cell, "cell");
    Check.within("grade", grade, 0.0, 1.0);
    double q = memory * cell.success() + (1.0 - memory) * grade;
    double d = Math.min(1.0, Math.max(0.0, cell.difficulty() + stride * (q - target)));
    double lp = memory * cell.progress() + (1.0 - memory) * Math.abs(q - cell.success());
    long n = cell.attempts() + 1;
    double mean = cell.mean() + (Check.finite("reward", reward) - cell.mean()) / n;
    return new Cell(
        cell.family(), cell.depth(), q, d, clip(base + gain * (target - q)), lp, n, mean);
  }
}
