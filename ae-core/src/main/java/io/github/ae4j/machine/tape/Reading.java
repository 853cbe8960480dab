package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;

/** How a program's logits are taken. */
@Experimental
public enum Reading {
  /** As distributions, by softmax: the program that is trained. */
  SOFT,
  /** As choices, by argmax: the program that is meant, each attention on one cell. */
  HARD
}
