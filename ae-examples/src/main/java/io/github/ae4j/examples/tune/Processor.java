package io.github.ae4j.examples.tune;

import java.lang.management.ManagementFactory;

/** Processor time, which tells more than a clock where others work on the same machine. */
final class Processor {
  private Processor() {}

  /** Of all threads of this process, where the system tells; else the clock's. */
  static long nanoseconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }

  /** Of this thread. */
  static long ofThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
