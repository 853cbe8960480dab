package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConfig.Constant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The constants of the standard loop that are searched, as a vector, and the loop with other ones. */
final class Dials {
  private static final List<Dial> ALL =
      List.of(
          new Dial(Constant.DRIVE_GAIN, Chart.LOG, 0.004, 0.1),
          new Dial(Constant.DRIVE_BIAS, Chart.LINEAR, -0.1, 0.3),
          new Dial(Constant.DRIVE_RAMP, Chart.LOG, 1.0, 40.0),
          new Dial(Constant.DRIVE_SPRINT, Chart.LOG, 1.0, 80.0),
          new Dial(Constant.DRIVE_LIFT, Chart.LINEAR, 0.0, 1.5),
          new Dial(Constant.MOMENTUM_MAXIMUM, Chart.LOG_COMPLEMENT, 0.3, 0.9995),
          new Dial(Constant.MOMENTUM_HALFWAY, Chart.LOG, 1.0, 100.0),
          new Dial(Constant.MOMENTUM_SHARE, Chart.LINEAR, 0.3, 1.0),
          new Dial(Constant.CLOCK_HOLD, Chart.LOG, 2.0, 60.0),
          new Dial(Constant.CLOCK_THRESHOLD, Chart.LINEAR, 1.5, 6.0),
          new Dial(Constant.CLOCK_PATIENCE, Chart.LOG, 100.0, 4_000.0),
          new Dial(Constant.CLOCK_BACKWARD, Chart.LOG, 0.02, 3.0),
          new Dial(Constant.CLOCK_DEADBAND, Chart.LINEAR, -0.1, 0.2),
          new Dial(Constant.SLOPE_FAST, Chart.LOG, 8.0, 100.0),
          new Dial(Constant.SLOPE_SLOW, Chart.LOG, 30.0, 500.0),
          new Dial(Constant.LIMIT_REACH, Chart.LOG, 0.2, 5.0),
          new Dial(Constant.LIMIT_EXPONENT, Chart.LINEAR, 0.5, 1.3),
          new Dial(Constant.LIMIT_OFFSET, Chart.LOG, 1.0, 30.0),
          new Dial(Constant.START_GAUGE, Chart.LOG, 1e-3, 0.05),
          new Dial(Constant.DECREASE_SHARE, Chart.LOG, 0.2, 4.0),
          new Dial(Constant.POLYAK_STEPS, Chart.LOG, 5.0, 100.0),
          new Dial(Constant.POLYAK_GROWTH, Chart.LOG, 1.5, 30.0),
          new Dial(Constant.SHIFT_ALLOWANCE, Chart.LINEAR, 0.8, 2.5),
          new Dial(Constant.SHIFT_THRESHOLD, Chart.LOG, 4.0, 15.0));

  private final StandardConfig config;

  private Dials(StandardConfig config) {
    this.config = config;
  }

  /** All that is turned. */
  static List<Dial> all() {
    return ALL;
  }

  /** The constants of the standard loop. */
  static Dials standard() {
    return of(StandardConfig.defaults());
  }

  /** The constants at places between their bounds, 0 to 1, in the order of {@link #all}. */
  static Dials at(double[] places) {
    StandardConfig config = StandardConfig.defaults();
    for (int i = 0; i < places.length; i++) {
      config = config.with(ALL.get(i).constant(), ALL.get(i).value(places[i]));
    }
    return of(config);
  }

  /** The places of these constants between their bounds. */
  double[] places() {
    return ALL.stream().mapToDouble(dial -> dial.place(value(dial))).toArray();
  }

  /** The constants of a loop. */
  static Dials of(StandardConfig config) {
    return new Dials(config);
  }

  /** The values by name, in order. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    ALL.forEach(dial -> values.put(dial.name(), value(dial)));
    return values;
  }

  double value(Dial dial) {
    return config.get(dial.constant());
  }

  /** The standard loop with these constants. */
  Preset preset() {
    return Presets.standard(config);
  }
}
