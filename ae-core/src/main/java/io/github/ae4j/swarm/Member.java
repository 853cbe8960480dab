package io.github.ae4j.swarm;

import java.util.ArrayList;
import java.util.List;

/**
 * A member between rounds.
 *
 * @param number its number
 * @param steps it is to make next; 0 once retired
 * @param snapshots rounds of its last two snapshots, the last first
 * @param failures how often it failed
 * @param inARow how often since its last snapshot
 * @param mean sum of its weighted scores, (1-d) sum d^k s
 * @param weight what they weigh together
 * @param coefficients where they stood at its last snapshot
 * @param nudges where they are to go
 * @param noise size of the noise on its parameters
 */
record Member(
    int number,
    int steps,
    List<Integer> snapshots,
    int failures,
    int inARow,
    double mean,
    double weight,
    List<Position> coefficients,
    List<Nudge> nudges,
    double noise) {
  /** Keeps copies. */
  Member {
    snapshots = List.copyOf(snapshots);
    coefficients = List.copyOf(coefficients);
    nudges = List.copyOf(nudges);
  }

  static Member start(int number, int steps) {
    return new Member(number, steps, List.of(), 0, 0, 0.0, 0.0, List.of(), List.of(), 0.0);
  }

  boolean isLiving() {
    return steps > 0;
  }

  /** The bias-corrected mean of its scores; NaN before the first. */
  double smoothed() {
    return mean / weight;
  }

  Order order(int round, SwarmConfig config) {
    double cut = config.rateCut() * inARow;
    long seed = config.seed() + 31L * round + number;
    return new Order(number, round, steps, snapshots, nudges, cut, noise, seed);
  }

  /** After a turn that was done. */
  Member done(int round, TurnOutcome outcome, double decay) {
    List<Integer> rounds = new ArrayList<>(List.of(round));
    snapshots.stream().limit(1).forEach(rounds::add);
    return new Member(
        number,
        steps,
        rounds,
        failures,
        0,
        decay * mean + (1.0 - decay) * outcome.score(),
        decay * weight + (1.0 - decay),
        outcome.coefficients(),
        List.of(),
        0.0);
  }

  /** After a turn in which it failed: where it was, once more. */
  Member failed() {
    return new Member(
        number,
        steps,
        snapshots,
        failures + 1,
        inARow + 1,
        mean,
        weight,
        coefficients,
        List.of(),
        0.0);
  }

  /** With what the next round asks of it. */
  Member next(int steps, List<Nudge> nudges, double noise) {
    return new Member(
        number, steps, snapshots, failures, inARow, mean, weight, coefficients, nudges, noise);
  }
}
