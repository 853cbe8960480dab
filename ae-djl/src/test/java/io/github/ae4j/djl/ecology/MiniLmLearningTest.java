package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an adapter learns on a small encoder of random weights. */
class MiniLmLearningTest {
  @TempDir Path folder;

  private final TinyBert bert = new TinyBert(3);
  private MiniLmHost host;

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  @BeforeEach
  void read() throws IOException {
    host = bert.host(folder);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private LoraFactors adapter(int rank) {
    return Tiny.adapter(host.shapes(), rank, 11);
  }

  private float[][] embeddings(Optional<LoraFactors> factors, List<Task> tasks) {
    return host.embeddings(factors, tasks.stream().map(t -> host.numbers(t.prompt())).toList());
  }

  /** Of every tensor of the adapter the coordinate of the steepest slope, against a central difference. */
  @Test
  void gradientsAreThoseOfTheLoss() {
    LoraFactors factors = adapter(3);
    FlatFactors flat = FlatFactors.of(factors);
    Choices gold = host.gold(TinyBert.tasks(3, 5));
    float[] slopes = host.slope(flat, gold).gradient();
    int from = 0;
    for (int p = 0; p < host.shapes().size(); p++) {
      for (int size : new int[] {factors.a(p).length, factors.b(p).length}) {
        int at = from;
        for (int i = from; i < from + size; i++) {
          at = Math.abs(slopes[i]) > Math.abs(slopes[at]) ? i : at;
        }
        assertTrue(Math.abs(slopes[at]) > 1e-4, host.shapes().get(p).name() + " has no slope");
        double step = 3e-3;
        double expected = (moved(flat, at, step, gold) - moved(flat, at, -step, gold)) / (2 * step);
        assertEquals(
            expected, slopes[at], 0.02 * Math.abs(expected) + 1e-3, host.shapes().get(p).name());
        from += size;
      }
    }
    assertEquals(slopes.length, from);
  }

  private double moved(FlatFactors flat, int at, double by, Choices gold) {
    double[] values = flat.values().clone();
    values[at] += by;
    return host.slope(new FlatFactors(flat.shapes(), flat.rank(), values), gold).loss();
  }

  /** The loss from the embeddings: of cosines over .05, of each task's own choices. */
  @Test
  void theLossIsTheCrossEntropyOfTheCosines() {
    List<Task> tasks = TinyBert.tasks(6, 6);
    LoraFactors factors = adapter(3);
    float[][] prompts = embeddings(Optional.of(factors), tasks);
    double loss = 0.0;
    for (int i = 0; i < prompts.length; i++) {
      double sum = 0.0;
      double right = Double.NaN;
      for (String choice : tasks.get(i).choices()) {
        float[] other = host.embeddings(Optional.empty(), List.of(host.numbers(choice)))[0];
        double cosine = 0.0;
        for (int k = 0; k < other.length; k++) {
          cosine += (double) prompts[i][k] * other[k];
        }
        sum += Math.exp(cosine / 0.05);
        right = choice.equals(tasks.get(i).gold()) ? cosine / 0.05 : right;
      }
      loss += (Math.log(sum) - right) / prompts.length;
    }
    Learned learned =
        host.learn(factors, new byte[0], TinyBert.lessons(tasks, 0.0), Plasticity.backprop(0.1));
    assertEquals(loss, learned.loss(), 1e-4);
    assertEquals(
        tasks.stream().mapToInt(t -> t.prompt().replace(" ", "").length() + 2).sum(),
        learned.tokens());
  }

  @Test
  void atRateZeroNothingChanges() {
    LoraFactors factors = adapter(4);
    List<Task> tasks = TinyBert.tasks(20, 8);
    for (Plasticity still : List.of(Plasticity.backprop(0.0), Plasticity.hebbian(0.0))) {
      Learned learned = host.learn(factors, new byte[0], TinyBert.lessons(tasks, 0.5), still);
      assertEquals(factors, learned.factors());
    }
  }

  /** Two classes, from noise: tasks that were not learned are answered. */
  @Test
  void anAdapterLearns() {
    LoraFactors factors = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(2));
    byte[] memory = new byte[0];
    for (int i = 0; i < 80; i++) {
      List<Lesson> lessons = TinyBert.lessons(TinyBert.tasks(16, 100 + i), 0.0);
      Learned learned = host.learn(factors, memory, lessons, Plasticity.backprop(1e-2));
      factors = learned.factors();
      memory = learned.memory();
    }
    int before = right(Optional.empty());
    int after = right(Optional.of(factors));
    assertTrue(before < 140 && after > 185, "of 200 right were " + before + ", then " + after);
  }

