package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Turns on threads of this process. Of all members only as many as there are slots are trajectories at a time; the
 * others are their snapshots. One slot is right for a GPU, and for DJL, which takes one gradient at a time in a
 * process.
 */
@Experimental
public final class ThreadRunner implements RoundRunner {
  private final ExecutorService pool;

  /**
   * A runner with threads of its own.
   *
   * @param slots how many members are resident at a time, at least 1
   */
  public ThreadRunner(int slots) {
    Check.atLeast("slots", slots, 1);
    AtomicInteger number = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            slots,
            work -> {
              Thread thread = new Thread(work, "ae-swarm-" + number.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public List<TurnOutcome> run(
      TrajectoryFactory factory,
      SnapshotStore store,
      List<Order> orders,
      Consumer<TurnOutcome> done)
      throws InterruptedException {
    ExecutorCompletionService<TurnOutcome> turns = new ExecutorCompletionService<>(pool);
    List<Future<TurnOutcome>> all = new ArrayList<>();
    try {
      orders.stream()
          .sorted(Comparator.comparingInt(Order::steps).reversed())
          .forEach(order -> all.add(turns.submit(() -> Turn.make(factory, store, order))));
      List<TurnOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < orders.size(); i++) {
        outcomes.add(result(turns.take()));
        done.accept(outcomes.get(i));
      }
      outcomes.sort(Comparator.comparingInt(TurnOutcome::member));
      return outcomes;
    } finally {
      all.forEach(turn -> turn.cancel(true));
    }
  }

  private static TurnOutcome result(Future<TurnOutcome> turn) throws InterruptedException {
    try {
      return turn.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("a turn was interrupted");
      }
      throw new IllegalStateException("a turn must not throw, and did", e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
