package io.github.ae4j.examples.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a stretch of steps took.
 *
 * @param nanos wall time
 * @param bytes allocated on the heap by this thread
 */
public record Cost(long nanos, long bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Makes steps and says what they took. */
  public static Cost of(int count, Runnable step) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      step.run();
    }
    long nanos = System.nanoTime() - start;
    long allocated = THREADS.getThreadAllocatedBytes(thread) - bytes; // before the record is
    return new Cost(nanos, allocated);
  }
}
