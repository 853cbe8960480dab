package io.github.ae4j.examples.finetune;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time.
 *
 * @param wall seconds by the clock
 * @param processor seconds of all the process's threads on cores
 */
public record Spent(double wall, double processor) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double NANO = 1e-9;

  static final Spent NONE = new Spent(0.0, 0.0);

  /** Since some moment. */
  static Spent now() {
    return new Spent(NANO * System.nanoTime(), NANO * SYSTEM.getProcessCpuTime());
  }

  Spent plus(Spent other) {
    return new Spent(wall + other.wall, processor + other.processor);
  }

  Spent minus(Spent other) {
    return new Spent(wall - other.wall, processor - other.processor);
  }
}
