package io.github.ae4j.examples.golden;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.preset.SeedConfig;
import io.github.ae4j.preset.SeedConfig.Setting;
import java.util.Set;

/**
 * Reads what a trace changes in the seed's configuration. Noise is off unless the trace switches it
 * on, as the recorded traces have it.
 */
final class SeedSettings {
  private static final double UNFELT = 1e-100;
  private static final Set<String> LIMITS =
      Set.of("max_dlog_alpha", "max_d_mu", "max_dlog_sigma", "step_norm_max", "param_abs_max");

  private SeedSettings() {}

  /**
   * The seed's defaults with a trace's overrides.
   *
   * @throws BadInput if a key is not the seed's or a value is not of its kind
   */
  static SeedConfig read(JsonInput overrides) {
    SeedConfig config =
        SeedConfig.defaults().with(Setting.SIGMA_MIN, 0.0).with(Setting.SIGMA_MAX, 0.0);
    if (overrides.isMissing()) {
      return config;
    }
    for (String key : overrides.object().names()) {
      config = with(config, key, overrides.field(key));
    }
    return config;
  }

  private static SeedConfig with(SeedConfig config, String key, JsonInput value) {
    switch (key) {
      case "device" -> value.text();
      case "dtype" -> {
        if (!value.text().matches("(torch\\.)?(float64|double)")) {
          throw value.wrong("be float64, which replays are made in");
        }
      }
      default -> {
        double number = number(key, value);
        try {
          return config.with(key, number);
        } catch (IllegalArgumentException e) {
          throw value.wrong("be one of the seed's settings, with a finite value");
        }
      }
    }
    return config;
  }

  private static double number(String key, JsonInput value) {
    return switch (key) {
      case "auto_gamma" -> flag(value);
      case "auto_gamma_warmup" -> {
        if (value.finite() != Math.rint(value.finite())) {
          throw value.wrong("be a whole number of steps");
        }
        yield Math.max(0.0, value.finite());
      }
      // No phase exceeds 1, so a bound beyond it never acts.
      case "rho_max" -> Math.min(1.0, value.finite());
      // A meta-step of 0 stands still; so does one that no sum can feel.
      case "eta_a", "eta_mu", "eta_sigma" -> value.finite() == 0.0 ? UNFELT : value.finite();
      default -> LIMITS.contains(key) ? limit(key, value) : value.finite();
    };
  }

  private static double flag(JsonInput value) {
    if (value.node() != null && value.node().isBoolean()) {
      return value.node().booleanValue() ? 1.0 : 0.0;
    }
    throw value.wrong("be true or false");
  }

  /** A limit that null, and for a parameter's bound 0 or infinity, switches off; off is 0. */
  private static double limit(String key, JsonInput value) {
    if (value.isMissing() || value.number() == Double.POSITIVE_INFINITY) {
      return 0.0;
    }
    if (!(value.finite() >= 0.0)) {
      throw value.wrong("be null or not negative");
    }
    // To the seed a step of at most 0 is no step at all; only the least number says that here.
    return key.equals("step_norm_max")
        ? Math.max(Double.MIN_VALUE, value.finite())
        : value.finite();
  }
}
