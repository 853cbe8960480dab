package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class EmergencyBrakeTest {
  private static String brake(double loss, double gradient, Coefficients coefficients) {
    EmergencyBrake brake = new EmergencyBrake(100.0, 10.0);
    Response response = new Response();
    Bed extreme = new Bed(brake).with(Statistic.LOSS, loss).with(Signal.GRADIENT_NORM, gradient);
    brake.examine(extreme.signals, coefficients, response, extreme.memory);
    return String.valueOf(response.event());
  }

  @Test
  void theEmergencyBrakeDividesAlphaAndHoldsMomentum() {
    Coefficients both =
        Coefficients.of(
            List.of(
                Coefficient.of("learningRate", Chart.LOG, 1e-4, 1.0),
                Coefficient.of("momentum", Chart.LINEAR, 0.0, 0.99)),
            0.5,
            0.9);
    assertEquals("null", brake(100.0, 10.0, both));
    assertEquals("emergency-brake", brake(-101.0, 1.0, both));
    assertEquals(0.05, both.value(0), 1e-12);
    assertEquals(0.5, both.value(1), 1e-12);
    both.move(1, 0.25);
    assertEquals("emergency-brake", brake(1.0, Double.NaN, both));
    assertEquals(0.005, both.value(0), 1e-12);
    assertEquals(0.25, both.value(1), 1e-12);
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new EmergencyBrake(100.0, 10.0);
    }
  }
}
