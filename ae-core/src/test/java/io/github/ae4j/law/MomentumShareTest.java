package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumShareTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.3, 1.0})
  void theShareIsReachedInOneStep(double share) {
    Coefficient nu = Coefficient.of("momentumShare", Chart.LINEAR, 0.0, 1.0);
    Law law = new MomentumShare(share);
    assertEquals(share - 0.4, LawBed.drive(law, new Bed(law), nu, 0.4), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MomentumShare(1.1));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().momentumShare();
    }
  }
}
