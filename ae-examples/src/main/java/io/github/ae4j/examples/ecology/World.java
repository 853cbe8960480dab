package io.github.ae4j.examples.ecology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.ComputeBudget;
import io.github.ae4j.ecology.CostModel;
import io.github.ae4j.ecology.Grader;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.TaskSets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A seed's tasks and host, and how many operations each life has.
 *
 * @param seed of tasks, host and lives
 * @param sets the tasks
 * @param host the host
 * @param operations of each life
 * @param tokens of all selection tasks, each once through the host
 * @param scale the host's numbers
 * @param mark what tells it from other worlds: host, operations and a digest of all tasks
 */
record World(
    long seed,
    TaskSets sets,
    Host host,
    long operations,
    long tokens,
    HostScale scale,
    String mark) {
  static final int RANK = 8;
  private static final Grader GRADER = Grader.exact();

  /** As much compute as so many generations of attempts that are learned from, by adapters of rank 8. */
  static World of(long seed, Host host, TaskSets sets, int generations, HostScale scale) {
    CostModel costs = new CostModel(host.parameters(), 0.0);
    long adapter = LoraFactors.fresh(host.shapes(), RANK, new SplittableRandom(seed)).parameters();
    long tokens = tokens(host, sets.selection());
    long each = tokens / sets.selection().size();
    long attempt =
        costs.forward(each, adapter) + costs.learn(Plasticity.Kind.BACKPROP, each, adapter);
    long operations = attempt * scale.attempts() * generations;
    String mark =
        "host %s %.12s, %d operations, tasks %.12s"
            .formatted(host.name(), host.frozenHash(), operations, digest(sets));
    return new World(seed, sets, host, operations, tokens, scale, mark);
  }

  private static String digest(TaskSets sets) {
    StringBuilder text = new StringBuilder();
    List.of(sets.training(), sets.selection(), sets.heldOut(), sets.otherFamilies())
        .forEach(set -> text.append(set).append('\n'));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Operations that are left to learn by, when those are set aside that {@link #reserve} is of.
   *
   * @throws IllegalArgumentException if none are
   */
  long left(int adapters, int rank) {
    long reserve = reserve(adapters, rank);
    if (reserve >= operations) {
      throw new IllegalArgumentException(
          "operations must be above the %d that choosing among %d adapters by %d selection tasks takes, got %d: fewer selection tasks, or more generations"
              .formatted(reserve, adapters, sets.selection().size(), operations));
    }
    return operations - reserve;
  }

  private static long tokens(Host host, List<Task> tasks) {
    return host.attempt(Optional.empty(), tasks).stream().mapToLong(Attempt::tokens).sum();
  }

  CostModel costs() {
    return new CostModel(host.parameters(), 0.0);
  }

  /**
   * Operations that choosing among so many adapters of a rank and the host takes. An ecology whose adapters came to a
   * higher rank, or that holds a protected child, uses more: its budget says how much.
   */
  long reserve(int adapters, int rank) {
    long each = LoraFactors.fresh(host.shapes(), rank, new SplittableRandom(seed)).parameters();
    return adapters * costs().forward(tokens, each) + costs().forward(tokens, 0);
  }

  /** Tries adapters and the host itself on the selection tasks, which is counted. */
  Chosen choose(List<LoraFactors> adapters, ComputeBudget budget) {
    List<Map<String, Double>> right = new ArrayList<>();
    List<Optional<LoraFactors>> all = new Chosen(adapters, List.of()).all();
    for (Optional<LoraFactors> one : all) {
      Map<String, Double> scores = new TreeMap<>();
      List<Answer> answers = answers(task -> one, sets.selection());
      for (int i = 0; i < answers.size(); i++) {
        budget.use(ComputeBudget.Use.CHOICE, answers.get(i).operations());
        double grade = answers.get(i).right() ? 1.0 : 0.0;
        scores.merge(sets.selection().get(i).family(), grade, Double::sum);
      }
      right.add(scores);
    }
    return new Chosen(adapters, right);
  }

  /** Whether an answer was right, and what it cost. */
  record Answer(boolean right, long operations) {}

  /**
   * Answers of tasks, in order; each adapter gives all of its own at once.
   *
   * @param by who answers; asked once a task, in order
   */
  List<Answer> answers(Function<Task, Optional<LoraFactors>> by, List<Task> tasks) {
    Map<Optional<LoraFactors>, List<Integer>> shares = new LinkedHashMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      shares.computeIfAbsent(by.apply(tasks.get(i)), one -> new ArrayList<>()).add(i);
    }
    Answer[] answers = new Answer[tasks.size()];
    shares.forEach(
        (one, places) -> {
          List<Attempt> attempts = host.attempt(one, places.stream().map(tasks::get).toList());
          long adapter = one.map(LoraFactors::parameters).orElse(0L);
          for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            boolean right = GRADER.grade(tasks.get(places.get(i)), attempt.answer()) >= 1.0;
            answers[places.get(i)] = new Answer(right, costs().forward(attempt.tokens(), adapter));
          }
        });
    return List.of(answers);
  }

  static Grader grader() {
    return GRADER;
  }
}
