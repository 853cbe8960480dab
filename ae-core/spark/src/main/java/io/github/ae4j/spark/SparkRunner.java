package io.github.ae4j.spark;

import io.github.ae4j.Experimental;
import io.github.ae4j.swarm.Order;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.SnapshotStore;
import io.github.ae4j.swarm.TrajectoryFactory;
import io.github.ae4j.swarm.TurnOutcome;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * Turns as plain Spark tasks, one each, the longest first. Snapshots go by path where the store can be serialized, as
 * a {@code DirectoryStore} in a folder that all machines see; else through the driver, up to 1 MB each. A turn whose
 * executor is lost is made again, with the same bits. Outcomes are told of at the end of the round.
 *
 * <p>The factory goes to an executor once, as a broadcast variable: what it keeps there, as the data that it read,
 * serves all turns that the executor makes.
 */
@Experimental
public final class SparkRunner implements RoundRunner {
  private final JavaSparkContext spark;
  private final Runnable end;
  private @Nullable TrajectoryFactory factory;
  private @Nullable Broadcast<TrajectoryFactory> sent;

  /**
   * A runner on a context, which stays the caller's to stop.
   *
   * @param spark {@code spark.executor.cores} is 1 where the members are DJL's, which takes one gradient at a time in a
   *     process
   */
  public SparkRunner(JavaSparkContext spark) {
    this(spark, () -> {});
  }

  private SparkRunner(JavaSparkContext spark, Runnable end) {
    this.spark = spark;
    this.end = end;
  }

  /**
   * A runner with a context of its own, which {@link #close} stops. Its executors have one core each and the class path
   * of this process. Settings that are system properties, as {@code spark.executor.memory}, are kept.
   *
   * @param master Spark's, as {@code spark://host:7077}, or {@code local-cluster[2,1,1024]} for executors that are
   *     processes on this machine
   * @param application what Spark's logs call it
   * @throws IllegalStateException if a local cluster is asked for and the environment's SPARK_HOME names no folder
   * @throws IOException if that folder cannot be made ready
   */
  public static SparkRunner connect(String master, String application) throws IOException {
    LocalHome home = master.startsWith("local-cluster") ? LocalHome.ready() : null;
    JavaSparkContext spark = new JavaSparkContext(ClassPathConf.of(master, application));
    String id = spark.sc().applicationId();
    return new SparkRunner(
        spark,
        () -> {
          spark.stop();
          if (home != null) {
            home.forget(id);
          }
        });
  }

  @Override
  public List<TurnOutcome> run(
      TrajectoryFactory factory,
      SnapshotStore store,
      List<Order> orders,
      Consumer<TurnOutcome> done)
      throws IOException, InterruptedException {
    Broadcast<TrajectoryFactory> members = send(factory);
    List<SparkTurn> turns = new ArrayList<>();
    for (Order order : orders) {
      turns.add(
          store instanceof Serializable
              ? new SparkTurn(members, order, store)
              : new SparkTurn(members, order, CarriedSnapshots.of(store, order)));
    }
    turns.sort(Comparator.comparingInt((SparkTurn turn) -> turn.order().steps()).reversed());
    List<TurnOutcome> outcomes = new ArrayList<>();
    for (SparkTurn.Result result : results(turns)) {
      outcomes.add(kept(result, store));
    }
    outcomes.sort(Comparator.comparingInt(TurnOutcome::member));
    outcomes.forEach(done);
    return outcomes;
  }

  private Broadcast<TrajectoryFactory> send(TrajectoryFactory members) {
    Broadcast<TrajectoryFactory> last = sent;
    if (last != null && factory == members) {
      return last;
    }
    recall();
    Broadcast<TrajectoryFactory> now = spark.broadcast(members);
    factory = members;
    sent = now;
    return now;
  }

  private void recall() {
    if (sent != null && !spark.sc().isStopped()) {
      sent.destroy();
    }
    sent = null;
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
      String why = "its task was lost: " + firstLine(e);
      return new SparkTurn.Result(TurnOutcome.failed(turn.order(), why), null);
    }
  }

  /** Spark's messages have the driver's and the executor's stack in them. */
  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName());
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
  private static TurnOutcome kept(SparkTurn.Result result, SnapshotStore store) {
    byte[] snapshot = result.snapshot();
    TurnOutcome outcome = result.outcome();
    if (snapshot == null) {
      return outcome;
    }
    try {
      store.write(outcome.member(), result.round(), snapshot);
      return outcome;
    } catch (IOException e) {
      return new TurnOutcome(
          outcome.member(),
          TurnOutcome.Kind.UNSAVED,
          Double.NaN,
          List.of(),
          List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Stops the context where it is its own; else that is the caller's. */
  @Override
  public void close() {
    recall();
    end.run();
  }
}
