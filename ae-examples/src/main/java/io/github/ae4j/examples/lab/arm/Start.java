package io.github.ae4j.examples.lab.arm;

import java.util.Arrays;
import java.util.List;

/**
 * What an optimizer is started on.
 *
 * @param parameters initial weights; the optimizer's own from now on, updated in place
 * @param shapes of the tensors that lie one after another in the array; they fill it
 * @param steps the run's length, for schedules that need a horizon; a steered arm must not read it
 * @param seed of the run, for noise
 */
public record Start(double[] parameters, List<int[]> shapes, int steps, long seed) {
  /** First place of the last matrix, behind which only what has one axis lies; 0 if there is none. */
  int head() {
    int end = parameters.length;
    for (int i = shapes.size() - 1; i >= 0; i--) {
      end -= Arrays.stream(shapes.get(i)).reduce(1, Math::multiplyExact);
      if (shapes.get(i).length > 1) {
        return end;
      }
    }
    return 0;
  }
}