  /** Right answers of 200 tasks that were not learned. */
  private int right(Optional<LoraFactors> factors) {
    List<Task> tasks = TinyBert.tasks(200, 13);
    List<Attempt> attempts = host.attempt(factors, tasks);
    int right = 0;
    for (int i = 0; i < tasks.size(); i++) {
      right += tasks.get(i).gold().equals(attempts.get(i).answer()) ? 1 : 0;
    }
    return right;
  }

  @Test
  void aHebbianStepIsAlongWhatFiredTogether() {
    LoraFactors factors = adapter(3);
    Task task = TinyBert.tasks(1, 16).get(0);
    double[] more = hebbian(factors, task, 0.5);
    double[] less = hebbian(factors, task, -0.5);
    double squares = 0.0;
    for (int i = 0; i < more.length; i++) {
      assertEquals(more[i], -less[i], 1e-12);
      squares += more[i] * more[i];
    }
    assertEquals(0.1, Math.sqrt(squares), 1e-6, "clipped to a norm of 1, times the rate");
    double[] expected = traced(factors, task);
    double scale = more[0] / expected[0];
    for (int i = 0; i < more.length; i++) {
      assertEquals(scale * expected[i], more[i], 1e-7);
    }
    assertTrue(scale > 0.0);
    LoraFactors same =
        host.learn(
                factors, new byte[0], TinyBert.lessons(List.of(task), 0.0), Plasticity.hebbian(1))
            .factors();
    assertSame(factors, same);
  }

  private double[] hebbian(LoraFactors factors, Task task, double advantage) {
    Learned learned =
        host.learn(
            factors,
            new byte[0],
            TinyBert.lessons(List.of(task), advantage),
            Plasticity.hebbian(0.1));
    assertEquals(0, learned.memory().length);
    double[] before = FlatFactors.of(factors).values();
    double[] after = FlatFactors.of(learned.factors()).values();
    for (int i = 0; i < after.length; i++) {
      after[i] -= before[i];
    }
    return after;
  }

  /** dB = (alpha/r) E A' and dA = (alpha/r) B' E, with E the mean over the prompt's places. */
  private double[] traced(LoraFactors factors, Task task) {
    FlatFactors flat = FlatFactors.of(factors);
    double[] expected = new double[flat.values().length];
    int[] from = {0};
    TextRows rows = new TextRows(List.of(host.numbers(task.prompt())));
    try (NDManager manager = Slope.manager()) {
      BertEncoder encoder = host.encoder();
      Projections maps =
          encoder.biased(
              Projections.adapted(flat.on(manager.create(flat.single()), encoder.matrices())));
      encoder.embeddings(
          manager,
          rows,
          (projection, x) -> {
            NDArray y = maps.of(projection, x);
            from[0] =
                add(expected, from[0], projection, x.toFloatArray(), y.toFloatArray(), factors);
            return y;
          });
    }
    assertEquals(expected.length, from[0]);
    return expected;
  }

  private int add(
      double[] to, int from, int projection, float[] pre, float[] post, LoraFactors factors) {
    AdaptedShape shape = host.shapes().get(projection);
    double[] a = factors.a(projection);
    double[] b = factors.b(projection);
    int rank = factors.rank();
    int places = pre.length / shape.in();
    for (int o = 0; o < shape.out(); o++) {
      for (int i = 0; i < shape.in(); i++) {
        double e = 0.0;
        for (int place = 0; place < places; place++) {
          e += (double) post[place * shape.out() + o] * pre[place * shape.in() + i] / places;
        }
        for (int r = 0; r < rank; r++) {
          to[from + r * shape.in() + i] += b[o * rank + r] * e;
          to[from + rank * shape.in() + o * rank + r] += e * a[r * shape.in() + i];
        }
      }
    }
    return from + rank * (shape.in() + shape.out());
  }
}
