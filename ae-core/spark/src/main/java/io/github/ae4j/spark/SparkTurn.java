package io.github.ae4j.spark;

import io.github.ae4j.swarm.Order;
import io.github.ae4j.swarm.SnapshotStore;
import io.github.ae4j.swarm.TrajectoryFactory;
import io.github.ae4j.swarm.Turn;
import io.github.ae4j.swarm.TurnOutcome;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A turn on its way to an executor.
 *
 * @param factory of the members
 * @param order what is to be done
 * @param store of snapshots; can be serialized
 */
record SparkTurn(Broadcast<TrajectoryFactory> factory, Order order, SnapshotStore store)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What comes back.
   *
   * @param outcome of the order
   * @param snapshot that the driver is to keep; null where there is none, or it is kept already
   * @param round of the order
   */
  record Result(TurnOutcome outcome, byte @Nullable [] snapshot, int round)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    Result(TurnOutcome outcome, byte @Nullable [] snapshot) {
      this(outcome, snapshot, 0);
    }
  }

  Result make() throws InterruptedException {
    TurnOutcome outcome = Turn.make(factory.value(), store, order);
    byte[] written = store instanceof CarriedSnapshots carried ? carried.written() : null;
    return new Result(outcome, written, order.round());
  }
}
