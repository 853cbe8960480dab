package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * How an adapter learns.
 *
 * @param kind by gradient or by coincidence
 * @param rate size of a step, at least 0; at 0 nothing changes, not by a bit
 * @param clip greatest norm of the gradient or of the Hebbian change over all factors, positive
 * @param decay decoupled weight decay a step, in units of the rate, at least 0; only of backprop
 */
@Experimental
public record Plasticity(Kind kind, double rate, double clip, double decay) {
  /** What a step follows. */
  public enum Kind {
    /** AdamW on the likelihood of the right answer. */
    BACKPROP,
    /** Reward minus the usual, times the trace of what fired together. */
    HEBBIAN
  }

  /** Checks the numbers. */
  public Plasticity {
    Objects.requireNonNull(kind, "kind");
    Check.atLeast("rate", rate, 0.0);
    Check.positive("clip", clip);
    Check.atLeast("decay", decay, 0.0);
  }

  /** Backprop, clipped to a norm of 1 and without decay. */
  public static Plasticity backprop(double rate) {
    return new Plasticity(Kind.BACKPROP, rate, 1.0, 0.0);
  }

  /** Hebbian, clipped to a norm of 1. */
  public static Plasticity hebbian(double rate) {
    return new Plasticity(Kind.HEBBIAN, rate, 1.0, 0.0);
  }

  /** This with another rate. */
  public Plasticity withRate(double other) {
    return new Plasticity(kind, other, clip, decay);
  }
}
