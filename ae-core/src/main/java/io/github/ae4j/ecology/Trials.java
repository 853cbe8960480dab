package io.github.ae4j.ecology;

import io.github.ae4j.ecology.EcologyState.Draw;
import io.github.ae4j.swarm.Scoring;
import io.github.ae4j.swarm.SoftWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Merged candidates and teams, each tried on selection tasks: a test on one half, a margin on the other. */
final class Trials {
  private static final double DOWRY = 0.25; // of each parent's energy
  private static final int PROTECTION = 4; // generations

  private final EcologyState state;
  private final Host host;
  private final Grader grader;
  private final CostModel costs;
  private final List<Task> tested;
  private final List<Task> margin;

  Trials(EcologyState state, Host host, Grader grader, CostModel costs, List<Task> selection) {
    this.state = state;
    this.host = host;
    this.grader = grader;
    this.costs = costs;
    List<Task> even = new ArrayList<>();
    List<Task> odd = new ArrayList<>();
    for (int i = 0; i < selection.size(); i++) {
      (i % 2 == 0 ? even : odd).add(selection.get(i));
    }
    this.tested = even;
    this.margin = odd;
  }

  private boolean due(int every) {
    return every > 0
        && (state.generation + 1) % every == 0
        && state.living.size() > 1
        && !state.budget.spent();
  }

  /**
   * Merges two, and takes the child in if it is better than the better of both at the test's tasks, and not worse than
   * that one at others. The better one is found at the same tasks, so it is rather too good there: one that is as good as
   * both passes more seldom than the level says.
   */
  void merge() {
    if (!due(state.config.mergeEvery())) {
      return;
    }
    SplittableRandom random = state.random(Draw.MERGE);
    List<Organelle> pair = partners(random);
    int rank = pair.stream().mapToInt(one -> one.genome().rank()).max().orElseThrow();
    LoraFactors merged =
        LoraMerge.of(pair.stream().map(Organelle::factors).toList(), weights(pair), rank);
    List<Task> tasks = drawn(tested, random);
    Optional<Tried> better = better(pair, tasks);
    Optional<double[]> after = scores(task -> merged, tasks);
    if (better.isEmpty() || after.isEmpty()) {
      cut("merge", pair);
      return;
    }
    Tried parent = better.orElseThrow();
    AssimilationGate test = state.config.test().withLevel(state.parameter(MetaParameter.LEVEL));
    GateResult result = test.judge(after.orElseThrow(), parent.scores(), random);
    Optional<Boolean> holds =
        result.passed() ? holds(parent.factors(), merged, random) : Optional.of(false);
    if (holds.isEmpty()) {
      cut("merge", pair);
      return;
    }
    boolean kept = holds.orElseThrow();
    String name = pair.get(0).id() + " + " + pair.get(1).id();
    if (kept) {
      name = promote(pair, merged).id() + " = " + name;
    }
    state.events.add(
        "merge %s: %s, p = %.4f, effect %.3f, n = %d"
            .formatted(
                name,
                kept ? "taken" : result.passed() ? "no margin" : result.reason(),
                result.p(),
                result.effect(),
                result.pairs()));
  }

  /** An adapter, and its grades at some tasks. */
  private record Tried(LoraFactors factors, double[] scores) {}

  /** The one of two that has more at the tasks; of equal ones the first. */
  private Optional<Tried> better(List<Organelle> pair, List<Task> tasks) {
    List<Tried> tried = new ArrayList<>();
    for (Organelle one : pair) {
      scores(task -> one.factors(), tasks)
          .ifPresent(scores -> tried.add(new Tried(one.factors(), scores)));
    }
    return tried.size() < pair.size()
        ? Optional.empty()
        : Optional.of(tried.get(sum(tried.get(1).scores()) > sum(tried.get(0).scores()) ? 1 : 0));
  }

  private void cut(String what, List<Organelle> pair) {
    state.events.add(
        "%s %s + %s: no operations left".formatted(what, pair.get(0).id(), pair.get(1).id()));
  }

  /** Whether a child is not worse than its better parent on the margin; nothing where the budget was spent before. */
  private Optional<Boolean> holds(LoraFactors parent, LoraFactors merged, SplittableRandom random) {
    List<Task> tasks = drawn(margin, random);
    Optional<double[]> after = scores(task -> merged, tasks);
    Optional<double[]> before = scores(task -> parent, tasks);
    return before.isPresent() && after.isPresent()
        ? Optional.of(sum(after.orElseThrow()) >= sum(before.orElseThrow()))
        : Optional.empty();
  }

