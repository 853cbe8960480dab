package io.github.ae4j.djl.ecology;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Small hosts, tasks and adapters for tests. */
final class Tiny {
  static final TinySizes SIZES = new TinySizes(16, 2, 2, 24);

  private Tiny() {}

  /** Without it the engine's threads wait for each other on a busy machine, and the last bits are not those of one. */
  static void pin() {
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(1);
  }

  static TinyTransformerHost host() {
    return TinyTransformerHost.untrained(SIZES, 3);
  }

  /** The greater of two letters, at prompts of different lengths. */
  static Task greater(RandomGenerator random) {
    char a = (char) ('a' + random.nextInt(26));
    char b = (char) ('a' + random.nextInt(26));
    String between = " ".repeat(1 + random.nextInt(4));
    return Task.open("greater", Depth.SHORT, a + between + b + "?", "" + (char) Math.max(a, b));
  }

  static List<Task> tasks(int count, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(greater(random));
    }
    return tasks;
  }

  /** Tasks of which each is there once. */
  static List<Task> distinct(int count, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Map<String, Task> tasks = new LinkedHashMap<>();
    while (tasks.size() < count) {
      Task task = greater(random);
      tasks.putIfAbsent(task.prompt(), task);
    }
    return List.copyOf(tasks.values());
  }

  static List<Lesson> lessons(List<Task> tasks) {
    return tasks.stream().map(task -> new Lesson(task, "", 0.0)).toList();
  }

  /** An adapter that does something: nothing of it is 0. */
  static LoraFactors adapter(List<AdaptedShape> shapes, int rank, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    LoraFactors fresh = LoraFactors.fresh(shapes, rank, random);
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      a.add(fresh.a(p));
      double[] up = fresh.b(p);
      Arrays.setAll(up, i -> 0.2 * random.nextGaussian());
      b.add(up);
    }
    return LoraFactors.of(shapes, rank, a, b);
  }

  /** Scores of the first character of answers, the adapter folded in as it answers. */
  static float[] scores(TinyTransformerHost host, Optional<LoraFactors> factors, List<Task> tasks) {
    try (NDManager call = Slope.manager()) {
      return scores(call, host, host.folded(factors), tasks, new int[0]);
    }
  }

  /** The same with the adapter beside the weights, as it learns. */
  static float[] scoresBeside(TinyTransformerHost host, LoraFactors factors, List<Task> tasks) {
    try (NDManager call = Slope.manager()) {
      return scores(call, host, host.beside(factors, call), tasks, new int[0]);
    }
  }

  /** The likeliest number after an answer's beginning, of all places at once. */
  static int next(
      TinyTransformerHost host, Optional<LoraFactors> factors, Task task, int[] written) {
    try (NDManager call = Slope.manager()) {
      float[] scores = scores(call, host, host.folded(factors), List.of(task), written);
      int best = 0;
      for (int i = 1; i < scores.length; i++) {
        best = scores[i] > scores[best] ? i : best;
      }
      return best;
    }
  }

  private static float[] scores(
      NDManager call, TinyTransformerHost host, Projections maps, List<Task> tasks, int[] written) {
    int context = host.sizes().context();
    Rows rows =
        Rows.of(context, tasks.stream().map(task -> Completions.prompt(context, task)).toList());
    Completions all = new Completions(rows, tasks.stream().map(task -> written).toList());
    NDArray stream = all.stream(call, host.model(), maps);
    long last = stream.getShape().get(1) - 1;
    return host.model().scores(stream.split(new long[] {last}, 1).get(1)).toFloatArray();
  }
}
