package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.Control;
import io.github.ae4j.ecology.EcologyConfig;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.MetaController;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.RandomUpdates;
import io.github.ae4j.ecology.Rates;
import java.util.List;
import java.util.Locale;

/** What is trained, each with the same number of operations. */
enum Life {
  /** The host alone: nothing is trained. */
  BASE,
  /** One adapter, taught right answers all along. */
  SFT,
  /** Four of them of a quarter each, at four learning rates. */
  BEST_OF_SFT,
  /** An ecology that pays for learning and learns nothing. */
  FROZEN,
  /** One organelle. */
  SINGLE,
  /** Organelles without merges and teams. */
  POPULATION,
  /** All of it. */
  FULL,
  /** All of it, learning from reward alone. */
  HEBBIAN,
  /** The same, paid by other attempts' grades. */
  SHUFFLED_REWARDS,
  /** All of it, taught drawn answers. */
  SHUFFLED_ANSWERS,
  /** All of it, with steps of equal norm in drawn directions. */
  RANDOM_UPDATES,
  /** All of it, merging two that are drawn. */
  RANDOM_PARTNERS,
  /** All of it, routed tasks given to any that is drawn. */
  RANDOM_ROUTER,
  /** All of it, its parameters under random trials. */
  RANDOM_META,
  /** All of it, its parameters under a control loop. */
  STEERED_META,
  /** All of it, each organelle's learning rate under a control loop of its own. */
  STEERED_RATES,
  /** All of it, rates and gates of organelles drawn toward their mean. */
  CONSENSUS;

  private static final int META_EVERY = 5; // generations, as the seed has it
  private static final double META_SIZE = 0.2;
  private static final double AGREEMENT = 0.3; // of the way to the mean, a generation

  /** Its name in options and files. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isEcology() {
    return compareTo(FROZEN) >= 0;
  }

  EcologyConfig config(long seed, HostScale scale) {
    EcologyConfig all =
        EcologyConfig.defaults()
            .withSeed(seed)
            .withEpisodes(scale.attempts())
            .withPlasticity(Plasticity.backprop(scale.rate()));
    Plasticity hebbian = Plasticity.hebbian(scale.hebbianRate());
    return switch (this) {
      case FROZEN -> all.withPlasticity(Plasticity.backprop(0.0));
      case SINGLE -> all.withPopulation(1).withoutMerges();
      case POPULATION -> all.withoutMerges();
      case HEBBIAN -> all.withPlasticity(hebbian);
      case SHUFFLED_REWARDS -> all.withPlasticity(hebbian).withControl(Control.SHUFFLED_REWARDS);
      case SHUFFLED_ANSWERS -> all.withControl(Control.SHUFFLED_ANSWERS);
      case RANDOM_PARTNERS -> all.withControl(Control.RANDOM_PARTNERS);
      case RANDOM_ROUTER -> all.withControl(Control.RANDOM_ROUTER);
      case STEERED_RATES -> all.withRates(Rates.STEERED);
      case CONSENSUS -> all.withConsensus(AGREEMENT);
      default -> all;
    };
  }

  Host host(Host host, long seed) {
    return this == RANDOM_UPDATES ? new RandomUpdates(host, seed) : host;
  }

  MetaController meta(long seed, HostScale scale) {
    return switch (this) {
      case RANDOM_META -> MetaController.random(seed, META_EVERY, META_SIZE);
      case STEERED_META -> MetaController.steered(config(seed, scale).parameters());
      default -> MetaController.fixed();
    };
  }

  /** How it is served in the end. */
  List<Serving> servings() {
    return switch (this) {
      case BASE -> List.of(Serving.BEST);
      case SFT -> List.of(Serving.BEST, Serving.ROUTED_BASE);
      case FULL ->
          List.of(Serving.BEST, Serving.ROUTED_BASE, Serving.ROUTED, Serving.RANDOM_ROUTER);
      default -> List.of(Serving.BEST);
    };
  }
}
