package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.Experimental;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.HebbianRule;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A small frozen transformer over characters, on the PyTorch engine's processor: it reads a prompt and writes the answer
 * character by character, the likeliest each. Adapters are added to the four projections of each layer's attention and the
 * two of its network.
 *
 * <p>Many prompts are answered at once. What a prompt is answered depends on those beside it in the last bits of its
 * scores at most. Hold the engine to one thread, as by {@code -Dai.djl.pytorch.num_threads=1}: its threads wait for each
 * other longer than these small operations take, and change the last bits too.
 *
 * <p>One thread at a time, and one host that learns in a process: DJL allows one collector of gradients.
 */
@Experimental
public final class TinyTransformerHost implements Host, AutoCloseable {
  private static final int AT_ONCE = 32;

  private final TinySizes sizes;
  private final List<AdaptedShape> shapes;
  private final NDManager manager;
  private final NDArray values;
  private final TinyTransformer model;
  private final AdaptedMatrices adapted;

  TinyTransformerHost(TinyWeights weights) {
    sizes = weights.sizes();
    shapes = TinyWeights.shapes(sizes);
    manager = Slope.manager();
    values = manager.create(weights.values());
    model = TinyTransformer.of(sizes, values);
    adapted = new AdaptedMatrices(manager, model.projections());
  }

  /** A host that has learned nothing: its answers are noise. */
  public static TinyTransformerHost untrained(TinySizes sizes, long seed) {
    Objects.requireNonNull(sizes, "sizes");
    return new TinyTransformerHost(TinyWeights.drawn(sizes, seed));
  }

  /**
   * Reads what {@link #write} wrote; the same bits.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged or foreign, or its weights are not those of its hash; names the file
   */
  public static TinyTransformerHost read(Path file) throws IOException {
    return new TinyTransformerHost(TinyWeights.read(file));
  }

  /**
   * Writes the frozen weights and their hash, to a file that is replaced whole or not at all.
   *
   * @throws IOException if it cannot be written; names the file
   */
  public void write(Path file) throws IOException {
    weights().write(file);
  }

  private TinyWeights weights() {
    return new TinyWeights(sizes, values.toFloatArray());
  }

  /** Its sizes. */
  public TinySizes sizes() {
    return sizes;
  }

  TinyTransformer model() {
    return model;
  }

  @Override
  public String name() {
    return "tiny";
  }

  @Override
  public List<AdaptedShape> shapes() {
    return shapes;
  }

  @Override
  public long parameters() {
    return TinyWeights.count(sizes);
  }

  @Override
  public String frozenHash() {
    return weights().hash();
  }

  @Override
  public Attempt attempt(Optional<LoraFactors> factors, Task task) {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(task, "task");
    return attempt(factors, List.of(task)).get(0);
  }

  @Override
  public List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(tasks, "tasks");
    factors.ifPresent(f -> f.fit(shapes));
    List<Attempt> attempts = new ArrayList<>();
    try (NDManager call = manager.newSubManager()) {
      GreedyDecoder decoder = new GreedyDecoder(model, folded(factors));
      for (int from = 0; from < tasks.size(); from += AT_ONCE) {
        attempts.addAll(
            attempts(decoder, call, tasks.subList(from, Math.min(from + AT_ONCE, tasks.size()))));
      }
    }
    return attempts;
  }

  /** The projections with the adapter added to their matrices. */
  Projections folded(Optional<LoraFactors> factors) {
    return adapted.folded(factors);
  }

  private List<Attempt> attempts(GreedyDecoder decoder, NDManager call, List<Task> tasks) {
    List<int[]> prompts =
        tasks.stream().map(task -> Completions.prompt(sizes.context(), task)).toList();
    List<int[]> answers = decoder.answers(call, Rows.of(sizes.context(), prompts));
    List<Attempt> attempts = new ArrayList<>();
    for (int row = 0; row < answers.size(); row++) {
      StringBuilder text = new StringBuilder();
      for (int number : answers.get(row)) {
        text.append(Characters.character(number));
      }
      long tokens = prompts.get(row).length + 1L + answers.get(row).length;
      attempts.add(new Attempt(text.toString(), tokens));
    }
    return attempts;
  }

  @Override
  public Learned learn(
      LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
    StepArguments.check(shapes, factors, memory, lessons, plasticity);
    if (plasticity.kind() == Plasticity.Kind.HEBBIAN) {
      return hebbian(factors, lessons, plasticity);
    }
    List<Task> tasks = lessons.stream().map(Lesson::task).toList();
    Completions gold = Completions.gold(sizes, tasks);
    return Backprop.step(factors, memory, gold.tokens(), plasticity, flat -> slope(flat, gold));
  }

  private Learned hebbian(LoraFactors factors, List<Lesson> lessons, Plasticity plasticity) {
    Completions given = Completions.given(sizes, lessons);
    double[] shares =
        lessons.stream().mapToDouble(lesson -> lesson.advantage() / lessons.size()).toArray();
    HebbianRule rule = new HebbianRule(factors);
    try (NDManager call = manager.newSubManager()) {
      FiredTogether fired = new FiredTogether(beside(factors, call));
      int places = (int) given.stream(call, model, fired).getShape().get(1);
      fired.trace(given.shares(shares, places), rule);
    }
    return new Learned(rule.step(plasticity), new byte[0], given.tokens(), Double.NaN);
  }

  /** The projections with the adapter beside their matrices, as it learns. */
  Projections beside(LoraFactors factors, NDManager call) {
    return adapted.beside(factors, call);
  }

  /** Of the right answers, by the factors. */
  Slope slope(FlatFactors flat, Completions completions) {
    return Slope.of(
        flat.single(),
        tensor -> completions.loss(tensor.getManager(), model, adapted.beside(flat, tensor)));
  }

  @Override
  public void close() {
    manager.close();
  }
}
