package io.github.ae4j.ecology;

import io.github.ae4j.ecology.EcologyState.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who enters a generation, who stays after it, and who comes. */
final class Succession {
  private final EcologyState state;
  private final Host host;

  Succession(EcologyState state, Host host) {
    this.state = state;
    this.host = host;
  }

  /** The founders, each with half of what an account holds. */
  void found() {
    SplittableRandom random = state.random(Draw.BIRTH);
    while (state.living.size() < state.config.population()) {
      founder(random);
    }
  }

  private void founder(SplittableRandom random) {
    Genome genome = Genome.of(state.config.rank());
    LoraFactors factors = LoraFactors.fresh(host.shapes(), genome.rank(), random);
    state.endow(state.bear(Origin.FOUNDER, List.of(), genome, factors), state.config.most() / 2.0);
  }

  /** Takes tickets. If nobody lives any more, the archive's best comes back, or a founder. */
  List<Organelle> enter() {
    TicketPolicy tickets =
        new TicketPolicy(state.parameter(MetaParameter.TICKET), state.config.grace());
    List<Organelle> entered = new ArrayList<>();
    for (Organelle one : state.organelles()) {
      TicketPolicy.Entry entry = tickets.enter(state.ledger, one.id());
      if (entry == TicketPolicy.Entry.PAID) {
        entered.add(one);
      } else if (entry == TicketPolicy.Entry.RETIRED) {
        state.retire(one, "bankrupt");
      }
    }
    if (state.living.isEmpty()) {
      revive();
      entered.addAll(state.organelles());
    }
    return entered;
  }

  private void revive() {
    if (state.archive.best().isEmpty()) {
      founder(state.random(Draw.BIRTH));
      return;
    }
    Organelle elite = state.archive.best().orElseThrow();
    Organelle back = state.bear(Origin.REVIVED, List.of(elite), elite.genome(), elite.factors());
    state.endow(back, state.config.most() / 2.0);
    state.events.add(back.id() + " revived from " + elite.id());
  }

  /** The best stay, and those that are protected; the places of the others go to offspring. */
  void select() {
    int population = state.config.population();
    List<Organelle> kept = state.config.selection().best(state.organelles());
    if (population == 1) {
      return;
    }
    for (Organelle one : state.organelles()) {
      boolean safe = state.protectedUntil.getOrDefault(one.id(), -1) >= state.generation;
      boolean full = state.living.size() > state.config.selection().keep();
      if (!kept.contains(one) && !safe && full) {
        state.retire(one, "not selected");
      }
    }
    SplittableRandom random = state.random(Draw.SELECTION);
    while (state.living.size() < population) {
      offspring(state.config.selection().parent(kept, random), random);
    }
  }

  private void offspring(Organelle parent, SplittableRandom random) {
    int most =
        Math.min(
            state.config.mostRank(),
            host.shapes().stream().mapToInt(AdaptedShape::width).min().orElseThrow());
    Genome genome =
        parent.genome().mutated(state.parameter(MetaParameter.MUTATION), 1, most, random);
    LoraFactors factors = LoraMerge.resized(parent.factors(), genome.rank(), random);
    Organelle born = state.bear(Origin.OFFSPRING, List.of(parent), genome, factors);
    double wanted = state.config.most() / 2.0;
    double had = state.ledger.subsidise(born.id(), wanted);
    double half = state.ledger.account(parent.id()).energy() / 2.0;
    state.ledger.give(parent.id(), born.id(), Math.min(half, wanted - had));
  }
}
