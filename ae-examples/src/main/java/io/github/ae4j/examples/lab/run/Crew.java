package io.github.ae4j.examples.lab.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Works runs off on several benches side by side. */
public final class Crew {
  private static final long PATIENCE_HOURS = 24;

  private final Supplier<Bench> bench;
  private final Consumer<Attempt> finished;

  /**
   * A crew that has not begun.
   *
   * @param bench sets up a place to work at
   * @param finished is told of each run, one call at a time
   */
  public Crew(Supplier<Bench> bench, Consumer<Attempt> finished) {
    this.bench = bench;
    this.finished = finished;
  }

  /** Works off all runs, in their order, so many at a time. */
  public void work(Collection<PlannedRun> runs, int jobs) {
    Queue<PlannedRun> waiting = new ConcurrentLinkedQueue<>(runs);
    if (jobs == 1) {
      member(waiting);
      return;
    }
    ExecutorService members = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < Math.min(jobs, runs.size()); i++) {
        working.add(members.submit(() -> member(waiting)));
      }
      working.forEach(Crew::join);
    } finally {
      waiting.clear(); // after a fault what is at work ends, and nothing else begins
      members.shutdown();
      await(members);
    }
  }

  private static void await(ExecutorService members) {
    try {
      if (!members.awaitTermination(PATIENCE_HOURS, TimeUnit.HOURS)) {
        throw new IllegalStateException("a run took more than " + PATIENCE_HOURS + " hours");
      }
    } catch (InterruptedException e) {
      members.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void member(Queue<PlannedRun> waiting) {
    PlannedRun run = waiting.poll();
    if (run == null) {
      return;
    }
    try (Bench place = bench.get()) {
      for (; run != null; run = waiting.poll()) {
        Attempt attempt = place.make(run);
        synchronized (this) {
          finished.accept(attempt);
        }
      }
    }
  }

  private static void join(Future<?> member) {
    try {
      member.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the lab was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
