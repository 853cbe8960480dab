package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.testkit.LimitContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private final Candidate candidate =
      new Candidate(
          Coefficients.of(
              List.of(
                  Coefficient.of("learningRate", Chart.LOG, 1e-3, 1.0),
                  Coefficient.of("readoutRate", Chart.LINEAR, 0.0, 1.0)),
              0.1,
              0.5));

  private void project(double first, double second) {
    candidate.move(0, first);
    candidate.move(1, second);
    Bed bed = new Bed(new Projection());
    new Projection().limit(bed.signals, candidate, bed.memory);
  }

  @Test
  void theProjectionMovesToTheNearestBound() {
    project(5.0, -1.0);
    assertEquals(0.0, candidate.coordinate(0), 1e-15);
    assertEquals(0.0, candidate.applied(1));
    project(-50.0, 7.0);
    assertEquals(Math.log(1e-3), candidate.applied(0), 1e-15);
    assertEquals(1.0, candidate.coordinate(1));
  }

  @Test
  void theProjectionLeavesWhatIsInside() {
    project(Math.log(0.02), 0.3);
    assertEquals(Math.log(0.02), candidate.coordinate(0));
    assertEquals(0.3, candidate.applied(1));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return new Projection();
    }
  }
}
