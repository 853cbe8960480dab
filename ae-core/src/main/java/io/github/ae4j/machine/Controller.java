package io.github.ae4j.machine;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Verdict;

/** G of the machine: a control loop, and the update it decides on. */
@Experimental
public interface Controller {
  /** The loop, with the coefficients. */
  ControlLoop loop();

  /** Measures what the plant has left, decides, and updates the state. */
  Verdict step(double loss);

  /**
   * Parameters in an array.
   *
   * @param gradient where the plant leaves it; of the parameters' length
   */
  static Controller of(ArrayTrainer trainer, double[] gradient) {
    return new Controller() {
      @Override
      public ControlLoop loop() {
        return trainer.loop();
      }

      @Override
      public Verdict step(double loss) {
        return trainer.step(loss, gradient);
      }
    };
  }
}
