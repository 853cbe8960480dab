package io.github.ae4j.djl.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import io.github.ae4j.vector.VectorUpdate;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BlockThreadsTest {
  private static final int[] SIZES = {700_000, 3, 200_000, 17};
  private static final Set<Statistic> WANTED =
      EnumSet.of(Statistic.G_G, Statistic.G_M, Statistic.G_WM, Statistic.THETA_THETA);
  private static final VectorSums.Divisor DIVISOR = new VectorSums.Divisor(1.0, 0.1, 0.0, 1e-8);

  private static List<StepVectors> vectors() {
    Random random = new Random(1L);
    List<StepVectors> all = new ArrayList<>();
    for (int size : SIZES) {
      all.add(
          new StepVectors(
              size,
              drawn(random, size, -1f),
              drawn(random, size, -1f),
              drawn(random, size, -1f),
              drawn(random, size, 0f),
              null,
              null));
    }
    return all;
  }

  private static FloatBuffer drawn(Random random, int size, float least) {
    FloatBuffer values = FloatBuffer.allocate(size);
    for (int i = 0; i < size; i++) {
      values.put(i, least + (1f - least) * random.nextFloat());
    }
    return values;
  }

  @Test
  void sumsAreTheSameBitByBitForAnyNumberOfThreads() {
    List<StepVectors> vectors = vectors();
    double[] alone = new BlockThreads(() -> 1).sums(vectors, WANTED, 0.01, DIVISOR);
    for (int threads : new int[] {2, 3, 64}) {
      BlockThreads several = new BlockThreads(() -> threads);
      for (int again = 0; again < 3; again++) {
        assertArrayEquals(
            alone, several.sums(vectors, WANTED, 0.01, DIVISOR), threads + " threads");
      }
    }
  }

  @Test
  void sumsAreThoseOfTheKernel() {
    VectorSums kernel = new VectorSums();
    kernel.want(WANTED);
    vectors().forEach(each -> kernel.add(each, 1.0, 0.01, DIVISOR));
    double[] sums = new BlockThreads(() -> 2).sums(vectors(), WANTED, 0.01, DIVISOR);
    double size = kernel.sums()[Statistic.THETA_THETA.ordinal()];
    for (Statistic statistic : WANTED) {
      int i = statistic.ordinal();
      assertEquals(kernel.sums()[i], sums[i], 1e-6 * size, statistic.name());
    }
  }

  @Test
  void updatesAreThoseOfTheKernelBitByBit() {
    VectorUpdate.Adam rule = new VectorUpdate.Adam(0.1, 0.9, 0.99, 1e-8, 0.01, 0.02, 0.03);
    List<StepVectors> expected = vectors();
    VectorUpdate kernel = new VectorUpdate();
    expected.forEach(each -> kernel.adam(each, rule, Target.PARAMETERS_ZEROING));
    List<StepVectors> moved = vectors();
    new BlockThreads(() -> 3)
        .update(moved, (own, each) -> own.adam(each, rule, Target.PARAMETERS_ZEROING));
    assertEquals(expected, moved); // buffers are equal where their numbers are
  }

  @Test
  void theSquareOfAnUpdateIsThatOfTheSumsBitByBit() {
    VectorUpdate.Adam rule = new VectorUpdate.Adam(0.1, 0.9, 0.99, 1e-8, 0.01, 0.02, 0.03);
    List<StepVectors> moved = vectors();
    double square =
        new BlockThreads(() -> 3)
            .squaredUpdate(moved, (own, each) -> own.adam(each, rule, Target.PARAMETERS_ZEROING));
    double[] sums = new BlockThreads(() -> 2).sums(moved, WANTED, 0.0, DIVISOR);
    assertEquals(sums[Statistic.THETA_THETA.ordinal()], square);
    List<StepVectors> expected = vectors();
    new BlockThreads(() -> 1)
        .update(expected, (own, each) -> own.adam(each, rule, Target.PARAMETERS_ZEROING));
    assertEquals(expected, moved);
  }

  /** Each of two threads waits within its first block until the other is in one. */
  @Test
  void twoThreadsWorkAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    ThreadLocal<Boolean> counted = ThreadLocal.withInitial(() -> false);
    AtomicBoolean met = new AtomicBoolean(true);
    new BlockThreads(() -> 2)
        .update(
            vectors(),
            (own, each) -> {
              if (!counted.get()) {
                counted.set(true);
                both.countDown();
              }
              met.compareAndSet(true, await(both));
            });
    assertEquals(true, met.get());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void aFailureOfABlockIsTold() {
    assertThrows(
        IllegalStateException.class,
        () ->
            new BlockThreads(() -> 2)
                .update(
                    vectors(),
                    (own, each) -> {
                      if (each.size() == 17) {
                        throw new IllegalStateException("the last");
                      }
                    }));
  }

  /** One share fails at once while the other is still at its first block. */
  @Test
  void whenAFailureIsThrownNobodyIsAtWorkAnyMore() {
    for (int again = 0; again < 20; again++) {
      CountDownLatch both = new CountDownLatch(2);
      AtomicBoolean first = new AtomicBoolean(true);
      AtomicInteger working = new AtomicInteger();
      AtomicInteger blocks = new AtomicInteger();
      OutOfMemoryError thrown =
          assertThrows(
              OutOfMemoryError.class,
              () ->
                  new BlockThreads(() -> 2)
                      .update(
                          vectors(),
                          (own, each) -> {
                            if (blocks.incrementAndGet() > 2) {
                              return;
                            }
                            working.incrementAndGet();
                            both.countDown();
                            assertTrue(await(both));
                            if (first.getAndSet(false)) {
                              working.decrementAndGet();
                              throw new OutOfMemoryError("one share");
                            }
                            pause();
                            working.decrementAndGet();
                          }));
      assertEquals("one share", thrown.getMessage());
      assertEquals(0, working.get());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anInterruptionIsKeptAndTheWorkIsWhole() {
    Thread.currentThread().interrupt();
    try {
      updatesAreThoseOfTheKernelBitByBit();
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void nothingIsSummedOfNothing() {
    assertEquals(
        0.0, new BlockThreads(() -> 2).sums(List.of(), WANTED, 0.0, null)[Statistic.G_G.ordinal()]);
  }
}
