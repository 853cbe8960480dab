package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learning an instance under the loop allocates nothing. */
class LearnerAllocationTest {
  private static final int INPUTS = 10;
  private static final int INSTANCES = 1024;
  private static final int ROUNDS = 200;

  private final double[][] x = new double[INSTANCES][INPUTS];
  private final int[] y = new int[INSTANCES];

  private void learn(OnlineClassifier learner) {
    for (int t = 0; t < INSTANCES; t++) {
      learner.learn(x[t], y[t]);
    }
  }

  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void denseInstances(OnlineOptimizer optimizer) {
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled());
    SplittableRandom random = new SplittableRandom(3);
    for (int t = 0; t < INSTANCES; t++) {
      x[t] = random.doubles(INPUTS, -1.0, 1.0).toArray();
      y[t] = x[t][0] + x[t][1] + random.nextDouble() > 0.5 ? 1 : 0;
    }
    long thread = Thread.currentThread().getId();
    try (OnlineClassifier learner = OnlineClassifier.binary(OnlineSettings.of(INPUTS, optimizer))) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > 0; round++) {
        long before = bean.getThreadAllocatedBytes(thread);
        learn(learner);
        least = Math.min(least, bean.getThreadAllocatedBytes(thread) - before);
      }
      assertEquals(0, least, "bytes over " + INSTANCES + " instances");
    }
  }
}
