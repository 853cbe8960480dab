package io.github.ae4j.examples.machine;

import io.github.ae4j.machine.tape.PalindromeTask;
import io.github.ae4j.machine.tape.RecallTask;
import io.github.ae4j.machine.tape.SequenceTask;
import io.github.ae4j.machine.tape.TapeTask;
import java.util.Locale;

/** What programs on a tape are trained for, at the sizes of the command and of the lab. */
public enum ProgramTask {
  COPY,
  REVERSE,
  SHIFT,
  PALINDROME,
  RECALL;

  private static final int LENGTH = 8;
  private static final int WIDTH = 4;
  private static final int SHIFTED = 3;
  private static final int PAIRS = 4;
  private static final int KEY = 8;

  /** Its name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The task. */
  public TapeTask make() {
    return switch (this) {
      case COPY -> SequenceTask.copy(LENGTH, WIDTH);
      case REVERSE -> SequenceTask.reverse(LENGTH, WIDTH);
      case SHIFT -> SequenceTask.shift(LENGTH, WIDTH, SHIFTED);
      case PALINDROME -> new PalindromeTask(LENGTH, WIDTH);
      case RECALL -> new RecallTask(PAIRS, KEY);
    };
  }
}
