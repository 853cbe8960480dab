package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HebbianPlasticityTest {
  private static final double RATE = 0.1;
  private static final Task TASK = Tiny.tasks(1, 41).get(0);

  private final TinyTransformerHost host = Tiny.host();
  private final LoraFactors factors = Tiny.adapter(host.shapes(), 3, 42);

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  @AfterEach
  void close() {
    host.close();
  }

  private double[] change(Lesson... lessons) {
    Learned learned = host.learn(factors, new byte[0], List.of(lessons), Plasticity.hebbian(RATE));
    assertEquals(0, learned.memory().length);
    double[] before = FlatFactors.of(factors).values();
    double[] after = FlatFactors.of(learned.factors()).values();
    for (int i = 0; i < after.length; i++) {
      after[i] -= before[i];
    }
    return after;
  }

  private static double norm(double[] values) {
    double square = 0.0;
    for (double value : values) {
      square += value * value;
    }
    return Math.sqrt(square);
  }

  /** dB = (alpha/r) E A' and dA = (alpha/r) B' E, with E of the places alone, one after the other. */
  @Test
  void theChangeIsAlongWhatFiredTogether() {
    Lesson lesson = new Lesson(TASK, "ab", 0.5);
    double[] expected = new double[FlatFactors.of(factors).values().length];
    try (NDManager manager = Slope.manager()) {
      FlatFactors flat = FlatFactors.of(factors);
      Projections maps =
          Projections.adapted(flat.on(manager.create(flat.single()), host.model().projections()));
      Completions given = Completions.given(Tiny.SIZES, List.of(lesson));
      int mark = TASK.prompt().length();
      int[] from = {0};
      given.stream(
          manager,
          host.model(),
          (projection, x) -> {
            NDArray y = maps.of(projection, x);
            from[0] = add(expected, from[0], projection, x, y, mark);
            return y;
          });
    }
    double scale = RATE * Math.min(1.0, 1.0 / norm(expected));
    double[] change = change(lesson);
    for (int i = 0; i < change.length; i++) {
      assertEquals(scale * expected[i], change[i], 1e-9);
    }
  }

  private int add(double[] to, int from, int projection, NDArray x, NDArray y, int mark) {
    AdaptedShape shape = host.shapes().get(projection);
    double[] a = factors.a(projection);
    double[] b = factors.b(projection);
    float[] pre = x.toFloatArray();
    float[] post = y.toFloatArray();
    int rank = factors.rank();
    for (int place = mark; place <= mark + 2; place++) {
      for (int o = 0; o < shape.out(); o++) {
        for (int i = 0; i < shape.in(); i++) {
          double e =
              LoraFactors.SCALE
                  * 0.5
                  / 3.0
                  * post[place * shape.out() + o]
                  * pre[place * shape.in() + i];
          for (int r = 0; r < rank; r++) {
            to[from + r * shape.in() + i] += b[o * rank + r] * e;
            to[from + rank * shape.in() + o * rank + r] += e * a[r * shape.in() + i];
          }
        }
      }
    }
    return from + rank * (shape.in() + shape.out());
  }

  @Test
  void whatWasWorseThanUsualIsTakenBack() {
    double[] more = change(new Lesson(TASK, "q", 0.25));
    double[] less = change(new Lesson(TASK, "q", -0.25));
    for (int i = 0; i < more.length; i++) {
      less[i] = -less[i];
    }
    assertArrayEquals(more, less, 1e-12);
    assertTrue(norm(more) > 0.0 && norm(more) <= RATE * (1.0 + 1e-9), "norm " + norm(more));
    assertEquals(0.0, norm(change(new Lesson(TASK, "q", 0.0))));
  }

  /** The right answer is not looked at, but the given one is. */
  @Test
  void theRightAnswerIsNotSeen() {
    Task other = Task.open("greater", Depth.SHORT, TASK.prompt(), "anything");
    assertArrayEquals(change(new Lesson(TASK, "qr", 0.5)), change(new Lesson(other, "qr", 0.5)));
    assertNotEquals(change(new Lesson(TASK, "qr", 0.5))[0], change(new Lesson(TASK, "rq", 0.5))[0]);
  }

  /** A host's own answers may be empty, of no character that a task has, or as long as its context. */
  @Test
  void everyAnswerCanBeLearnedFrom() {
    String lengthy = "x".repeat(Tiny.SIZES.context());
    for (String answer : List.of("", "\u00b7a", lengthy)) {
      assertTrue(norm(change(new Lesson(TASK, answer, 1.0))) > 0.0, answer);
    }
  }
}
