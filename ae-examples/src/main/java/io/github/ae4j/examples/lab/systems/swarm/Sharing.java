package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.Consensus;
import java.util.List;

/** Ways to spend the same steps of each round. */
enum Sharing {
  /** Eight steered members of priors of their own, steps by score, coefficients by consensus. */
  SWARM {
    @Override
    double[][] scores(Ground on) throws Exception {
      return on.swarm(Consensus.of(0.05), 4);
    }
  },
  /** The same without a consensus. */
  SWARM_WITHOUT_CONSENSUS {
    @Override
    double[][] scores(Ground on) throws Exception {
      return on.swarm(Consensus.of(0.0), 4);
    }
  },
  /** Eight steered members, each with an even share. */
  INDEPENDENT_RUNS {
    @Override
    double[][] scores(Ground on) throws Exception {
      return on.swarm(Consensus.of(0.0), 1);
    }
  },
  /** One steered member with all the steps. */
  ONE_RUN {
    @Override
    double[][] scores(Ground on) throws Exception {
      return on.alone(List.of(on.steered(0, Presets.standard())), round -> 1);
    }
  },
  /** Eight AdamW of constant rates, drawn log-uniformly. */
  RANDOM_SEARCH {
    @Override
    double[][] scores(Ground on) throws Exception {
      return on.alone(on.drawn(), round -> Ground.MEMBERS);
    }
  },
  /** The same, the better half kept at each quarter. */
  SUCCESSIVE_HALVING {
    @Override
    double[][] scores(Ground on) throws Exception {
      return on.alone(on.drawn(), round -> Ground.MEMBERS >> (4 * (round - 1) / on.rounds()));
    }
  };

  /** Scores by round and member; NaN of one that is not trained. */
  abstract double[][] scores(Ground on) throws Exception;
}
