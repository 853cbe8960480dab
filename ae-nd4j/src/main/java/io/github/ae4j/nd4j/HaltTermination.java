package io.github.ae4j.nd4j;

import io.github.ae4j.Experimental;
import io.github.ae4j.machine.Halting;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.deeplearning4j.earlystopping.termination.EpochTerminationCondition;
import org.deeplearning4j.earlystopping.termination.IterationTerminationCondition;

/**
 * A halt rule as a condition of DL4J's {@code EarlyStoppingTrainer}, of iterations and of epochs. As one of epochs it
 * gives the rule each score of the score calculator as its validation figure.
 *
 * <pre>{@code
 * HaltTermination ends = new HaltTermination(halting);
 * configuration.iterationTerminationConditions(ends).epochTerminationConditions(ends);
 * }</pre>
 *
 * <p>It watches one run, and is not to be serialized.
 */
@Experimental
@SuppressWarnings(
    "serial") // DL4J's conditions are Serializable, and a run that is watched cannot be
public final class HaltTermination
    implements IterationTerminationCondition, EpochTerminationCondition {
  private final transient Halting halting;

  /** A condition of a run that is steered with {@code halting.on(preset)}. */
  public HaltTermination(Halting halting) {
    this.halting = halting;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw new NotSerializableException("a halt rule that watches a run, " + this);
  }

  @Override
  public void initialize() {}

  @Override
  public boolean terminate(double lastScore) {
    return halting.isHalted();
  }

  /**
   * Takes in the score of an epoch.
   *
   * @param minimize whether a lower score is better; where not, its negative is the figure
   */
  @Override
  public boolean terminate(int epoch, double score, boolean minimize) {
    halting.validation(minimize ? score : -score);
    return halting.isHalted();
  }

  @Override
  public String toString() {
    return "HaltTermination(" + halting.halted().map(Object::toString).orElse("goes on") + ")";
  }
}
