package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.Task;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TinyPretrainingTest {
  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  private static final List<Task> JUDGED = Tiny.tasks(64, 21);

  private static TinyPretraining of(int steps, double least) {
    return new TinyPretraining(Tiny.SIZES, 32, 5e-3, 20, steps, 20, 0.25, least, 0.6);
  }

  private static TinyTransformerHost host(TinyPretraining how) {
    SplittableRandom random = new SplittableRandom(22);
    return how.host(23, () -> Tiny.greater(random), JUDGED);
  }

  /** Twice the same, and between the bounds that were asked for. */
  @Test
  void aHostIsMadeWithSomeCompetence() {
    try (TinyTransformerHost one = host(of(400, 0.25));
        TinyTransformerHost again = host(of(400, 0.25))) {
      assertEquals(one.frozenHash(), again.frozenHash());
      List<Attempt> attempts = one.attempt(Optional.empty(), JUDGED);
      double solved = 0.0;
      for (int i = 0; i < JUDGED.size(); i++) {
        solved += attempts.get(i).answer().equals(JUDGED.get(i).gold()) ? 1.0 : 0.0;
      }
      assertTrue(
          solved >= 0.25 * JUDGED.size() && solved <= 0.6 * JUDGED.size(), "solved " + solved);
    }
  }

  @Test
  void tooLittleCompetenceIsNoHost() {
    String message = assertThrows(IllegalStateException.class, () -> host(of(1, 0.2))).getMessage();
    assertEquals(
        "share of judged tasks that a host solves must be in [0.2, 0.6], got 0.0 after 1 steps",
        message);
  }
}
