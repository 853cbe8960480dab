package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has one round's orders done, wherever. The outcomes do not depend on the runner: each turn is {@link Turn#make}.
 */
@Experimental
public interface RoundRunner extends AutoCloseable {
  /**
   * Has all orders done, the longest first.
   *
   * @param factory of the members
   * @param store of their snapshots
   * @param orders one for each living member
   * @param done told of each outcome when it comes, on the caller's thread
   * @return an outcome for each order, in the orders' order
   * @throws InterruptedException if the calling thread was interrupted; the round may be run again
   * @throws IOException if the round could not be run
   */
  List<TurnOutcome> run(
      TrajectoryFactory factory,
      SnapshotStore store,
      List<Order> orders,
      Consumer<TurnOutcome> done)
      throws InterruptedException, IOException;

  /** Lets go of threads or machines. */
  @Override
  void close();
}
