package io.github.ae4j.examples.machine;

import io.github.ae4j.djl.tape.NtmSettings;
import io.github.ae4j.djl.tape.NtmSettings.Controller;

/**
 * Copying with a neural Turing machine.
 *
 * @param sequences what is copied
 * @param sizes of the machine
 */
record NtmTask(CopySequences sequences, NtmSettings sizes) {
  private static final int WIDTH = 8;
  private static final int BATCH = 16;
  private static final int CELLS = 32;
  private static final int CELL_WIDTH = 10;
  private static final int UNITS = 64;

  /** Bytes, on a tape of 32 cells of 10 numbers, with 64 units. */
  static NtmTask of(Controller controller) {
    CopySequences sequences = new CopySequences(WIDTH, BATCH);
    return new NtmTask(
        sequences,
        new NtmSettings(sequences.channels(), WIDTH, CELLS, CELL_WIDTH, UNITS, controller));
  }
}
