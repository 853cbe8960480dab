package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.Serializable;
import java.util.List;

/**
 * What a member is to do in a round.
 *
 * @param member its number, from 0
 * @param round the round, from 1
 * @param steps how many, at least 1
 * @param from rounds of its snapshots, the one to go on from first, the others where that is damaged; after the last
 *     of them, or where there is none, it starts anew
 * @param nudges where the consensus moves its coefficients
 * @param cut how far every learning rate is lowered then, in log alpha; after a failure
 * @param noise size of the noise on its parameters, see {@link Trajectory#disturb}; 0 for none
 * @param seed of that noise
 */
@Experimental
public record Order(
    int member,
    int round,
    int steps,
    List<Integer> from,
    List<Nudge> nudges,
    double cut,
    double noise,
    long seed)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Keeps copies. */
  public Order {
    from = List.copyOf(from);
    nudges = List.copyOf(nudges);
  }
}