  /** The two best, or two that are drawn; the one of the higher return first. */
  private List<Organelle> partners(SplittableRandom random) {
    List<Organelle> all =
        new Selection(state.living.size(), Selection.Parents.ALIKE).best(state.organelles());
    if (state.config.control() != Control.RANDOM_PARTNERS) {
      return all.subList(0, 2);
    }
    List<Organelle> left = new ArrayList<>(all);
    Organelle first = left.remove(random.nextInt(left.size()));
    Organelle second = left.get(random.nextInt(left.size()));
    return all.indexOf(first) < all.indexOf(second)
        ? List.of(first, second)
        : List.of(second, first);
  }

  /** By return and success: soft weights of both, multiplied; sum 1. */
  private double[] weights(List<Organelle> pair) {
    SoftWeights soft = new SoftWeights(Scoring.RAW, state.parameter(MetaParameter.MERGING));
    double[] weights = soft.of(pair.stream().mapToDouble(one -> -one.roi()).toArray());
    double sum = 0.0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= Math.max(pair.get(i).success(), 1e-3);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private Organelle promote(List<Organelle> pair, LoraFactors merged) {
    Genome genome =
        new Genome(merged.rank(), pair.get(0).genome().gate(), pair.get(0).genome().rate());
    Organelle child = state.bear(Origin.MERGED, pair, genome, merged);
    for (Organelle parent : pair) {
      double dowry = DOWRY * state.ledger.account(parent.id()).energy();
      state.ledger.give(parent.id(), child.id(), dowry);
    }
    state.protectedUntil.put(child.id(), state.generation + PROTECTION);
    return child;
  }

  /** Tries the two best as a team; the pot pays one that is better than its better member. */
  void team() {
    state.teams.removeIf(
        team -> state.find(team.first()).isEmpty() || state.find(team.second()).isEmpty());
    if (!due(state.config.teamEvery())) {
      return;
    }
    SplittableRandom random = state.random(Draw.TEAM);
    List<Organelle> pair = new Selection(2, Selection.Parents.ALIKE).best(state.organelles());
    Organelle first = pair.get(0);
    Organelle second = pair.get(1);
    List<Task> tasks = drawn(tested, random);
    Optional<Tried> better = better(pair, tasks);
    Optional<double[]> together =
        scores(task -> Team.answering(first, second, task).factors(), tasks);
    if (better.isEmpty() || together.isEmpty()) {
      cut("team", pair);
      return;
    }
    GateResult result =
        state
            .config
            .test()
            .withLevel(state.parameter(MetaParameter.LEVEL))
            .judge(together.orElseThrow(), better.orElseThrow().scores(), random);
    if (result.passed()) {
      state.teams.removeIf(
          team -> team.first().equals(first.id()) && team.second().equals(second.id()));
      state.teams.add(new Team(first.id(), second.id(), result.effect()));
      double half = state.ledger.pot() / 2.0;
      state.ledger.subsidise(first.id(), half);
      state.ledger.subsidise(second.id(), half);
    }
    state.events.add(
        "team %s + %s: %s, p = %.4f, effect %.3f"
            .formatted(first.id(), second.id(), result.reason(), result.p(), result.effect()));
  }

  private List<Task> drawn(List<Task> from, SplittableRandom random) {
    List<Task> left = new ArrayList<>(from);
    List<Task> drawn = new ArrayList<>();
    while (!left.isEmpty() && drawn.size() < state.config.pairs()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }

  /** Grades, each adapter answering all of its tasks at once; none where the budget is spent before the last of them. */
  private Optional<double[]> scores(Function<Task, LoraFactors> by, List<Task> tasks) {
    Map<LoraFactors, List<Integer>> shares = new LinkedHashMap<>(); // in order: a budget may end it
    for (int i = 0; i < tasks.size(); i++) {
      shares.computeIfAbsent(by.apply(tasks.get(i)), factors -> new ArrayList<>()).add(i);
    }
    double[] scores = new double[tasks.size()];
    for (Map.Entry<LoraFactors, List<Integer>> share : shares.entrySet()) {
      if (state.budget.spent()) {
        return Optional.empty();
      }
      grade(share.getKey(), share.getValue(), tasks, scores);
    }
    return Optional.of(scores);
  }

  private void grade(LoraFactors factors, List<Integer> places, List<Task> tasks, double[] scores) {
    List<Attempt> attempts =
        host.attempt(Optional.of(factors), places.stream().map(tasks::get).toList());
    if (attempts.size() != places.size()) {
      throw new IllegalStateException(
          "host %s must answer each of %d tasks once, got %d answers"
              .formatted(host.name(), places.size(), attempts.size()));
    }
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      state.budget.use(
          ComputeBudget.Use.GATE, costs.forward(attempt.tokens(), factors.parameters()));
      scores[places.get(i)] = grader.grade(tasks.get(places.get(i)), attempt.answer());
    }
  }

  private static double sum(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
