package io.github.ae4j.ecology;

import io.github.ae4j.swarm.Consensus;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The swarm's consensus among organelles: their coefficients move toward the weighted mean, the genome's rate by its
 * logarithm, its gate as it is since it may be 0 or 1, and the factor of a steered rate on its loop's chart. Adapters and
 * ranks stay as they are.
 */
final class Agreement {
  private static final String GENOME = "genome";
  private static final String RATE = "rate";
  private static final String GATE = "gate";

  private Agreement() {}

  /** Moves those that live, weighed as their attempts are; at a strength of 0 nothing is looked at. */
  static void reach(EcologyState state) {
    if (state.config.consensus().strength() > 0.0) {
      List<Organelle> living = state.organelles();
      reach(state.config.consensus(), living, state.steered, state.weights(living));
    }
  }

  /**
   * Moves organelles.
   *
   * @param steered loops of their rates; one that has none has no say in it
   * @param weights one each, at least 0
   */
  static void reach(
      Consensus consensus,
      List<Organelle> organelles,
      Map<OrganelleId, SteeredRate> steered,
      double[] weights) {
    List<List<Position>> positions =
        organelles.stream().map(one -> positions(one, loop(steered, one))).toList();
    List<List<Nudge>> nudges = consensus.nudges(positions, weights);
    for (int i = 0; i < nudges.size(); i++) {
      for (Nudge nudge : nudges.get(i)) {
        move(organelles.get(i), loop(steered, organelles.get(i)), nudge);
      }
    }
  }

  private static Optional<SteeredRate> loop(Map<OrganelleId, SteeredRate> all, Organelle one) {
    return Optional.ofNullable(all.get(one.id()));
  }

  /** Where one stands. */
  static List<Position> positions(Organelle one, Optional<SteeredRate> loop) {
    double rate = one.genome().rate();
    double gate = one.genome().gate();
    List<Position> positions = new ArrayList<>();
    positions.add(new Position(GENOME, RATE, StrictMath.log(rate), rate));
    positions.add(new Position(GENOME, GATE, gate, gate));
    loop.ifPresent(steered -> positions.addAll(steered.positions()));
    return positions;
  }

  private static void move(Organelle one, Optional<SteeredRate> loop, Nudge nudge) {
    if (!nudge.group().equals(GENOME)) {
      loop.orElseThrow().move(nudge);
    } else if (nudge.coefficient().equals(RATE)) {
      one.moved(one.genome().withRate(StrictMath.exp(nudge.coordinate())));
    } else {
      one.moved(one.genome().withGate(nudge.coordinate()));
    }
  }
}
