package io.github.ae4j.spark;

import io.github.ae4j.Experimental;
import io.github.ae4j.swarm.Order;
import io.github.ae4j.swarm.Outcome;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.SnapshotStore;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Turns as plain Spark tasks, one each, the longest first. Snapshots go by path where the store can be serialized, as
 * a {@code DirectoryStore} in a folder that all machines see; else through the driver, up to 1 MB each. A turn whose
 * executor is lost is made again, with the same bits. Outcomes are told of at the end of the round.
 */
@Experimental
public final class SparkRunner implements RoundRunner {
  private final JavaSparkContext spark;

  /**
   * A runner on a context, which stays the caller's to stop.
   *
   * @param spark {@code spark.executor.cores} is 1 where the members are DJL's, which takes one gradient at a time in a
   *     process
   */
  public SparkRunner(JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public List<Outcome> run(
      TrajectoryFactory factory, SnapshotStore store, List<Order> orders, Consumer<Outcome> done)
      throws IOException, InterruptedException {
    List<SparkTurn> turns = new ArrayList<>();
    for (Order order : orders) {
      turns.add(
          store instanceof Serializable
              ? new SparkTurn(factory, order, store)
              : new SparkTurn(factory, order, CarriedSnapshots.of(store, order)));
    }
    turns.sort(Comparator.comparingInt((SparkTurn turn) -> turn.order().steps()).reversed());
    List<Outcome> outcomes = new ArrayList<>();
    for (SparkTurn.Result result : results(turns)) {
      outcomes.add(kept(result, store));
    }
    outcomes.sort(Comparator.comparingInt(Outcome::member));
    outcomes.forEach(done);
    return outcomes;
  }

  /** All in one job; where a task of it is lost again and again, each in one of its own, so that it is the only one. */
  private List<SparkTurn.Result> results(List<SparkTurn> turns) throws InterruptedException {
    try {
      return job(turns);
    } catch (Exception e) {
      checkInterrupted(e);
      List<SparkTurn.Result> results = new ArrayList<>();
      for (SparkTurn turn : turns) {
        results.add(alone(turn));
      }
      return results;
    }
  }

  private SparkTurn.Result alone(SparkTurn turn) throws InterruptedException {
    try {
      return job(List.of(turn)).get(0);
    } catch (Exception e) {
      checkInterrupted(e);
      return new SparkTurn.Result(Outcome.failed(turn.order(), "its task was lost: " + e), null);
    }
  }

  private List<SparkTurn.Result> job(List<SparkTurn> turns) {
    return spark.parallelize(new ArrayList<>(turns), turns.size()).map(SparkTurn::make).collect();
  }

  private static void checkInterrupted(Exception e) throws InterruptedException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        throw new InterruptedException("a round on Spark was interrupted");
      }
    }
  }

  /** Keeps what a turn carried back. */
  private static Outcome kept(SparkTurn.Result result, SnapshotStore store) {
    byte[] snapshot = result.snapshot();
    Outcome outcome = result.outcome();
    if (snapshot == null) {
      return outcome;
    }
    try {
      store.write(outcome.member(), result.round(), snapshot);
      return outcome;
    } catch (IOException e) {
      return new Outcome(
          outcome.member(),
          Outcome.Kind.UNSAVED,
          Double.NaN,
          List.of(),
          List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Nothing: the context is the caller's. */
  @Override
  public void close() {}
}
