package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What an organelle hands on beside its factors.
 *
 * @param rank of its adapter, at least 1
 * @param gate how readily the router gives it tasks, in [0, 1]
 * @param rate factor on the learning rate, in [1/8, 8]
 */
@Experimental
public record Genome(int rank, double gate, double rate) {
  private static final double MOST_RATE = 8.0;
  private static final double NEW_RANK = 0.2;

  /** Checks the numbers. */
  public Genome {
    Check.atLeast("rank", rank, 1.0);
    Check.within("gate", gate, 0.0, 1.0);
    Check.within("rate", rate, 1.0 / MOST_RATE, MOST_RATE);
  }

  /** A genome of a rank, its gate half open, its rate the ecology's. */
  public static Genome of(int rank) {
    return new Genome(rank, 0.5, 1.0);
  }

  /**
   * A copy with small changes: the gate by a normal number, the rate by a factor, and with a chance of 1 in 5 half or twice
   * the rank.
   *
   * @param size of the changes, at least 0
   * @param least rank, at least 1
   * @param most rank, at least the least
   */
  public Genome mutated(double size, int least, int most, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    Check.atLeast("size", size, 0.0);
    double gate = clip(this.gate + size * random.nextGaussian(), 0.0, 1.0);
    double rate =
        clip(this.rate * StrictMath.exp(size * random.nextGaussian()), 1.0 / MOST_RATE, MOST_RATE);
    int other = random.nextBoolean() ? rank * 2 : rank / 2;
    boolean changes = random.nextDouble() < NEW_RANK && size > 0.0;
    return new Genome(changes ? (int) clip(other, least, most) : rank, gate, rate);
  }

  /** This with the rate that is nearest within the bounds. */
  Genome withRate(double other) {
    return new Genome(rank, gate, clip(other, 1.0 / MOST_RATE, MOST_RATE));
  }

  /** This with the gate that is nearest within the bounds. */
  Genome withGate(double other) {
    return new Genome(rank, clip(other, 0.0, 1.0), rate);
  }

  private static double clip(double value, double least, double most) {
    return Math.min(most, Math.max(least, value));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(rank);
    out.writeDouble(gate);
    out.writeDouble(rate);
  }

  static Genome read(DataInputStream in) throws IOException {
    return new Genome(in.readInt(), in.readDouble(), in.readDouble());
  }
}
