package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;

/**
 * How much is trained and looked at.
 *
 * @param pretraining steps on the first genres
 * @param steps of fine-tuning
 * @param length of a window, in tokens
 * @param batch windows of a step
 * @param looks at the held-back text, at equal distances of steps, beside that before the first
 * @param windows that a perplexity is taken over
 */
public record Budget(int pretraining, int steps, int length, int batch, int looks, int windows) {
  /** Checks that nothing is empty. */
  public Budget {
    BadInput.checkAtLeast("steps of pretraining", pretraining, 1);
    BadInput.checkAtLeast("steps", steps, 1);
    BadInput.checkAtLeast("length of a window", length, 1);
    BadInput.checkAtLeast("windows of a step", batch, 1);
    BadInput.checkAtLeast("looks", looks, 1);
    BadInput.checkAtLeast("windows of a look", windows, 1);
  }

  /** Whether the held-back text is looked at after a step, numbered from 1; after the last it is. */
  boolean isLook(int step) {
    long before = (long) (step - 1) * looks / steps;
    return (long) step * looks / steps > before;
  }
}
