package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What a host answered.
 *
 * @param answer may be empty
 * @param tokens that went through the model for it, read and written; at least 1
 */
@Experimental
public record Attempt(String answer, long tokens) {
  /** Checks the tokens. */
  public Attempt {
    Objects.requireNonNull(answer, "answer");
    Check.atLeast("tokens", tokens, 1.0);
  }
}
