package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * What an attempt is worth. With grade g, share f = 1 - g that is wrong, T = g + bonus of a success and p = clip(T, 0,
 * 1), difficulty d: R = T + min(.1, .1 d) p + .05 p - .15 (1 - p) f; value V = price x multiplier x max(R, 0); return
 * on investment ROI = clip(V / C, -10, 10).
 *
 * <p>The seed pays the difficulty whether or not anything was right; here it goes with p, so that nothing is earned by a
 * wrong answer to a hard task.
 *
 * @param bonus of a grade of 1, at least 0
 * @param multiplier energy per unit of reward and price, positive
 */
@Experimental
public record Settlement(double bonus, double multiplier) {
  private static final double HARD = 0.1;
  private static final double SURE = 0.05;
  private static final double WRONG = 0.15;
  private static final double MOST_ROI = 10.0;

  /** Checks the numbers. */
  public Settlement {
    Check.atLeast("bonus", bonus, 0.0);
    Check.positive("multiplier", multiplier);
  }

  /**
   * R.
   *
   * @param grade g, in [0, 1]
   * @param difficulty d, in [0, 1]
   */
  public double reward(double grade, double difficulty) {
    Check.within("grade", grade, 0.0, 1.0);
    Check.within("difficulty", difficulty, 0.0, 1.0);
    double task = grade + (grade >= 1.0 ? bonus : 0.0);
    double p = Math.min(1.0, Math.max(0.0, task));
    return task
        + Math.min(HARD, HARD * difficulty) * p
        + SURE * p
        - WRONG * (1.0 - p) * (1.0 - grade);
  }

  /**
   * V.
   *
   * @param reward R, finite
   * @param price of its cell, at least 0
   */
  public double value(double reward, double price) {
    Check.finite("reward", reward);
    Check.atLeast("price", price, 0.0);
    return price * multiplier * Math.max(reward, 0.0);
  }

  /**
   * ROI, a ratio.
   *
   * @param value V, finite
   * @param cost C, at least 0; at 0 it is the greatest for a value above 0, and 0 for none
   */
  public static double roi(double value, double cost) {
    Check.finite("value", value);
    Check.atLeast("cost", cost, 0.0);
    double ratio = cost > 0.0 ? value / cost : value > 0.0 ? MOST_ROI : 0.0;
    return Math.min(MOST_ROI, Math.max(-MOST_ROI, ratio));
  }
}
