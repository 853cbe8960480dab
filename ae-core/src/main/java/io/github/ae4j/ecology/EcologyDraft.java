package io.github.ae4j.ecology;

import io.github.ae4j.swarm.Consensus;
import java.util.EnumMap;
import java.util.Map;

/** An {@link EcologyConfig} while it is made of another one. */
final class EcologyDraft {
  long seed;
  int population;
  int episodes;
  int lessons;
  int replayed;
  int routed;
  int rank;
  int mostRank;
  Plasticity plasticity;
  double most;
  double attemptEnergy;
  int grace;
  Settlement settlement;
  CellController cells;
  Selection selection;
  AssimilationGate test;
  int pairs;
  int mergeEvery;
  int teamEvery;
  Map<MetaParameter, Double> parameters;
  Rates rates;
  Consensus consensus;
  Control control;

  EcologyDraft(EcologyConfig of) {
    seed = of.seed();
    population = of.population();
    episodes = of.episodes();
    lessons = of.lessons();
    replayed = of.replayed();
    routed = of.routed();
    rank = of.rank();
    mostRank = of.mostRank();
    plasticity = of.plasticity();
    most = of.most();
    attemptEnergy = of.attemptEnergy();
    grace = of.grace();
    settlement = of.settlement();
    cells = of.cells();
    selection = of.selection();
    test = of.test();
    pairs = of.pairs();
    mergeEvery = of.mergeEvery();
    teamEvery = of.teamEvery();
    parameters = new EnumMap<>(of.parameters());
    rates = of.rates();
    consensus = of.consensus();
    control = of.control();
  }

  EcologyConfig made() {
    return new EcologyConfig(
        seed,
        population,
        episodes,
        lessons,
        replayed,
        routed,
        rank,
        mostRank,
        plasticity,
        most,
        attemptEnergy,
        grace,
        settlement,
        cells,
        selection,
        test,
        pairs,
        mergeEvery,
        teamEvery,
        parameters,
        rates,
        consensus,
        control);
  }
}
