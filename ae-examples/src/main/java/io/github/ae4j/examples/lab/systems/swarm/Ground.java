package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.swarm.Priors;
import io.github.ae4j.swarm.Consensus;
import io.github.ae4j.swarm.MemoryStore;
import io.github.ae4j.swarm.Round;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.ThreadRunner;
import io.github.ae4j.swarm.Trajectory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What steps are spent on, in rounds of equally many. */
interface Ground {
  /** Number of members M. */
  int MEMBERS = 8;

  /** How many are trained in a round. */
  interface Survivors {
    int in(int round);
  }

  /** A member under a loop. */
  Trajectory steered(int member, Preset preset);

  /** A member under AdamW of a constant rate. */
  Trajectory bare(int member, double rate);

  /** How many rounds. */
  int rounds();

  /** Steps of an even share of a round. */
  int share();

  /** Of what is drawn. */
  long seed();

  /** AdamW under no loop, rates between 1e-4 and 1. */
  default List<Trajectory> drawn() {
    SplittableRandom random = new SplittableRandom(~seed());
    return IntStream.range(0, MEMBERS)
        .mapToObj(i -> bare(i, Math.pow(10.0, -4.0 * random.nextDouble())))
        .toList();
  }

  /** A swarm's scores; a floor of one in so many of an even share. */
  default double[][] swarm(Consensus consensus, int floorShare) throws Exception {
    SwarmConfig config =
        SwarmConfig.of(MEMBERS, StepBudget.of(MEMBERS * share(), share() / floorShare))
            .withConsensus(consensus);
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Swarm swarm = Swarm.start(config, i -> steered(i, Priors.of(i)), runner, new MemoryStore());
      swarm.run(rounds());
      return swarm.history().stream()
          .map(round -> round.members().stream().mapToDouble(Round.Entry::score).toArray())
          .toArray(double[][]::new);
    }
  }

  /** Members without a swarm: the steps of a round go evenly to the best of the last round. */
  default double[][] alone(List<Trajectory> members, Survivors survivors) throws Exception {
    double[][] scores = new double[rounds()][members.size()];
    List<Integer> left = IntStream.range(0, members.size()).boxed().toList();
    for (int round = 1; round <= rounds(); round++) {
      double[] last = scores[Math.max(0, round - 2)];
      left =
          left.stream()
              .sorted(Comparator.comparingDouble(i -> last[i]))
              .limit(survivors.in(round))
              .toList();
      Arrays.fill(scores[round - 1], Double.NaN);
      for (int i : left) {
        members.get(i).advance(round, MEMBERS * share() / left.size());
        scores[round - 1][i] = members.get(i).score();
      }
    }
    members.forEach(Trajectory::close);
    return scores;
  }
}
