package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.online.OnlineClassifier;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The online classifier as an arm: {@code online-sgd} under its own loop, {@code constant-sgd@0.1} at a constant rate,
 * of SGD and AdaGrad without momentum.
 *
 * @param optimizer that makes the updates
 * @param learningRate where the loop starts, or the constant
 * @param isSteered whether there is a loop
 */
record LearnerArm(OnlineOptimizer optimizer, double learningRate, boolean isSteered) {
  private static final double START = 0.01; // the loop comes to the same from any
  private static final Preset NO_LOOP = (loop, adapter) -> {};

  /** Those at a scale. */
  static List<LearnerArm> all(boolean wide) {
    List<LearnerArm> all = new ArrayList<>();
    for (OnlineOptimizer optimizer : OnlineOptimizer.values()) {
      all.add(new LearnerArm(optimizer, START, true));
      Arrays.stream(wide ? grid(optimizer) : new double[] {0.1})
          .forEach(rate -> all.add(new LearnerArm(optimizer, rate, false)));
    }
    return all;
  }

  private static double[] grid(OnlineOptimizer optimizer) {
    return switch (optimizer) {
      case SGD -> new double[] {1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0, 3.0, 10.0};
      case ADAM -> new double[] {3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0};
      case ADAGRAD -> new double[] {1e-2, 3e-2, 0.1, 0.3, 1.0, 3.0, 10.0};
    };
  }

  /** Name of the family of steered learners. */
  static String steered(OnlineOptimizer optimizer) {
    return "online-" + label(optimizer);
  }

  /** Name of the family of constants. */
  static String constant(OnlineOptimizer optimizer) {
    return "constant-" + label(optimizer);
  }

  static String label(OnlineOptimizer optimizer) {
    return optimizer.name().toLowerCase(Locale.ROOT);
  }

  Arm arm() {
    return new Arm(
        isSteered ? steered(optimizer) : constant(optimizer),
        isSteered ? "" : Arms.text(learningRate),
        isSteered ? Role.STEERED : Role.BASELINE,
        start -> {
          throw new UnsupportedOperationException("a learner takes instances, not gradients");
        });
  }

  /** A learner of so many inputs. */
  OnlineClassifier learner(int inputs) {
    OnlineSettings settings = OnlineSettings.of(inputs, optimizer).withLearningRate(learningRate);
    boolean bare = !isSteered && optimizer != OnlineOptimizer.ADAM;
    return OnlineClassifier.of(
        2,
        bare ? settings.withMomentum(0.0) : settings,
        isSteered ? OnlineLearner.standard(optimizer) : NO_LOOP);
  }
}
