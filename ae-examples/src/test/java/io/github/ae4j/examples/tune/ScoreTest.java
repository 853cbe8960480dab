package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static Score.Cell cell(Family family, Drift drift, double trained, double served) {
    return new Score.Cell(family, drift, Rule.SGD, 0.01, trained, served);
  }

  /** Of the served weights: .4 log 2 + .2 log 4 + .2 log 2 + .2 5 log 4; 100 counts as 8. */
  @Test
  void theSearchWeighsTheKindsOfTask() {
    Score score =
        new Score(
            List.of(
                cell(Family.REGRESSION, Drift.NONE, 1.0, 2.0),
                cell(Family.STREAM, Drift.WALK, 1.0, 4.0),
                cell(Family.TEXT, Drift.NONE, 1.0, 0.5),
                cell(Family.PICTURES, Drift.TARGET, 1.0, 100.0),
                cell(Family.LONG_STREAM, Drift.NONE, 1.0, 4.0)));
    double log2 = Math.log(2.0);
    double networks = 0.5 * (-log2 + 3.0 * log2);
    assertEquals(
        0.4 * log2 + 0.2 * 2.0 * log2 + 0.2 * networks + 2.0 * log2, score.searched(), 1e-12);
    assertEquals(0.0, score.mean(), 1e-12);
  }
}
