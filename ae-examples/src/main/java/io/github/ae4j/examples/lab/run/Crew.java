package io.github.ae4j.examples.lab.run;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Works runs off on several runners side by side, and tells of each run, one call at a time. */
public record Crew(Supplier<Runner> runner, Consumer<Attempt> finished) {
  /** Where one run at a time is made. */
  @FunctionalInterface
  public interface Runner extends AutoCloseable {
    /** Makes a run and keeps it; what goes wrong with it is said in the answer. */
    Attempt make(PlannedRun run);

    @Override
    default void close() {}
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
      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(() -> member(waiting), members))
                  .limit(Math.min(jobs, runs.size()))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      members.shutdown();
    }
  }

  private void member(Queue<PlannedRun> waiting) {
    PlannedRun run = waiting.poll();
    if (run == null) {
      return;
    }
    try (Runner place = runner.get()) {
      for (; run != null; run = waiting.poll()) {
        Attempt attempt = place.make(run);
        synchronized (finished) {
          finished.accept(attempt);
        }
      }
    } finally {
      waiting.clear(); // after a fault what is at work ends, and nothing else begins
    }
  }
}
