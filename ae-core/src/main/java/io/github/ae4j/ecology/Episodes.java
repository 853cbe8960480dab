package io.github.ae4j.ecology;

import io.github.ae4j.ecology.EcologyState.Draw;
import io.github.ae4j.swarm.StepBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A generation's attempts: each is graded, paid for and learned from. */
final class Episodes {
  private static final int FLOOR_SHARE = 4; // of an even share, the floor is one in so many
  private static final double DECAY = 0.5; // of a running return

  private final EcologyState state;
  private final Host host;
  private final Grader grader;
  private final CostModel costs;
  private final SplittableRandom replay;
  private int attempts;
  private int right;

  Episodes(EcologyState state, Host host, Grader grader, CostModel costs) {
    this.state = state;
    this.host = host;
    this.grader = grader;
    this.costs = costs;
    this.replay = state.random(Draw.REPLAY);
  }

  int attempts() {
    return attempts;
  }

  int right() {
    return right;
  }

  /** Lets those that paid make their attempts, and the router give away some. */
  void run(List<Organelle> entered) {
    if (!entered.isEmpty()) {
      SplittableRandom random = state.random(Draw.EPISODES);
      int[] shares = shares(entered);
      for (int i = 0; i < shares.length; i++) {
        live(entered.get(i), shares[i], random);
      }
    }
    route(entered);
  }

  /** By the swarm's soft weights of the returns. */
  private int[] shares(List<Organelle> entered) {
    int floor = Math.max(1, state.config.episodes() / entered.size() / FLOOR_SHARE);
    return StepBudget.of(state.config.episodes(), floor).shares(state.weights(entered));
  }

  private void live(Organelle one, int share, SplittableRandom random) {
    double value = 0.0;
    double cost = 0.0;
    double rewards = 0.0;
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < share && !state.budget.spent(); i++) {
      Task task = state.stream.next(state.parameter(MetaParameter.PROGRESS), random);
      Paid paid = attempt(Optional.of(one), task, random);
      state.ledger.settle(one.id(), paid.value(), paid.cost());
      value += paid.value();
      cost += paid.cost();
      rewards += paid.reward();
      lessons.add(lesson(task, paid, paid.reward() - one.usual(), random));
      one.attempted(task, paid.grade(), paid.reward());
      state.router.returned(task.family(), one.id().number(), paid.signed());
      if (lessons.size() == state.config.lessons() && !state.budget.spent()) {
        cost += learn(one, lessons, rewards / lessons.size());
        lessons.clear();
        rewards = 0.0;
      }
    }
    if (cost > 0.0) {
      one.returned(Settlement.roi(value, cost), DECAY);
    }
  }

  /** What an attempt came to. */
  private record Paid(String answer, double grade, double reward, double value, double cost) {
    double signed() {
      return Settlement.roi(value, cost) - 1.0;
    }
  }

  private Paid attempt(Optional<Organelle> by, Task task, SplittableRandom random) {
    Attempt attempt = host.attempt(by.map(Organelle::factors), task);
    long adapter = by.map(one -> one.factors().parameters()).orElse(0L);
    long operations = costs.forward(attempt.tokens(), adapter);
    state.budget.use(ComputeBudget.Use.ATTEMPT, operations);
    double grade = grader.grade(task, attempt.answer());
    attempts++;
    right += grade >= 1.0 ? 1 : 0;
    Cell cell = state.stream.cell(task);
    double reward = state.config.settlement().reward(state.paid(grade, random), cell.difficulty());
    double value = state.config.settlement().value(reward, cell.price());
    state.stream.attempted(task, state.cells(), grade, reward);
    return new Paid(attempt.answer(), grade, reward, value, costs.energy(operations));
  }

  private Lesson lesson(Task task, Paid paid, double advantage, SplittableRandom random) {
    if (state.config.control() != Control.SHUFFLED_ANSWERS || task.choices().isEmpty()) {
      return new Lesson(task, paid.answer(), advantage);
    }
    String drawn = task.choices().get(random.nextInt(task.choices().size()));
    Task taught = new Task(task.family(), task.depth(), task.prompt(), drawn, task.choices());
    return new Lesson(taught, paid.answer(), advantage);
  }

  private double learn(Organelle one, List<Lesson> lessons, double reward) {
    double rate = state.parameter(MetaParameter.RATE) * one.genome().rate() * steering(one, reward);
    Plasticity plasticity = state.config.plasticity().withRate(rate);
    Learned learned =
        host.learn(one.factors(), one.memory(), withReplayed(one, lessons), plasticity);
    if (learned.factors().rank() != one.factors().rank()
        || !learned.factors().shapes().equals(one.factors().shapes())) {
      throw new IllegalStateException(
          "host %s must leave an adapter its shapes and rank, %s, got %s"
              .formatted(host.name(), one.factors(), learned.factors()));
    }
    long operations = costs.learn(plasticity.kind(), learned.tokens(), one.factors().parameters());
    state.budget.use(ComputeBudget.Use.LEARN, operations);
    one.learned(learned);
    double cost = costs.energy(operations);
    state.ledger.settle(one.id(), 0.0, cost);
    return cost;
  }

  /** With earlier lessons, drawn before these are taken to the others; from reward alone none is learned again. */
  private List<Lesson> withReplayed(Organelle one, List<Lesson> lessons) {
    List<Lesson> all = new ArrayList<>(lessons);
    if (state.config.plasticity().kind() == Plasticity.Kind.BACKPROP
        && state.config.replayed() > 0) {
      all.addAll(one.lessons().drawn(state.config.replayed(), replay));
      one.lessons().learned(lessons, replay);
    }
    return List.copyOf(all);
  }

  /** What the organelle's own loop makes of the attempts' mean reward; 1 where there is none. */
  private double steering(Organelle one, double reward) {
    if (state.config.rates() == Rates.GENOME) {
      return 1.0;
    }
    SteeredRate steered = state.steered(one.id());
    steered.learned(reward);
    return steered.factor();
  }

  private void route(List<Organelle> entered) {
    SplittableRandom random = state.random(Draw.ROUTING);
    Map<Integer, Double> gates = BanditRouter.arms(entered, true);
    Map<Integer, Organelle> arms = new LinkedHashMap<>();
    entered.forEach(one -> arms.put(one.id().number(), one));
    List<Integer> numbers = List.copyOf(gates.keySet());
    for (int i = 0; i < state.config.routed() && !state.budget.spent(); i++) {
      Task task = state.stream.next(state.parameter(MetaParameter.PROGRESS), random);
      int arm =
          state.config.control() == Control.RANDOM_ROUTER
              ? numbers.get(random.nextInt(numbers.size()))
              : state.router.choose(task.family(), gates, random);
      Optional<Organelle> by = Optional.ofNullable(arms.get(arm));
      Paid paid = attempt(by, task, random);
      state.router.returned(task.family(), arm, paid.signed());
      by.ifPresent(one -> state.ledger.settle(one.id(), paid.value(), paid.cost()));
      by.ifPresent(one -> one.attempted(task, paid.grade(), paid.reward()));
    }
  }
}
