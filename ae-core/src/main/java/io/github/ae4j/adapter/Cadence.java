package io.github.ae4j.adapter;

import io.github.ae4j.memory.Check;

/**
 * How often a host measures and decides. It does so at every step of the first {@code settle} after
 * the start and after each event, then at every c-th, updating in between with the coefficients as
 * they are: for where an update costs less than its control. A step whose loss or gradient is not
 * finite is always measured.
 *
 * @param settle steps measured one by one after the start and each event
 * @param every c, steps from one measurement to the next after that; at least 1
 */
public record Cadence(int settle, int every) {
  /** Checks the ranges. */
  public Cadence {
    Check.atLeast("settle", settle, 0);
    Check.atLeast("every", every, 1);
  }

  /** Every step. */
  public static Cadence everyStep() {
    return new Cadence(0, 1);
  }

  /** One by one for 3,000 steps, then every fourth. */
  public static Cadence settled() {
    return new Cadence(3000, 4);
  }

  /**
   * One by one for 150 steps, then every 16th: for large arrays, from about a million coordinates, of
   * which a measurement costs more than an update.
   */
  public static Cadence large() {
    return new Cadence(150, 16);
  }

  /** Steps from a measured step to the next one. */
  int pause(long step, long lastEvent) {
    return step - lastEvent < settle ? 1 : every;
  }
}
