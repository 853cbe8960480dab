package io.github.ae4j.examples.online;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.online.RegressionLoss;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is learnt of a file. */
final class GoalOptions {
  private static final double LEAST_TAU = 1e-3;
  private static final double LEAST_DELTA = 1e-12;

  /** What is learnt. */
  enum Task {
    /** Labels. */
    CLASSIFICATION,
    /** Numbers. */
    REGRESSION
  }

  @Option(
      names = "--task",
      paramLabel = "T",
      defaultValue = "CLASSIFICATION",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Task task = Task.CLASSIFICATION;

  @Option(
      names = "--loss",
      paramLabel = "L",
      description = "of a regression: ${COMPLETION-CANDIDATES} (default: SQUARED)")
  private RegressionLoss.@Nullable Kind kind;

  @Option(
      names = "--delta",
      paramLabel = "D",
      description = "where the Huber loss turns linear, in units of the target (default: 1)")
  private @Nullable Double delta;

  @Option(
      names = "--tau",
      paramLabel = "Q",
      description = "which quantile, in (0, 1) (default: 0.5)")
  private @Nullable Double tau;

  /** What is to be learnt, checked. */
  Goal goal() {
    checkFits("--loss", kind, task == Task.REGRESSION, "--task REGRESSION");
    checkFits("--delta", delta, kind == RegressionLoss.Kind.HUBER, "--loss HUBER");
    checkFits("--tau", tau, kind == RegressionLoss.Kind.QUANTILE, "--loss QUANTILE");
    return task == Task.CLASSIFICATION ? new LabelGoal() : new TargetGoal(loss());
  }

  private static void checkFits(
      String option, @Nullable Object value, boolean fits, String needed) {
    if (value != null && !fits) {
      throw new BadInput(option + " must go with " + needed + ", got " + value);
    }
  }

  private RegressionLoss loss() {
    double turn = delta == null ? 1.0 : delta;
    double part = tau == null ? 0.5 : tau;
    BadInput.checkWithin("--delta", turn, LEAST_DELTA, 1.0 / LEAST_DELTA);
    BadInput.checkWithin("--tau", part, LEAST_TAU, 1.0 - LEAST_TAU);
    return switch (kind == null ? RegressionLoss.Kind.SQUARED : kind) {
      case SQUARED -> RegressionLoss.squared();
      case HUBER -> RegressionLoss.huber(turn);
      case QUANTILE -> RegressionLoss.quantile(part);
    };
  }
}
