package io.github.ae4j.djl.pass;

import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import io.github.ae4j.vector.VectorUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums and updates vectors by several threads: the one at hand, and others of the common pool. Blocks are cut by
 * coordinates alone and their sums are added up in their order, so that no number depends on how many threads there are.
 */
final class BlockThreads {
  /** Coordinates of a block: a multiple of the cost of waking a thread, some 20 to 50 microseconds. */
  private static final int BLOCK = 1 << 17;

  private final IntSupplier most;
  private final List<VectorSums> sums = new ArrayList<>();
  private final List<VectorUpdate> updates = new ArrayList<>();

  /** What a thread does with a block. */
  private interface Work {
    void run(int thread, int block);
  }

  /**
   * No work yet.
   *
   * @param most threads to work with, asked at each piece of work that has several blocks
   */
  BlockThreads(IntSupplier most) {
    this.most = most;
  }

  /**
   * Makes sums as {@link VectorSums} does.
   *
   * @return by the statistics' ordinals
   */
  double[] sums(
      List<StepVectors> vectors,
      Set<Statistic> wanted,
      double decay,
      VectorSums.@Nullable Divisor divisor) {
    List<List<StepVectors>> blocks = blocks(vectors);
    int threads = threads(blocks.size());
    for (int thread = 0; thread < threads; thread++) {
      if (thread == sums.size()) {
        sums.add(new VectorSums());
      }
      sums.get(thread).want(wanted);
    }
    double[][] made = new double[blocks.size()][];
    run(
        threads,
        blocks.size(),
        (thread, block) -> made[block] = sum(sums.get(thread), blocks.get(block), decay, divisor));
    return added(made);
  }

  private static double[] sum(
      VectorSums kernel,
      List<StepVectors> block,
      double decay,
      VectorSums.@Nullable Divisor divisor) {
    kernel.clear();
    block.forEach(vectors -> kernel.add(vectors, 1.0, decay, divisor));
    return kernel.sums().clone();
  }

  private static double[] added(double[][] made) {
    double[] total = new double[Statistic.SIZE];
    for (double[] each : made) {
      for (int i = 0; i < total.length; i++) {
        total[i] += each[i];
      }
    }
    return total;
  }

  /**
   * Updates vectors in place.
   *
   * @param rule makes the update of some of them by a kernel
   */
  void update(List<StepVectors> vectors, BiConsumer<VectorUpdate, StepVectors> rule) {
    update(blocks(vectors), (kernel, block) -> {}, rule, (kernel, block) -> {});
  }

  /**
   * As {@link #update}, where the parameters move.
   *
   * @return |theta|^2 after it, in the bits that {@link #sums} would make of it
   */
  double squaredUpdate(List<StepVectors> vectors, BiConsumer<VectorUpdate, StepVectors> rule) {
    List<List<StepVectors>> blocks = blocks(vectors);
    double[] squares = new double[blocks.size()];
    update(
        blocks,
        (kernel, block) -> kernel.beginSquare(),
        rule,
        (kernel, block) -> squares[block] = kernel.square());
    double square = 0.0;
    for (double each : squares) {
      square += each;
    }
    return square;
  }

  private void update(
      List<List<StepVectors>> blocks,
      ObjIntConsumer<VectorUpdate> before,
      BiConsumer<VectorUpdate, StepVectors> rule,
      ObjIntConsumer<VectorUpdate> after) {
    int threads = threads(blocks.size());
    while (updates.size() < threads) {
      updates.add(new VectorUpdate());
    }
    run(
        threads,
        blocks.size(),
        (thread, block) -> {
          VectorUpdate kernel = updates.get(thread);
          before.accept(kernel, block);
          blocks.get(block).forEach(each -> rule.accept(kernel, each));
          after.accept(kernel, block);
        });
  }

  private int threads(int blocks) {
    return blocks <= 1 ? blocks : Math.max(1, Math.min(most.getAsInt(), blocks));
  }

  /** Each thread takes the next block that is left; when this returns or throws, none is at work any more. */
  private static void run(int threads, int blocks, Work work) {
    AtomicInteger next = new AtomicInteger();
    if (threads <= 1) {
      share(0, next, blocks, work);
      return;
    }
    Shares shares = new Shares();
    try {
      for (int thread = 1; thread < threads; thread++) {
        int other = thread;
        ForkJoinPool.commonPool()
            .execute(() -> shares.take(() -> share(other, next, blocks, work)));
      }
      shares.take(() -> share(0, next, blocks, work));
    } finally {
      shares.end();
    }
    shares.check();
  }

  private static void share(int thread, AtomicInteger next, int blocks, Work work) {
    for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
      work.run(thread, block);
    }
  }

  private static List<List<StepVectors>> blocks(List<StepVectors> vectors) {
    List<List<StepVectors>> blocks = new ArrayList<>();
    int room = 0;
    for (StepVectors each : vectors) {
      for (int from = 0; from < each.size(); ) {
        if (room == 0) {
          blocks.add(new ArrayList<>());
          room = BLOCK;
        }
        int to = Math.min(each.size(), from + room);
        blocks.get(blocks.size() - 1).add(to - from == each.size() ? each : each.slice(from, to));
        room -= to - from;
        from = to;
      }
    }
    return blocks;
  }
}
