package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.swarm.Consensus;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How an ecology lives.
 *
 * @param seed of all that is drawn
 * @param population founders, and most that live beside merged children of the last five generations
 * @param episodes attempts of a generation, of all together; at least the population and 4 more, and 5 more than are kept
 * @param lessons attempts that a step of learning is made of, at least 1
 * @param replayed earlier lessons of the same organelle that a step of backprop learns again, drawn of the 32 that it
 *     keeps; at least 0; none by Hebbian learning
 * @param routed attempts of a generation that the router gives away, the host itself being an arm; at least 0
 * @param rank of founders, at least 1
 * @param mostRank that a genome may come to, at least the rank
 * @param plasticity how adapters learn; its rate is the parameter {@link MetaParameter#RATE}
 * @param most E_max, energy of an account, positive
 * @param attemptEnergy what a usual attempt of the host costs, at least 0
 * @param grace tickets in a row that are not paid before an organelle is retired, at least 1
 * @param settlement what an attempt is worth
 * @param cells how prices move; its k and tau are parameters
 * @param selection who stays; at most the population
 * @param test of a merged candidate; its level is a parameter
 * @param pairs tasks of a test and as many of the margin after it; at least 2
 * @param mergeEvery generations from a merge to the next; 0 for none
 * @param teamEvery generations from a trial of a team to the next; 0 for none
 * @param parameters the numbers that meta control may move
 * @param rates what an organelle's learning rate is
 * @param consensus by which the coefficients of those that live, their genomes' rate and gate and a steered rate's factor,
 *     move toward their mean once a generation, weighed as attempts are allotted; of strength 0 for none. Adapters are
 *     not touched
 * @param control what is broken on purpose
 */
@Experimental
public record EcologyConfig(
    long seed,
    int population,
    int episodes,
    int lessons,
    int replayed,
    int routed,
    int rank,
    int mostRank,
    Plasticity plasticity,
    double most,
    double attemptEnergy,
    int grace,
    Settlement settlement,
    CellController cells,
    Selection selection,
    AssimilationGate test,
    int pairs,
    int mergeEvery,
    int teamEvery,
    Map<MetaParameter, Double> parameters,
    Rates rates,
    Consensus consensus,
    Control control) {
  /** Checks the numbers. */
  public EcologyConfig {
    Check.atLeast("population", population, 1.0);
    Check.atLeast("lessons", lessons, 1.0);
    Check.atLeast("replayed", replayed, 0.0);
    Check.atLeast("routed", routed, 0.0);
    Check.atLeast("rank", rank, 1.0);
    Check.atLeast("mostRank", mostRank, rank);
    Objects.requireNonNull(plasticity, "plasticity");
    Check.positive("most", most);
    Check.atLeast("attemptEnergy", attemptEnergy, 0.0);
    Check.atLeast("grace", grace, 1.0);
    Objects.requireNonNull(settlement, "settlement");
    Objects.requireNonNull(cells, "cells");
    Objects.requireNonNull(selection, "selection");
    Check.within("keep", selection.keep(), 1.0, population);
    Check.atLeast("episodes", episodes, Math.max(population, selection.keep() + 1) + 4.0);
    Objects.requireNonNull(test, "test");
    Check.atLeast("pairs", pairs, 2.0);
    Check.atLeast("mergeEvery", mergeEvery, 0.0);
    Check.atLeast("teamEvery", teamEvery, 0.0);
    Objects.requireNonNull(parameters, "parameters");
    parameters = Collections.unmodifiableMap(MetaParameter.checked(parameters));
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(consensus, "consensus");
    Objects.requireNonNull(control, "control");
  }

  /**
   * Four founders of rank 8, 256 attempts a generation in lessons of 8 and an earlier one, backprop, E_max 5, the best three stay, a merge
   * every second generation, a team every fourth.
   */
  public static EcologyConfig defaults() {
    return new EcologyConfig(
        1,
        4,
        256,
        8,
        1,
        16,
        8,
        16,
        Plasticity.backprop(MetaParameter.RATE.start()),
        5.0,
        0.01,
        3,
        new Settlement(0.5, 0.08),
        CellController.defaults(),
        new Selection(3, Selection.Parents.SOFT),
        AssimilationGate.defaults(),
        60,
        2,
        4,
        MetaParameter.starts(),
        Rates.GENOME,
        Consensus.of(0.0),
        Control.NONE);
  }

  /** This after some changes. */
  EcologyConfig with(Consumer<EcologyDraft> changes) {
    EcologyDraft draft = new EcologyDraft(this);
    changes.accept(draft);
    return draft.made();
  }

  /** This with another seed. */
  public EcologyConfig withSeed(long other) {
    return with(draft -> draft.seed = other);
  }

  /** This with another number of founders, of which all but one stay. */
  public EcologyConfig withPopulation(int other) {
    return with(
        draft -> {
          draft.population = other;
          draft.selection = new Selection(Math.max(1, other - 1), selection.parents());
          draft.episodes = Math.max(episodes, other + 4);
        });
  }

  /** This with another number of attempts a generation. */
  public EcologyConfig withEpisodes(int other) {
    return with(draft -> draft.episodes = other);
  }

  /** This with another number of earlier lessons that a step learns again. */
  public EcologyConfig withReplayed(int other) {
    return with(draft -> draft.replayed = other);
  }

  /** This with another way to learn, and its rate. */
  public EcologyConfig withPlasticity(Plasticity other) {
    Objects.requireNonNull(other, "other");
    return with(
        draft -> {
          draft.plasticity = other;
          draft.parameters.put(MetaParameter.RATE, other.rate());
        });
  }

  /** This without merges and teams. */
  public EcologyConfig withoutMerges() {
    return withTrials(0, 0);
  }

  /** This with something broken. */
  public EcologyConfig withControl(Control other) {
    Objects.requireNonNull(other, "other");
    return with(draft -> draft.control = other);
  }

  /** This with a consensus of coefficients, without a cap, of a strength in [0, 1]. */
  public EcologyConfig withConsensus(double strength) {
    return with(draft -> draft.consensus = Consensus.of(strength));
  }

  /** This with other learning rates. */
  public EcologyConfig withRates(Rates other) {
    Objects.requireNonNull(other, "other");
    return with(draft -> draft.rates = other);
  }

  /** This with steps of learning on so many attempts. */
  public EcologyConfig withLessons(int other) {
    return with(draft -> draft.lessons = other);
  }

  /** This with another number of attempts a generation that the router gives away. */
  public EcologyConfig withRouted(int other) {
    return with(draft -> draft.routed = other);
  }

  /** This with other ranks of founders and at most. */
  public EcologyConfig withRanks(int founders, int atMost) {
    return with(
        draft -> {
          draft.rank = founders;
          draft.mostRank = atMost;
        });
  }

  /** This with accounts of at most so much, attempts of usual length at a cost, and so many strikes that retire. */
  public EcologyConfig withEnergy(double atMost, double anAttempt, int strikes) {
    return with(
        draft -> {
          draft.most = atMost;
          draft.attemptEnergy = anAttempt;
          draft.grace = strikes;
        });
  }

  /** This with other rewards. */
  public EcologyConfig withSettlement(Settlement other) {
    Objects.requireNonNull(other, "other");
    return with(draft -> draft.settlement = other);
  }

  /** This with other prices and difficulties. */
  public EcologyConfig withCells(CellController other) {
    Objects.requireNonNull(other, "other");
    return with(draft -> draft.cells = other);
  }

  /** This with another selection. */
  public EcologyConfig withSelection(Selection other) {
    Objects.requireNonNull(other, "other");
    return with(draft -> draft.selection = other);
  }

  /** This with another gate, on so many tasks. */
  public EcologyConfig withTest(AssimilationGate other, int tasks) {
    Objects.requireNonNull(other, "other");
    return with(
        draft -> {
          draft.test = other;
          draft.pairs = tasks;
        });
  }

  /** This with merges and teams tried every so many generations; 0 for never. */
  public EcologyConfig withTrials(int merges, int teams) {
    return with(
        draft -> {
          draft.mergeEvery = merges;
          draft.teamEvery = teams;
        });
  }

  /** This with another start of a number that meta control moves. The rate is the plasticity's too. */
  public EcologyConfig withParameter(MetaParameter parameter, double start) {
    Objects.requireNonNull(parameter, "parameter");
    return with(
        draft -> {
          draft.parameters.put(parameter, start);
          if (parameter == MetaParameter.RATE) {
            draft.plasticity = plasticity.withRate(start);
          }
        });
  }
}
