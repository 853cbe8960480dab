package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.meta.Gains;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The constants of the standard loop that are searched, as a vector, and the loop with other ones. */
final class LoopConstants {
  private static final List<LoopConstant> ALL =
      List.of(
          new LoopConstant(StandardConstant.DRIVE_GAIN, Chart.LOG, 0.004, 0.1),
          new LoopConstant(StandardConstant.DRIVE_BIAS, Chart.LINEAR, -0.1, 0.3),
          new LoopConstant(StandardConstant.DRIVE_RAMP, Chart.LOG, 1.0, 40.0),
          new LoopConstant(StandardConstant.DRIVE_SPRINT, Chart.LOG, 1.0, 80.0),
          new LoopConstant(StandardConstant.DRIVE_LIFT, Chart.LINEAR, 0.0, 1.5),
          new LoopConstant(StandardConstant.AVERAGE_LEAD, Chart.LOG, 1.0, 30.0),
          new LoopConstant(StandardConstant.AVERAGING_SHARE, Chart.LINEAR, 0.0, 1.0),
          new LoopConstant(StandardConstant.PULL_STEPS, Chart.LOG, 5.0, 200.0),
          new LoopConstant(StandardConstant.MOMENTUM_SHARE, Chart.LINEAR, 0.3, 1.0),
          new LoopConstant(StandardConstant.CLOCK_HOLD, Chart.LOG, 2.0, 60.0),
          new LoopConstant(StandardConstant.CLOCK_THRESHOLD, Chart.LINEAR, 1.5, 6.0),
          new LoopConstant(StandardConstant.CLOCK_PATIENCE, Chart.LOG, 100.0, 4_000.0),
          new LoopConstant(StandardConstant.CLOCK_BACKWARD, Chart.LOG, 0.02, 3.0),
          new LoopConstant(StandardConstant.CLOCK_DEADBAND, Chart.LINEAR, -0.1, 0.2),
          new LoopConstant(StandardConstant.CLOCK_MOST, Chart.LOG, 0.1, 1.0),
          new LoopConstant(StandardConstant.SLOPE_FAST, Chart.LOG, 8.0, 100.0),
          new LoopConstant(StandardConstant.SLOPE_SLOW, Chart.LOG, 30.0, 500.0),
          new LoopConstant(StandardConstant.LIMIT_REACH, Chart.LOG, 0.2, 5.0),
          new LoopConstant(StandardConstant.LIMIT_EXPONENT, Chart.LINEAR, 0.5, 1.3),
          new LoopConstant(StandardConstant.LIMIT_OFFSET, Chart.LOG, 1.0, 30.0),
          new LoopConstant(StandardConstant.START_GAUGE, Chart.LOG, 1e-3, 0.05),
          new LoopConstant(StandardConstant.DECREASE_SHARE, Chart.LOG, 0.2, 4.0),
          new LoopConstant(StandardConstant.DECREASE_DRIFT, Chart.LOG, 1.0, 5.0),
          new LoopConstant(StandardConstant.POLYAK_STEPS, Chart.LOG, 5.0, 100.0),
          new LoopConstant(StandardConstant.POLYAK_GROWTH, Chart.LOG, 1.5, 30.0),
          new LoopConstant(StandardConstant.SHIFT_ALLOWANCE, Chart.LINEAR, 0.8, 2.5),
          new LoopConstant(StandardConstant.SHIFT_THRESHOLD, Chart.LOG, 4.0, 15.0));

  private final StandardConfig config;

  private LoopConstants(StandardConfig config) {
    this.config = config;
  }

  /** All that is turned. */
  static List<LoopConstant> all() {
    return ALL;
  }

  /** The constants of the standard loop. */
  static LoopConstants standard() {
    return of(StandardConfig.defaults());
  }

  /** The constants at places between their bounds, 0 to 1, in the order of {@link #all}. */
  static LoopConstants at(double[] places) {
    StandardConfig config = StandardConfig.defaults();
    for (int i = 0; i < places.length; i++) {
      config = config.with(ALL.get(i).constant(), ALL.get(i).value(places[i]));
    }
    return of(config);
  }

  /** The places of these constants between their bounds. */
  double[] places() {
    return ALL.stream().mapToDouble(constant -> constant.place(value(constant))).toArray();
  }

  /** The constants of a loop. */
  static LoopConstants of(StandardConfig config) {
    return new LoopConstants(config);
  }

  /** The values by name, in order. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    ALL.forEach(constant -> values.put(constant.name(), value(constant)));
    return values;
  }

  double value(LoopConstant constant) {
    return config.get(constant.constant());
  }

  /** The same as gains, of every name. */
  Gains gains() {
    return Gains.of(config);
  }

  /** The standard loop with these constants. */
  Preset preset() {
    return Presets.standard(config);
  }
}
