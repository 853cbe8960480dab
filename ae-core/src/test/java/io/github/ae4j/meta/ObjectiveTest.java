package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
  @Test
  void slopesAreThoseOfTheTerms() {
    List<Objective> all =
        List.of(
            Objective.finalLoss(),
            Objective.meanLoss(),
            Objective.regret(0.7),
            Objective.timeToTarget(0.5, 0.2));
    for (Objective objective : all) {
      for (double loss : new double[] {0.1, 0.45, 0.5, 3.0}) {
        double difference =
            (objective.ofStep(loss + 1e-6, 10) - objective.ofStep(loss - 1e-6, 10)) / 2e-6;
        assertEquals(difference, objective.slopeOfStep(loss, 10), 1e-6, objective.toString());
      }
    }
  }

  @Test
  void aLossAtTheTargetIsHalfAStepAndOneThatIsNotPositiveNone() {
    Objective time = Objective.timeToTarget(0.5, 0.2);
    assertEquals(0.5, time.ofStep(0.5, 10), 1e-12);
    assertEquals(1.0, time.ofStep(50.0, 10), 1e-9);
    assertEquals(0.0, time.ofStep(-1.0, 10));
    assertEquals(0.0, time.slopeOfStep(0.0, 10));
  }

  @Test
  void theMeanIsOfAllStepsAndTheEndIsNoneOfThem() {
    assertEquals(0.3, Objective.meanLoss().ofStep(3.0, 10), 1e-12);
    assertEquals(0.2, Objective.regret(1.0).ofStep(3.0, 10), 1e-12);
    assertEquals(0.0, Objective.finalLoss().ofStep(3.0, 10));
  }

  @Test
  void aTargetOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Objective.timeToTarget(0.0, 1.0));
    assertThrows(IllegalArgumentException.class, () -> Objective.regret(Double.NaN));
  }
}
