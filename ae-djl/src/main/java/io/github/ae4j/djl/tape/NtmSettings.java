package io.github.ae4j.djl.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * Sizes of a {@link NeuralTuringMachine}.
 *
 * @param inputs channels of a step's input, at least 1
 * @param outputs channels of a step's answer, at least 1
 * @param cells of the tape, at least 3
 * @param cellWidth numbers of a cell, at least 1
 * @param units of the controller, at least 1
 * @param controller what it is
 */
@Experimental
public record NtmSettings(
    int inputs, int outputs, int cells, int cellWidth, int units, Controller controller) {
  /** Networks that work the heads. */
  public enum Controller {
    /** Long short-term memory (Hochreiter and Schmidhuber 1997). */
    LSTM,
    /** One hidden layer of tanh; all that it remembers is on the tape. */
    MLP
  }

  /** Checks the sizes. */
  public NtmSettings {
    Check.atLeast("inputs", inputs, 1);
    Check.atLeast("outputs", outputs, 1);
    Check.atLeast("cells", cells, 3);
    Check.atLeast("cellWidth", cellWidth, 1);
    Check.atLeast("units", units, 1);
  }
}
