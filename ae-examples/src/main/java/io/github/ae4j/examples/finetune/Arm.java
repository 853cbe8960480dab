package io.github.ae4j.examples.finetune;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way to fine-tune by AdamW.
 *
 * @param method what the learning rate does
 * @param rate the highest, or where the loop starts
 */
public record Arm(Method method, double rate) {
  /** Rates that are tried of a method that is tuned. */
  public static final List<Double> GRID = List.of(3e-4, 1e-3, 3e-3);

  /** Where the loops start, whatever the task. */
  public static final double START = 1e-3;

  /** What the learning rate does. */
  public enum Method {
    /** Warm-up over a tenth of the steps, then half a cosine; tuned. */
    COSINE,
    /** Stays; tuned. */
    CONSTANT,
    /** {@link Presets#standard}. */
    STANDARD,
    /** {@link Presets#fineTuning}, which starts from trained weights without throwing them. */
    FINE_TUNING;

    /** Whether its rate is chosen from {@link Arm#GRID}. */
    public boolean isTuned() {
      return preset() == null;
    }

    /** As arms are named by it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Nullable Preset preset() {
      return switch (this) {
        case STANDARD -> Presets.standard();
        case FINE_TUNING -> Presets.fineTuning();
        case COSINE, CONSTANT -> null;
      };
    }
  }

  /** Its name. */
  public String name() {
    return method.label();
  }

  RatePlan plan(int steps) {
    return method == Method.COSINE ? RatePlan.cosine(rate, steps) : RatePlan.constant(rate);
  }
}
