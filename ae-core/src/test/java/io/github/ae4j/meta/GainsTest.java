package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GainsTest {
  private static void refused(String message, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(said.contains(message), said);
  }

  private static Gains with(StandardConstant constant, double value) {
    return Gains.of(StandardConfig.defaults().with(constant, value));
  }

  /** A move of an infinite coordinate is none: the derivative would be 0 without a word. */
  @Test
  void aValueWithoutACoordinateIsRefusedByNameAndTheOthersMayBeMoved() {
    Gains whole = with(StandardConstant.MOMENTUM_SHARE, 1.0);
    MetaTask task = new QuadraticMetaTask(1, 4, 12, false, Objective.meanLoss());
    refused(
        "momentum_share must have a coordinate on its chart, LOGIT, got 1.0", whole::coordinates);
    refused("momentum_share must have", () -> MetaRun.of(task, whole, 0));
    refused("drive_lift must have", () -> with(StandardConstant.DRIVE_LIFT, 0.0).moved(0, 1e-3));
    refused("drive_bias must have", () -> with(StandardConstant.DRIVE_BIAS, -0.05).coordinates());
    Gains other = whole.only(List.of("drive_gain")).moved(0, 1e-3);
    assertEquals(1.0, other.config().get(StandardConstant.MOMENTUM_SHARE));
    assertEquals(0.014 * Math.exp(1e-3), other.value(0), 1e-12);
  }

  @Test
  void aCoordinateOfNoValueIsRefusedByName() {
    Gains gains = Gains.standard().only(List.of("drive_gain", "momentum_share"));
    refused("drive_gain must have", () -> gains.at(new double[] {Double.NaN, 0.0}));
    refused("drive_gain must have", () -> gains.at(new double[] {1e3, 0.0}));
    refused("momentum_share must have", () -> gains.at(new double[] {0.0, 40.0}));
    refused("as many as gains, 2, got 1", () -> gains.at(new double[1]));
  }

  @Test
  void aNameTwiceIsRefused() {
    List<String> twice = List.of("drive_gain", "drive_gain");
    refused("drive_gain twice", () -> Gains.standard().only(twice));
  }
}
