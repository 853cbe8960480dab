package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What things cost: floating point operations, counted from tokens and parameters, and energy in proportion to them.
 * Equal tokens and an equal rank cost the same. No clock is read.
 *
 * <p>Of n tokens: forward F = 2 n (P + p) with P the host's and p the adapter's parameters; backprop 3 F, forward and
 * twice as much backward; Hebbian F + 2 p a step (Kaplan and others 2020, for 2 and 3).
 *
 * @param parameters P, at least 1
 * @param energy of one million operations, at least 0
 */
@Experimental
public record CostModel(long parameters, double energy) {
  private static final double UNIT = 1e6;
  private static final int PASSES = 3;

  /** Checks the numbers. */
  public CostModel {
    Check.atLeast("parameters", parameters, 1.0);
    Check.atLeast("energy", energy, 0.0);
  }

  /**
   * Costs on a host where a number of tokens without an adapter costs a given energy.
   *
   * @param tokens at least 1
   * @param energy at least 0
   */
  public static CostModel of(Host host, long tokens, double energy) {
    Objects.requireNonNull(host, "host");
    Check.atLeast("tokens", tokens, 1.0);
    return new CostModel(host.parameters(), energy * UNIT / (2.0 * tokens * host.parameters()));
  }

  /**
   * Operations of an attempt.
   *
   * @param tokens at least 0
   * @param adapter its parameters, at least 0
   */
  public long forward(long tokens, long adapter) {
    Check.atLeast("tokens", tokens, 0.0);
    Check.atLeast("adapter", adapter, 0.0);
    return Math.multiplyExact(Math.multiplyExact(2L, tokens), Math.addExact(parameters, adapter));
  }

  /** Operations of a step of learning from so many tokens. */
  public long learn(Plasticity.Kind kind, long tokens, long adapter) {
    Objects.requireNonNull(kind, "kind");
    long forward = forward(tokens, adapter);
    return kind == Plasticity.Kind.BACKPROP
        ? Math.multiplyExact((long) PASSES, forward)
        : forward + 2L * adapter;
  }

  /** Energy of operations. */
  public double energy(long operations) {
    return energy * operations / UNIT;
  }
}
