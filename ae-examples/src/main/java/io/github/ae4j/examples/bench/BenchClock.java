package io.github.ae4j.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** What steps are timed by, in nanoseconds. */
enum BenchClock implements LongSupplier {
  /** The clock on the wall. */
  WALL {
    @Override
    public long getAsLong() {
      return System.nanoTime();
    }
  },
  /** The thread's time on a core. */
  PROCESSOR {
    @Override
    public long getAsLong() {
      return THREADS.getCurrentThreadCpuTime();
    }
  },
  /** The time of all threads on cores, in steps of some 10 ms. */
  PROCESS {
    @Override
    public long getAsLong() {
      return SYSTEM.getProcessCpuTime();
    }
  };

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
}
