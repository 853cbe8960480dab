package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A small host in plain Java, so that learning can be tried without an engine. A prompt x and each choice c become
 * hashed features; both go through a frozen projection, and the choice of greatest product is the answer: s(c) = (P x) .
 * (Q c). Adapters are added to P and to Q. It never looks at the right answer but to learn by {@link
 * Plasticity.Kind#BACKPROP}, by the cross-entropy of softmax(s / {@value #TEMPERATURE}).
 *
 * <p>Of {@link Plasticity.Kind#HEBBIAN} the trace is: the prompt's features before P, the chosen answer's code after it;
 * the chosen answer's features before Q, the prompt's code after it.
 *
 * <p>A token is one text, prompt or choice, counted as if it met both projections.
 */
@Experimental
public final class BilinearHost implements Host {
  static final int WIDTH = 256;
  static final int HIDDEN = 32;
  static final double TEMPERATURE = 0.1;
  private static final double RATE = 3e-3;
  static final int BATCH = 8;
  private static final long PROMPT_SALT = 0x51;
  private static final long CHOICE_SALT = 0x7a3;
  private static final List<AdaptedShape> SHAPES =
      List.of(new AdaptedShape("prompt", WIDTH, HIDDEN), new AdaptedShape("choice", WIDTH, HIDDEN));

  private static final int MOST_SEEN = 1 << 14;

  private final double[] prompt;
  private final double[] choice;
  private final Map<String, Seen> seenPrompts = new HashMap<>();
  private final Map<String, Seen> seenChoices = new HashMap<>();

  private BilinearHost(double[] prompt, double[] choice) {
    this.prompt = prompt;
    this.choice = choice;
  }

  /** A host of drawn weights, normal with variance 1/in. */
  public static BilinearHost drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new BilinearHost(weights(random), weights(random));
  }

  private static double[] weights(SplittableRandom random) {
    double[] weights = new double[HIDDEN * WIDTH];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.sqrt(1.0 / WIDTH) * random.nextGaussian();
    }
    return weights;
  }

  /**
   * A drawn host that has learned a little, all its weights free, and is frozen then.
   *
   * @param tasks what it learns, over and over; at least one, with choices
   * @param steps of 8 tasks each, at least 0
   */
  public static BilinearHost pretrained(long seed, List<Task> tasks, int steps) {
    Objects.requireNonNull(tasks, "tasks");
    Check.atLeast("tasks", tasks.size(), 1);
    Check.atLeast("steps", steps, 0);
    BilinearHost host = drawn(seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    int half = host.prompt.length;
    double[] all = new double[2 * half];
    AdamMemory memory = AdamMemory.of(all.length, new byte[0]);
    for (int step = 0; step < steps; step++) {
      double[] gradient = new double[2 * half];
      for (int i = 0; i < BATCH; i++) {
        BilinearPass pass = host.pass(Optional.empty(), tasks.get(random.nextInt(tasks.size())));
        pass.outer(gradient, half);
      }
      System.arraycopy(host.prompt, 0, all, 0, half);
      System.arraycopy(host.choice, 0, all, half, half);
      memory.step(all, gradient, Plasticity.backprop(RATE));
      System.arraycopy(all, 0, host.prompt, 0, half);
      System.arraycopy(all, half, host.choice, 0, half);
      host.seenPrompts.clear();
      host.seenChoices.clear();
    }
    return host;
  }

  @Override
  public String name() {
    return "bilinear";
  }

  @Override
  public List<AdaptedShape> shapes() {
    return SHAPES;
  }

  @Override
  public long parameters() {
    return (long) prompt.length + choice.length;
  }

  @Override
  public String frozenHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (double[] weights : List.of(prompt, choice)) {
        ByteBuffer bytes = ByteBuffer.allocate(weights.length * Double.BYTES);
        bytes.asDoubleBuffer().put(weights);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public Attempt attempt(Optional<LoraFactors> factors, Task task) {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(task, "task");
    factors.ifPresent(f -> f.fit(SHAPES));
    BilinearPass pass = pass(factors, task);
    int best = 0;
    for (int c = 0; c < pass.scores().length; c++) {
      Check.finite("score of " + task.choices().get(c), pass.scores()[c]);
    }
    for (int c = 1; c < pass.scores().length; c++) {
      best = pass.scores()[c] > pass.scores()[best] ? c : best;
    }
    return new Attempt(task.choices().get(best), tokens(task));
  }

  private static long tokens(Task task) {
    return 1L + task.choices().size();
  }

  @Override
  public Learned learn(
      LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(lessons, "lessons");
    Objects.requireNonNull(plasticity, "plasticity");
    factors.fit(SHAPES);
    if (lessons.isEmpty()) {
      throw new IllegalArgumentException("lessons must be at least one");
    }
    long tokens = lessons.stream().mapToLong(lesson -> tokens(lesson.task())).sum();
    return plasticity.kind() == Plasticity.Kind.HEBBIAN
        ? hebbian(factors, lessons, plasticity, tokens)
        : backprop(factors, memory, lessons, plasticity, tokens);
  }

  private Learned hebbian(
      LoraFactors factors, List<Lesson> lessons, Plasticity plasticity, long tokens) {
    HebbianRule rule = new HebbianRule(factors);
    for (Lesson lesson : lessons) {
      BilinearPass pass = pass(Optional.of(factors), lesson.task());
      int chosen = lesson.task().choices().indexOf(lesson.answer());
      if (chosen < 0) {
        throw new IllegalArgumentException(
            "answer must be one of " + lesson.task().choices() + ", got " + lesson.answer());
      }
      double share = lesson.advantage() / lessons.size();
      rule.trace(0, pass.x().dense(), pass.codes().get(chosen), share);
      rule.trace(1, pass.choices().get(chosen).dense(), pass.code(), share);
    }
    return new Learned(rule.step(plasticity), new byte[0], tokens, Double.NaN);
  }

  private Learned backprop(
      LoraFactors factors,
      byte[] memory,
      List<Lesson> lessons,
      Plasticity plasticity,
      long tokens) {
    FlatFactors flat = new FlatFactors(factors);
    AdamMemory moments = AdamMemory.of(flat.size(), memory);
    double loss = descend(flat, factors, lessons.stream().map(Lesson::task).toList());
    if (plasticity.rate() == 0.0) {
      return new Learned(factors, memory, tokens, loss);
    }
    return new Learned(flat.step(moments, plasticity), moments.bytes(), tokens, loss);
  }

  /** Adds up the gradient of the mean loss, which it returns. */
  private double descend(FlatFactors flat, LoraFactors factors, List<Task> tasks) {
    double loss = 0.0;
    double share = 1.0 / tasks.size();
    for (Task task : tasks) {
      BilinearPass pass = pass(Optional.of(factors), task);
      loss += pass.loss() * share;
      flat.accumulate(0, pass.x(), pass.promptSlope(), share);
      for (int c = 0; c < pass.scores().length; c++) {
        flat.accumulate(1, pass.choices().get(c), pass.choiceSlope(c), share);
      }
    }
    return loss;
  }

  /** The gradient of the mean loss, A, then B of each projection in one row; for tests. */
  double[] gradient(LoraFactors factors, List<Task> tasks) {
    FlatFactors flat = new FlatFactors(factors);
    descend(flat, factors, tasks);
    return flat.gradient();
  }

  /** The loss of a task; for tests. */
  double loss(LoraFactors factors, Task task) {
    return pass(Optional.of(factors), task).loss();
  }

  private BilinearPass pass(Optional<LoraFactors> factors, Task task) {
    if (task.choices().isEmpty()) {
      throw new IllegalArgumentException(
          "the bilinear host must have choices to choose among, got none for " + task.prompt());
    }
    return new BilinearPass(this, factors, task);
  }

  /** A text's features, and what the frozen projection makes of them. */
  record Seen(TextFeatures features, double[] frozen) {}

  Seen prompt(String text) {
    return seen(seenPrompts, text, PROMPT_SALT, prompt);
  }

  Seen choice(String text) {
    return seen(seenChoices, text, CHOICE_SALT, choice);
  }

  private static Seen seen(Map<String, Seen> known, String text, long salt, double[] weights) {
    if (known.size() > MOST_SEEN) {
      known.clear();
    }
    return known.computeIfAbsent(
        text,
        key -> {
          TextFeatures features = TextFeatures.of(text, WIDTH, salt);
          return new Seen(features, features.times(weights, HIDDEN));
        });
  }

  static double[] project(Seen text, Optional<LoraFactors> factors, int projection) {
    double[] y = text.frozen().clone();
    if (factors.isPresent()) {
      LoraFactors adapter = factors.get();
      double[] low = text.features().times(adapter.rawA(projection), adapter.rank());
      LowRank.up(adapter.rawB(projection), low, y);
    }
    return y;
  }
}
