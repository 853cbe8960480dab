package io.github.ae4j.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.PartContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplicativeEvolutionTest {
  private static final double START = 0.1;

  private final MultiplicativeEvolution evolution = new MultiplicativeEvolution();
  private final Coefficients coefficients =
      Coefficients.of(
          List.of(
              Coefficient.of("learningRate", Chart.LOG, 1e-9, 10.0).withMetaStep(0.02),
              Coefficient.of("momentum", Chart.LOG_COMPLEMENT, 0.0, 0.9999).withMetaStep(0.01),
              Coefficient.of("readoutRate", Chart.LINEAR, 0.0, 1.0)),
          START,
          0.9,
          0.5);
  private final Candidate candidate = new Candidate(coefficients);

  private void evolve(double gain, double... u) {
    Drive drive = new Drive(coefficients, 2);
    for (int i = 0; i < u.length; i++) {
      drive.turn(0);
      drive.add(i, u[i] - 1.0);
      drive.turn(1);
      drive.add(i, 1.0);
    }
    Bed bed = new Bed(evolution).with(Signal.META_GAIN, gain);
    evolution.evolve(bed.signals, drive, candidate, bed.memory);
  }

  /** On the log chart a exp(s eta u), on log 1/(1-b) the same for 1 - b, on the linear one a + s eta u. */
  @ParameterizedTest
  @CsvSource({"1, 3", "1, -40", "0.25, 3", "0.01, 100"})
  void eachCoefficientMovesOnItsChart(double gain, double u) {
    evolve(gain, u, u, 0.001 * u);
    assertEquals(START * Math.exp(gain * 0.02 * u), candidate.value(0), 1e-12);
    double rest = Math.min(1.0, 0.1 * Math.exp(-gain * 0.01 * u));
    assertEquals(1.0 - rest, candidate.value(1), 1e-12);
    assertEquals(0.5 + gain * 0.001 * u, candidate.value(2), 1e-12);
    for (int i = 0; i < 3; i++) {
      assertEquals(candidate.coordinate(i), candidate.applied(i));
    }
  }

  @Test
  void whatIsNotDrivenStandsStillToTheLastBit() {
    evolve(1.0, 0.0, 2.0, 0.0);
    assertEquals(candidate.previous(0), candidate.coordinate(0));
    assertEquals(candidate.previous(2), candidate.applied(2));
  }

  @Group
  class Contract implements PartContract {
    @Override
    public Part part() {
      return evolution;
    }
  }
}
