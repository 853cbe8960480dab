package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A learner on a stream that does not end: from part to part it allocates no more, its file is as long, it is as good,
 * and it still names labels that are switched. {@code -Dae.long=true} adds 5e7 steps to the 1e6, a few minutes.
 */
class LongStreamTest {
  private static final int INPUTS = 1 << 18;
  private static final int ACTIVE = 8;
  private static final int PARTS = 10;
  private static final int SETTLED = 2; // parts before the loop has made all its room
  private static final long SPARE = 1 << 16; // bytes a part: what the machine itself allocates

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(17);
  private final int[] indices = new int[ACTIVE];
  private final double[] values = new double[ACTIVE];
  private int label;

  /** A word of each of eight bands, some much more frequent than others; a band's half tells the label. */
  private void next(boolean switched) {
    label = random.nextInt(2);
    int band = INPUTS / ACTIVE;
    for (int j = 0; j < ACTIVE; j++) {
      int half = random.nextDouble() < 0.7 ? label : 1 - label;
      double u = random.nextDouble();
      indices[j] = j * band + half * band / 2 + (int) (u * u * u * band / 2);
      values[j] = 1.0;
    }
    label = switched ? 1 - label : label;
  }

  private double learn(OnlineClassifier learner, long steps) {
    double sum = 0.0;
    for (long t = 0; t < steps; t++) {
      next(false);
      sum += learner.learn(indices, values, label);
    }
    return sum / steps;
  }

  private void run(long steps) throws IOException {
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled());
    Path file = folder.resolve("learner");
    try (OnlineClassifier learner = OnlineClassifier.binary(OnlineSettings.sgd(INPUTS))) {
      long length = 0;
      double settled = 0.0;
      for (int part = 0; part < PARTS; part++) {
        long before = bean.getCurrentThreadAllocatedBytes();
        double loss = learn(learner, steps / PARTS);
        long allocated = bean.getCurrentThreadAllocatedBytes() - before;
        learner.save(file);
        System.out.printf("part %d: loss %.4f, %d drifts%n", part, loss, learner.drifts());
        if (part == SETTLED) {
          length = Files.size(file);
          settled = loss;
        } else if (part > SETTLED) {
          assertTrue(allocated < SPARE + steps / 100, allocated + " bytes in part " + part);
          assertEquals(length, Files.size(file), 64, "bytes of the file after part " + part);
          assertTrue(loss < 1.05 * settled, loss + " after " + settled + ", part " + part);
          assertEquals(0, learner.drifts(), "drifts named where nothing changed");
        }
      }
      reactsToASwitch(learner);
    }
  }

  private void reactsToASwitch(OnlineClassifier learner) {
    long drifts = learner.drifts();
    double atOnce = switched(learner, 1000);
    assertEquals(drifts + 1, learner.drifts(), "drifts within 1,000 instances of a switch");
    switched(learner, 30_000);
    double later = switched(learner, 10_000);
    assertTrue(later < 0.7 * atOnce, later + " after " + atOnce + " at the switch");
  }

  /** Mean loss of so many instances with their labels switched. */
  private double switched(OnlineClassifier learner, int steps) {
    double sum = 0.0;
    for (int t = 0; t < steps; t++) {
      next(true);
      sum += learner.learn(indices, values, label);
    }
    return sum / steps;
  }

  @Test
  void aMillionSteps() throws IOException {
    run(1_000_000);
  }

  @Test
  @EnabledIfSystemProperty(named = "ae.long", matches = "true")
  void fiftyMillionSteps() throws IOException {
    run(50_000_000);
  }
}
