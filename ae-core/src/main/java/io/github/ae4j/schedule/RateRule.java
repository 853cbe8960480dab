package io.github.ae4j.schedule;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/** A law on one coefficient, whose push a {@link Blend} can weigh; alone it is a law like any other. */
public interface RateRule extends Law {
  /** Name of the coefficient pushed. */
  String coefficient();

  /** The most that {@link #push} answers, either way; drive units, positive. */
  double reach();

  /**
   * The push of a step.
   *
   * @param signals what was measured
   * @param memory holds the rule's cells, which begin at {@code at}
   * @return drive units, at most {@link #reach} either way
   */
  double push(Signals signals, Slots memory, int at);

  @Override
  default Set<String> coefficients() {
    return Set.of(coefficient());
  }

  @Override
  default void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    drive.add(coefficient(), push(signals, memory, 0));
  }

  @Override
  default void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
      initialise(memory);
    }
  }
}
