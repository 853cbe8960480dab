package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;

import io.github.ae4j.Preset;
import java.util.List;

/** A loop that weighs the first moment by the rates, with every coefficient in motion. */
final class RateWeighted {
  static final List<String> NAMES =
      List.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY, BETA2, EPSILON);

  private RateWeighted() {}

  static double at(String name, long t) {
    return switch (name) {
      case LEARNING_RATE -> 0.02 * Math.exp(Math.sin(0.21 * t));
      case MOMENTUM -> t % 20 == 7 ? 0.0 : 1.0 - 4.0 / (t + 4.0);
      case MOMENTUM_SHARE -> 0.7 + 0.2 * Math.sin(0.29 * t);
      case RATE_MEMORY -> t % 3 == 0 ? 0.5 : 10.0;
      case BETA2 -> 0.9 + 0.09 * Math.sin(0.11 * t);
      default -> 1e-3 * (1.5 + Math.sin(0.17 * t));
    };
  }

  static Preset preset() {
    return Loops.along(RateWeighted::at, NAMES);
  }
}
