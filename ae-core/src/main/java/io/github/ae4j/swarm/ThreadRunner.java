package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /**
   * {@inheritDoc}
   *
   * <p>Where it throws, turns that have not begun are left out, and those under way are interrupted and waited for: none
   * of them writes a snapshot once this has returned.
   *
   * @throws IllegalStateException if it is closed, or was meanwhile
   */
  @Override
  public List<TurnOutcome> run(
      TrajectoryFactory factory,
      SnapshotStore store,
      List<Order> orders,
      Consumer<TurnOutcome> done)
      throws InterruptedException {
    ExecutorCompletionService<TurnOutcome> turns = new ExecutorCompletionService<>(pool);
    UnderWay underWay = new UnderWay();
    List<Future<TurnOutcome>> all = new ArrayList<>();
    try {
      checkOpen(null);
      orders.stream()
          .sorted(Comparator.comparingInt(Order::steps).reversed())
          .map(order -> underWay.counted(() -> Turn.make(factory, store, order)))
          .forEach(turn -> all.add(submitted(turns, turn)));
      List<TurnOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < orders.size(); i++) {
        outcomes.add(result(turns.take()));
        done.accept(outcomes.get(i));
      }
      outcomes.sort(Comparator.comparingInt(TurnOutcome::member));
      return outcomes;
    } finally {
      underWay.admitNone();
      all.forEach(turn -> turn.cancel(true));
      underWay.await();
    }
  }

  private Future<TurnOutcome> submitted(
      ExecutorCompletionService<TurnOutcome> turns, Callable<TurnOutcome> turn) {
    try {
      return turns.submit(turn);
    } catch (RejectedExecutionException e) {
      checkOpen(e); // closed between two turns of the round
      throw e;
    }
  }

  private void checkOpen(@Nullable Throwable cause) {
    if (pool.isShutdown()) {
      throw new IllegalStateException(
          "a runner must be open to make a round, and is closed", cause);
    }
  }

  private TurnOutcome result(Future<TurnOutcome> turn) throws InterruptedException {
    if (!turn.isDone()) { // it was dropped before it began
      checkOpen(null);
    }
    try {
      return turn.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        checkOpen(e);
        throw new InterruptedException("a turn was interrupted");
      }
      throw new IllegalStateException("a turn must not throw, and did", e.getCause());
    }
  }

  /** Counts the turns of a round that have begun and not ended, cancelled or not. */
  private static final class UnderWay {
    private int turns;
    private boolean admits = true;

    Callable<TurnOutcome> counted(Callable<TurnOutcome> turn) {
      return () -> {
        begin();
        try {
          return turn.call();
        } finally {
          end();
        }
      };
    }

    private synchronized void begin() {
      if (!admits) {
        throw new CancellationException("a round has ended");
      }
      turns++;
    }

    private synchronized void end() {
      turns--;
      notifyAll();
    }

    synchronized void admitNone() {
      admits = false;
    }

    /** Until none is under way; an interrupt meanwhile is kept for afterwards. */
    synchronized void await() {
      boolean interrupted = false;
      while (turns > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends it: a round under way throws, as one that is begun later does. Idempotent. */
  @Override
  public void close() {
    for (Runnable waiting : pool.shutdownNow()) {
      if (waiting instanceof Future<?> turn) {
        turn.cancel(false); // or the round would wait for it for ever
      }
    }
  }
}
