package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.examples.swarm.Priors;
import io.github.ae4j.examples.swarm.WindowedStream;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.ArrayTrajectory;
import io.github.ae4j.swarm.Consensus;
import io.github.ae4j.swarm.MemoryStore;
import io.github.ae4j.swarm.Round;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.ThreadRunner;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Ways to spend the same steps of each window of a stream. */
enum Sharing {
  /** Eight steered members of priors of their own, steps by score, coefficients by consensus. */
  SWARM {
    @Override
    double[][] scores(Windows on) throws Exception {
      return on.swarm(Consensus.of(0.05), 4);
    }
  },
  /** The same without a consensus. */
  SWARM_WITHOUT_CONSENSUS {
    @Override
    double[][] scores(Windows on) throws Exception {
      return on.swarm(Consensus.of(0.0), 4);
    }
  },
  /** Eight steered members, each with an even share. */
  INDEPENDENT_RUNS {
    @Override
    double[][] scores(Windows on) throws Exception {
      return on.swarm(Consensus.of(0.0), 1);
    }
  },
  /** One steered member with all the steps. */
  ONE_RUN {
    @Override
    double[][] scores(Windows on) throws Exception {
      ArrayTrajectory one = on.member(0.01, Presets.standard(), false);
      return on.alone(List.of(one), round -> 1);
    }
  },
  /** Eight AdamW of constant rates, drawn log-uniformly. */
  RANDOM_SEARCH {
    @Override
    double[][] scores(Windows on) throws Exception {
      return on.alone(on.drawn(), round -> Windows.MEMBERS);
    }
  },
  /** The same, the better half kept at each quarter. */
  SUCCESSIVE_HALVING {
    @Override
    double[][] scores(Windows on) throws Exception {
      return on.alone(on.drawn(), round -> Windows.MEMBERS >> (4 * (round - 1) / on.rounds()));
    }
  };

  /** Scores by round and member on the window after; NaN of one that is not trained. */
  abstract double[][] scores(Windows on) throws Exception;

  /** How many are trained in a round. */
  interface Survivors {
    int in(int round);
  }

  /**
   * A stream in windows.
   *
   * @param plane what it is of
   * @param seed of the stream and of what is drawn
   * @param rounds number of windows trained on
   * @param window instances of one, and steps of an even share
   */
  record Windows(Hyperplane plane, long seed, int rounds, int window) implements Serializable {
    static final int MEMBERS = 8;

    ArrayTrajectory member(double rate, Preset preset, boolean adam) {
      double[] weights = new double[plane.attributes() + 1];
      ArraySettings settings = ArraySettings.of(rate);
      return new ArrayTrajectory(
          new WindowedStream(plane.make((rounds + 1) * window, seed), window),
          weights,
          adam ? ArrayOptimizer.adamW(weights, settings) : ArrayOptimizer.sgd(weights, settings),
          preset);
    }

    /** AdamW under no loop, rates between 1e-4 and 1. */
    List<ArrayTrajectory> drawn() {
      SplittableRandom random = new SplittableRandom(~seed);
      return IntStream.range(0, MEMBERS)
          .mapToObj(i -> Math.pow(10.0, -4.0 * random.nextDouble()))
          .map(rate -> member(rate, (loop, adapter) -> {}, true))
          .toList();
    }

    double[][] swarm(Consensus consensus, int floorShare) throws Exception {
      SwarmConfig config =
          SwarmConfig.of(MEMBERS, StepBudget.of(MEMBERS * window, window / floorShare))
              .withConsensus(consensus);
      try (ThreadRunner runner = new ThreadRunner(1)) {
        Swarm swarm =
            Swarm.start(config, i -> member(0.01, Priors.of(i), false), runner, new MemoryStore());
        swarm.run(rounds);
        return swarm.history().stream()
            .map(round -> round.members().stream().mapToDouble(Round.Entry::score).toArray())
            .toArray(double[][]::new);
      }
    }

    /** Members without a swarm: the steps of a round go evenly to the best of the last round. */
    double[][] alone(List<ArrayTrajectory> members, Survivors survivors) throws Exception {
      double[][] scores = new double[rounds][members.size()];
      List<Integer> left = IntStream.range(0, members.size()).boxed().toList();
      for (int round = 1; round <= rounds; round++) {
        double[] last = scores[Math.max(0, round - 2)];
        left =
            left.stream()
                .sorted(Comparator.comparingDouble(i -> last[i]))
                .limit(survivors.in(round))
                .toList();
        Arrays.fill(scores[round - 1], Double.NaN);
        for (int i : left) {
          members.get(i).advance(round, MEMBERS * window / left.size());
          scores[round - 1][i] = members.get(i).score();
        }
      }
      members.forEach(ArrayTrajectory::close);
      return scores;
    }
  }
}
