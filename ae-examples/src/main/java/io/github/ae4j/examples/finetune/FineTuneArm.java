package io.github.ae4j.examples.finetune;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.schedule.Freezing;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way to fine-tune by AdamW.
 *
 * @param method what the learning rate does
 * @param rate the highest, or where the loop starts
 * @param scope what is trained
 */
public record FineTuneArm(Method method, double rate, Scope scope) {
  /** Rates that are tried of a method that is tuned. */
  public static final List<Double> GRID = List.of(1e-3, 3e-3, 1e-2);

  /** Where the loops start, whatever the task. */
  public static final double START = 1e-3;

  private static final double LEAST_RATE = 1e-12;

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

    /** Whether its rate is planned, and chosen from {@link FineTuneArm#GRID}; else a loop steers it. */
    public boolean isTuned() {
      return this == COSINE || this == CONSTANT;
    }

    /** As arms are named by it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is trained. */
  public enum Scope {
    /** All of the network, all the time. */
    WHOLE,
    /** What {@link Freezing} has not frozen for the time: layers from the input's side. */
    FREEZING
  }

  /**
   * What freezes layers. Under the rule's own constants nothing would be quiet here: gradients of trained weights keep
   * .85 of their length and more. These were chosen on other genres than the lab's.
   */
  static Freezing freezing() {
    return Freezing.defaults().withThresholds(0.9, 1.0).withSteps(0, 40).withTimes(100, 1000, 4);
  }

  /** Its name. */
  public String name() {
    return method.label() + (scope == Scope.WHOLE ? "" : "-freezing");
  }

  RatePlan plan(int steps) {
    return method == Method.COSINE ? RatePlan.cosine(rate, steps) : RatePlan.constant(rate);
  }

  /** What steers it; null where the optimizer is bare. */
  @Nullable Preset preset() {
    if (scope == Scope.FREEZING) {
      return steering().with(loop -> loop.screen(freezing()));
    }
    return method.isTuned() ? null : steering();
  }

  private Preset steering() {
    return switch (method) {
      case STANDARD -> Presets.standard();
      case FINE_TUNING -> Presets.fineTuning();
      case COSINE, CONSTANT ->
          (loop, adapter) ->
              loop.coefficient(
                  Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, LEAST_RATE, 1.0));
    };
  }
}
