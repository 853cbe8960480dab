package io.github.ae4j.nd4j.samediff;

import org.nd4j.autodiff.samediff.SameDiff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates of a network that no step of its loop made: the network counts them, and the loop its own. */
public final class OutsideSteps {
  private static final Logger LOGGER = LoggerFactory.getLogger(OutsideSteps.class);
  private static final String HOW =
      " without a step of its loop, as by its own fit; train it by that which steers it";

  private final SameDiff network;
  private final Runnable found;
  private int known;
  private long outside;

  /**
   * Counts from where a network stands.
   *
   * @param found runs where some were found
   */
  public OutsideSteps(SameDiff network, Runnable found) {
    this.network = network;
    this.found = found;
    take();
  }

  /** Takes the network's count as the loop's own. */
  public void take() {
    known = network.getTrainingConfig().getIterationCount();
  }

  /** Counts one that the network is about to count, for the loop. */
  public void made() {
    known++;
  }

  /** Counts what was made since; says so the first time. */
  public void look() {
    int more = network.getTrainingConfig().getIterationCount() - known;
    if (more > 0 && outside == 0) {
      LOGGER.warn("A steered SameDiff network was updated{}", HOW);
    }
    if (more > 0) {
      outside += more;
      found.run();
    }
    take();
  }

  /** How many were found. */
  public long count() {
    return outside;
  }

  /** Says at the end how many were found. */
  public void sum() {
    look();
    if (outside > 0) {
      LOGGER.warn("A steered SameDiff network was updated {} times{}", outside, HOW);
    }
  }
}
