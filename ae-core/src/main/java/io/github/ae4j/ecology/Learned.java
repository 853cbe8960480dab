package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What a step of learning gave.
 *
 * @param factors the adapter after it
 * @param memory of its optimizer, to be handed to the next step; empty if there is none. The host's own form
 * @param tokens that went through the model forward, and for backprop as many backward; at least 0
 * @param loss mean loss over the lessons before the step; NaN if there is none
 */
@Experimental
public record Learned(LoraFactors factors, byte[] memory, long tokens, double loss) {
  /** Checks the tokens; keeps a copy of the memory. */
  public Learned {
    Objects.requireNonNull(factors, "factors");
    memory = Objects.requireNonNull(memory, "memory").clone();
    Check.atLeast("tokens", tokens, 0.0);
  }

  @Override
  public byte[] memory() {
    return memory.clone();
  }
}
