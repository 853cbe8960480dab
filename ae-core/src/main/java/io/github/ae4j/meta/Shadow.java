package io.github.ae4j.meta;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.array.RunState;
import java.util.function.Function;

/** A closed loop with one gain moved, which steps from wherever it is placed. */
final class Shadow implements AutoCloseable {
  private final double[] theta;
  private final ArrayTrainer trainer;
  private final RunState state;
  private final double[] numbers;

  Shadow(Gains gains, double[] start, Function<double[], ArrayOptimizer> optimizer) {
    theta = start.clone();
    trainer = ArrayTrainer.steer(optimizer.apply(theta), gains.preset());
    state = RunState.of(trainer);
    numbers = new double[state.size()];
  }

  /** The state at the start of a run. */
  double[] start() {
    state.read(numbers);
    return numbers;
  }

  /** Goes to a state that lies some times a tangent from another. */
  private void place(double[] from, double[] tangent, double times) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = from[i] + times * tangent[i];
    }
    state.place(numbers);
  }

  /** The state after a step from there. */
  double[] step(double[] from, double[] tangent, double times, double loss, double[] gradient) {
    place(from, tangent, times);
    trainer.step(loss, gradient);
    state.read(numbers);
    return numbers;
  }

  /** The parameters that are served there; not to be changed. */
  double[] served(double[] from, double[] tangent, double times) {
    place(from, tangent, times);
    return trainer.hasReadout() ? trainer.readout() : theta;
  }

  @Override
  public void close() {
    trainer.close();
  }
}
