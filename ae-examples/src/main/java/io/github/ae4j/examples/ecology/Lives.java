package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.ComputeBudget;
import io.github.ae4j.ecology.Ecology;
import io.github.ae4j.ecology.EcologyConfig;
import io.github.ae4j.ecology.GenerationRecord;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.MetaController;
import io.github.ae4j.ecology.MetaParameter;
import io.github.ae4j.ecology.Organelle;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Lives, each until its operations are used; ecologies keep snapshots from which they go on. */
final class Lives {
  private static final int SNAPSHOT = 5; // generations
  private static final int BATCH = 8;
  private static final double[] RATES = {0.25, 0.5, 1.0, 2.0}; // times the host's

  private final World world;
  private final Path folder;
  private final LongConsumer used;
  private long untold;

  /**
   * Lives of a world.
   *
   * @param folder of snapshots and results
   * @param used is told of operations as they are used, and of what is left at a life's end: a world's of each life
   */
  Lives(World world, Path folder, LongConsumer used) {
    this.world = world;
    this.folder = folder;
    this.used = used;
  }

  static Path snapshot(Path folder, Life life, long seed) {
    return folder.resolve(life.label() + "-" + seed + ".ae");
  }

  static Path result(Path folder, Life life, long seed) {
    return folder.resolve(life.label() + "-" + seed + ".result");
  }

  LifeResult live(Life life) throws IOException {
    Path file = result(folder, life, world.seed());
    untold = world.operations();
    boolean done = Files.exists(file);
    LifeResult result = done ? LifeResult.read(file, world, life) : lived(life);
    if (!done) {
      result.write(file);
    }
    tell(untold);
    return result;
  }

  private void tell(long operations) {
    long told = Math.min(operations, untold);
    untold -= told;
    used.accept(told);
  }

  private LifeResult lived(Life life) throws IOException {
    return switch (life) {
      case BASE -> served(life, List.of(), new ComputeBudget(0), Map.of(), "");
      case SFT -> tuned(life, 1.0);
      case BEST_OF_SFT -> tuned(life, RATES);
      default -> ecology(life);
    };
  }

  private LifeResult tuned(Life life, double... rates) throws IOException {
    ComputeBudget budget = new ComputeBudget(world.operations());
    long each = world.left(rates.length, World.RANK) / rates.length;
    List<LoraFactors> adapters = new ArrayList<>();
    for (int k = 0; k < rates.length; k++) {
      adapters.add(tune(each, rates[k] * world.scale().rate(), k, budget));
    }
    return served(life, adapters, budget, Map.of(), "");
  }

  private LoraFactors tune(long operations, double rate, int number, ComputeBudget budget) {
    SplittableRandom random = new SplittableRandom(world.seed() * 1009 + number);
    Host host = world.host();
    LoraFactors factors = LoraFactors.fresh(host.shapes(), World.RANK, random);
    byte[] memory = {};
    List<Task> training = world.sets().training();
    for (long left = operations; left > 0; ) {
      List<Lesson> lessons = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        Task task = training.get(random.nextInt(training.size()));
        lessons.add(new Lesson(task, task.gold(), 0.0));
      }
      Learned learned = host.learn(factors, memory, lessons, Plasticity.backprop(rate));
      long cost =
          world.costs().learn(Plasticity.Kind.BACKPROP, learned.tokens(), factors.parameters());
      budget.use(ComputeBudget.Use.LEARN, cost);
      tell(cost);
      left -= cost;
      factors = learned.factors();
      memory = learned.memory();
    }
    return factors;
  }

  private LifeResult ecology(Life life) throws IOException {
    Path file = snapshot(folder, life, world.seed());
    try (Ecology ecology = open(life)) {
      long seen = ecology.budget().used();
      tell(seen);
      while (!ecology.budget().spent()) {
        ecology.generation();
        tell(ecology.budget().used() - seen);
        seen = ecology.budget().used();
        if (ecology.generations() % SNAPSHOT == 0) {
          ecology.snapshot(file);
        }
      }
      ecology.snapshot(file);
      List<LoraFactors> adapters = ecology.organelles().stream().map(Organelle::factors).toList();
      return served(life, adapters, ecology.budget(), facts(ecology), ecology.telemetry().hash());
    }
  }

  /** From its snapshot, if there is one. */
  Ecology open(Life life) throws IOException {
    EcologyConfig config = life.config(world.seed(), world.scale());
    Host host = life.host(world.host(), world.seed());
    MetaController meta = life.meta(world.seed(), world.scale());
    long operations = world.left(config.population(), config.rank());
    Path file = snapshot(folder, life, world.seed());
    List<Task> training = world.sets().training();
    List<Task> selection = world.sets().selection();
    return Files.exists(file)
        ? Ecology.resume(file, config, host, World.grader(), training, selection, operations, meta)
        : Ecology.start(config, host, World.grader(), training, selection, operations, meta);
  }

  private static Map<String, Double> facts(Ecology ecology) {
    List<GenerationRecord> all = ecology.telemetry().generations();
    List<GenerationRecord> last = all.subList(all.size() * 3 / 4, all.size());
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("generations", (double) all.size());
    if (all.isEmpty()) {
      return facts; // what was left went into a look at the tasks
    }
    facts.put("roi", last.stream().mapToDouble(GenerationRecord::roi).average().orElse(Double.NaN));
    facts.put("merges tried", events(all, "merge "));
    facts.put("merges taken", events(all, "taken"));
    facts.put("teams taken", events(all, ": better"));
    facts.put("bankrupt", events(all, "bankrupt"));
    for (MetaParameter parameter : MetaParameter.values()) {
      facts.put(parameter.label(), all.get(all.size() - 1).parameters().get(parameter));
    }
    return facts;
  }

  private static double events(List<GenerationRecord> all, String part) {
    return all.stream()
        .flatMap(one -> one.events().stream())
        .filter(event -> event.contains(part))
        .count();
  }

  private LifeResult served(
      Life life,
      List<LoraFactors> adapters,
      ComputeBudget budget,
      Map<String, Double> more,
      String hash) {
    Chosen chosen =
        adapters.isEmpty()
            ? new Chosen(adapters, List.of(Map.of()))
            : world.choose(adapters, budget);
    Map<Serving, LifeResult.Right> served = new EnumMap<>(Serving.class);
    for (Serving serving : life.servings()) {
      served.put(serving, right(serving, chosen));
    }
    Map<String, Double> facts = new LinkedHashMap<>(more);
    for (ComputeBudget.Use use : ComputeBudget.Use.values()) {
      facts.put(use.name().toLowerCase(Locale.ROOT), (double) budget.used(use));
    }
    facts.put("operations", (double) budget.used());
    return new LifeResult(world.seed(), life, facts, hash, served, world.mark());
  }

  private LifeResult.Right right(Serving serving, Chosen chosen) {
    SplittableRandom random = new SplittableRandom(world.seed());
    long[] operations = new long[1];
    boolean[] heldOut = right(serving, chosen, world.sets().heldOut(), random, operations);
    double mean = (double) operations[0] / heldOut.length;
    boolean[] other = right(serving, chosen, world.sets().otherFamilies(), random, operations);
    return new LifeResult.Right(heldOut, other, mean);
  }

  private boolean[] right(
      Serving serving,
      Chosen chosen,
      List<Task> tasks,
      SplittableRandom random,
      long[] operations) {
    List<World.Answer> answers =
        world.answers(task -> serving.answering(chosen, task, random), tasks);
    boolean[] right = new boolean[tasks.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = answers.get(i).right();
      operations[0] += answers.get(i).operations();
    }
    return right;
  }
}
