package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.swarm.TurnOutcome.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's turn, as every runner makes it: from its snapshot, moved, trained, scored, to its next snapshot. What the
 * member throws is its outcome, and nobody else's matter.
 */
@Experimental
public final class Turn {
  private final TrajectoryFactory factory;
  private final SnapshotStore store;
  private final Order order;
  private final List<String> remarks = new ArrayList<>();

  private Turn(TrajectoryFactory factory, SnapshotStore store, Order order) {
    this.factory = factory;
    this.store = store;
    this.order = order;
  }

  /**
   * Makes it.
   *
   * @throws InterruptedException if the thread was interrupted; there is no new snapshot then
   */
  public static TurnOutcome make(TrajectoryFactory factory, SnapshotStore store, Order order)
      throws InterruptedException {
    return new Turn(factory, store, order).make();
  }

  private TurnOutcome make() throws InterruptedException {
    try (Trajectory trajectory = open()) {
      move(trajectory);
      trajectory.advance(order.round(), order.steps());
      double score = trajectory.score();
      if (!Double.isFinite(score)) {
        throw new ArithmeticException("score must be finite, got " + score);
      }
      return saved(trajectory, score);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError | OutOfMemoryError e) {
      return outcome(Kind.FAILED, String.valueOf(e));
    }
  }

  private TurnOutcome saved(Trajectory trajectory, double score) throws IOException {
    byte[] snapshot = trajectory.snapshot();
    try {
      store.write(order.member(), order.round(), snapshot);
    } catch (IOException e) {
      return outcome(Kind.UNSAVED, String.valueOf(e.getMessage()));
    }
    return new TurnOutcome(order.member(), Kind.DONE, score, trajectory.coefficients(), remarks);
  }

  private TurnOutcome outcome(Kind kind, String remark) {
    remarks.add(remark);
    return new TurnOutcome(order.member(), kind, Double.NaN, List.of(), remarks);
  }

  /** The member at its last snapshot that can be read, or at its start. */
  private Trajectory open() throws Exception {
    for (int round : order.from()) {
      Trajectory trajectory = restored(round);
      if (trajectory != null) {
        return trajectory;
      }
    }
    return factory.start(order.member());
  }

  private @Nullable Trajectory restored(int round) throws Exception {
    Trajectory trajectory = factory.start(order.member());
    boolean whole = false;
    try {
      trajectory.restore(store.read(order.member(), round));
      whole = true;
      return trajectory;
    } catch (IOException | RuntimeException e) {
      remarks.add("snapshot of round " + round + " is left out: " + e.getMessage());
      return null;
    } finally {
      if (!whole) {
        trajectory.close();
      }
    }
  }

  private void move(Trajectory trajectory) {
    order.nudges().forEach(trajectory::move);
    for (Position p : order.cut() > 0.0 ? trajectory.coefficients() : List.<Position>of()) {
      if (p.coefficient().equals(Coefficient.LEARNING_RATE)) {
        trajectory.move(new Nudge(p.group(), p.coefficient(), p.coordinate() - order.cut()));
      }
    }
    if (order.noise() > 0.0) {
      trajectory.disturb(order.noise(), order.seed());
    }
  }
}
